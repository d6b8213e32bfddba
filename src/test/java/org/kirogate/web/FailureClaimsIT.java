package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.app.Http;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.call.Refusal;

/** What clients are told of failures, so that they do the right thing next. */
class FailureClaimsIT {
    private static RunningGateway gateway;
    private static int people;

    /** The chat operation of a dialect. */
    private enum Api {
        OPENAI("/v1/chat/completions"),
        ANTHROPIC("/v1/messages");

        private final String path;

        Api(String path) {
            this.path = path;
        }

        HttpResponse<String> ask(String key, String text) {
            return gateway.http().chat(path, key, Http.ask(text, false));
        }
    }

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void close() {
        gateway.quiet();
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void throttlingIsA429WithAWaitThatClientsAreWillingToWait(Api api) {
        HttpResponse<String> answer = api.ask(keyWith(1), "[[error:throttle]]");
        assertEquals(429, answer.statusCode());
        wait(answer);
        assertEquals("", Http.header(answer, "x-should-retry"));
        assertEquals(api == Api.OPENAI ? "rate_limit_exceeded" : "rate_limit_error", type(answer));
    }

    @ParameterizedTest
    @EnumSource
    void overloadIsTheDialectsOwnStatus(Api api) {
        HttpResponse<String> answer = api.ask(keyWith(1), "[[error:overloaded]]");
        assertEquals(api == Api.OPENAI ? 503 : 529, answer.statusCode());
        assertEquals(api == Api.OPENAI ? "server_error" : "overloaded_error", type(answer));
        wait(answer);
    }

    @ParameterizedTest
    @EnumSource
    void contextOverflowIsSaidInTheWordsByWhichClientsKnowIt(Api api) {
        HttpResponse<String> answer = api.ask(keyWith(2), "[[error:toolong]]");
        assertEquals(400, answer.statusCode());
        JsonObject error = Http.json(answer).getAsJsonObject("error");
        if (api == Api.OPENAI) {
            assertEquals("context_length_exceeded", error.get("code").getAsString());
        } else {
            assertTrue(error.get("message").getAsString().startsWith("prompt is too long"), answer.body());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownModelIs404AndNamed(Api api) {
        JsonObject ask = Http.ask("Hello", false);
        ask.addProperty("model", "gpt-none");
        HttpResponse<String> answer = gateway.http().chat(api.path, keyWith(1), ask);
        assertEquals(404, answer.statusCode());
        JsonObject error = Http.json(answer).getAsJsonObject("error");
        String kind = error.get(api == Api.OPENAI ? "code" : "type").getAsString();
        assertEquals(api == Api.OPENAI ? "model_not_found" : "not_found_error", kind);
        assertTrue(error.get("message").getAsString().contains("gpt-none"));
    }

    @Test
    void noErrorShowsTheUpstreamsTextOrAnAccount() {
        List<Refusal> upstream = List.of(Refusal.throttled(1000), Refusal.modelCapacity(), Refusal.tooLong("asked for"),
                Refusal.internal(), Refusal.quota(402), Refusal.suspended());
        List<String> marks = List.of("throttle", "overloaded", "toolong", "internal", "quota", "suspended");
        for (int i = 0; i < marks.size(); i++) {
            String account = "owner-" + people + "-0";
            // The words are the same in both dialects.
            HttpResponse<String> answer = Api.values()[i % 2].ask(keyWith(1), "[[error:" + marks.get(i) + "]]");
            assertTrue(answer.statusCode() >= 400);
            String told = answer.body() + answer.headers().map();
            for (String secret : List.of(upstream.get(i).message(), account, SimAccount.SOCIAL_ARN, "arn:",
                    gateway.simulator().refreshToken(account))) {
                assertFalse(told.contains(secret), marks.get(i) + ": " + told);
            }
            String lower = told.toLowerCase(Locale.ROOT);
            assertFalse(lower.contains("exception") || lower.contains("kiro.dev") || lower.contains("amazon"), told);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenAllAccountsAreOutTheCallersOwnKeyIsNotBlamed(Api api) {
        for (String trouble : List.of("suspended", "quota")) {
            String key = keyWith(2);
            for (String text : List.of("[[error:" + trouble + "]]", "Hello")) {
                HttpResponse<String> answer = api.ask(key, text);
                assertEquals(503, answer.statusCode(), answer.body());
                assertTrue(Integer.parseInt(Http.header(answer, "retry-after")) > 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenEveryQuotaIsUsedUpClientsAreToldNotToRepeat(Api api) {
        String key = keyWith(1);
        api.ask(key, "[[error:quota]]");
        HttpResponse<String> answer = api.ask(key, "Hello");
        assertEquals(503, answer.statusCode(), answer.body());
        assertEquals("false", Http.header(answer, "x-should-retry"));
    }

    @ParameterizedTest
    @EnumSource
    void anOutageIsTheGatewaysAndNotTheKeys(Api api) {
        HttpResponse<String> answer = api.ask(keyWith(1), "[[error:internal]]");
        assertEquals(502, answer.statusCode(), answer.body());
        assertEquals(api == Api.OPENAI ? "server_error" : "api_error", type(answer));
    }

    private static void wait(HttpResponse<String> answer) {
        int seconds = Integer.parseInt(Http.header(answer, "retry-after"));
        assertTrue(seconds > 0 && seconds <= 20, "retry-after " + seconds);
    }

    private static String type(HttpResponse<String> answer) {
        return Http.json(answer).getAsJsonObject("error").get("type").getAsString();
    }

    /** A key with accounts that nobody else uses: what happens to them is nobody else's. */
    private static String keyWith(int accounts) {
        return gateway.person("owner_" + people++).keyApart(accounts);
    }
}
