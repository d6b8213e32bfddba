package org.kirogate.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.dialect.FoldedAnswer;
import org.kirogate.simulator.CapturedCall;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.simulator.script.Match;
import org.kirogate.simulator.script.Turn;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Reply;

/**
 * Every way in which an account fails, streamed and whole, in both dialects, on real sockets: before the answer has begun
 * another account gives it and nothing shows, afterwards the client is told in its dialect and nobody else is asked.
 */
class FailoverMatrixIT {
    private static final String WELL = "All is well.";
    private static final String ASK = "[[say:" + WELL + "]]";

    private static RunningGateway gateway;
    private static Person owner;
    private static String key;
    private static int accounts;

    private String sick;
    private String well;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("TOKEN_ALLOCATION_STRATEGY", "sequential", "STREAM_READ_TIMEOUT", "2"));
        owner = gateway.person("owner");
        key = owner.key("matrix").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.quiet();
        gateway.close();
    }

    @AfterEach
    void noAccountIsLeft() {
        gateway.simulator().reset();
        for (Map<String, String> token : gateway.rows("SELECT id FROM tokens")) {
            assertEquals(200, owner.call("DELETE", "/user/api/tokens/" + token.get("id"), new JsonObject())
                    .statusCode());
        }
    }

    static Stream<Arguments> before() {
        return Ailment.at(Ailment.Stage.BEFORE).stream().flatMap(FailoverMatrixIT::everyWay);
    }

    static Stream<Arguments> inside() {
        return Ailment.at(Ailment.Stage.INSIDE).stream().flatMap(FailoverMatrixIT::everyWay);
    }

    private static Stream<Arguments> everyWay(Object first) {
        return Stream.of(Api.values()).flatMap(
                api -> Stream.of(true, false).map(stream -> Arguments.of(first, api, stream)));
    }

    @ParameterizedTest(name = "{0} {1} stream={2}")
    @MethodSource("before")
    void beforeTheAnswerBeginsAnotherAccountGivesIt(Ailment ailment, Api api, boolean stream) {
        bring(ailment.turn(), true);
        HttpResponse<String> answer = gateway.http().chat(api.path(), key, Http.ask(ASK, stream));
        assertEquals(200, answer.statusCode(), answer.body());
        if (stream) {
            assertEquals(List.of("text:" + WELL), api.fold(answer.body()).blocks());
        } else {
            assertEquals(WELL, api.text(Http.json(answer)));
        }
        List<String> asked = asked();
        assertEquals(sick, asked.get(0));
        assertEquals(well, asked.get(asked.size() - 1));
        assertTrue(asked.size() >= 2 && asked.size() <= 3, "asked " + asked);
        assertEquals(1, asked.stream().filter(well::equals).count());
    }

    @ParameterizedTest(name = "{0} {1} stream={2}")
    @MethodSource("before")
    void withoutAnotherTheErrorIsTheDialectsOwnAndNeverBlamesTheKey(Ailment ailment, Api api, boolean stream) {
        bring(ailment.turn(), false);
        HttpResponse<String> answer = gateway.http().chat(api.path(), key, Http.ask(ASK, stream));
        int status = answer.statusCode();
        assertTrue(status == 404 || status == 429 || status == 502 || status == 503 || status == 529, answer.body());
        assertShape(api, answer);
        assertTrue(asked().size() <= 3, "asked " + asked());
    }

    @ParameterizedTest(name = "{0} {1} stream={2}")
    @MethodSource("inside")
    void afterItHasBegunTheFailureIsToldAndNobodyElseIsAsked(Ailment ailment, Api api, boolean stream) {
        bring(ailment.turn(), true);
        HttpResponse<String> answer = gateway.http().chat(api.path(), key, Http.ask(ASK, stream));
        if (stream) {
            assertEquals(200, answer.statusCode());
            FoldedAnswer folded = api.fold(answer.body());
            assertTrue(folded.failed(), answer.body());
            assertTrue(answer.body().contains("The beginn") || answer.body().contains("Partial"), answer.body());
        } else {
            assertTrue(answer.statusCode() >= 400 && answer.statusCode() != 401 && answer.statusCode() != 403);
            assertShape(api, answer);
        }
        assertEquals(List.of(sick), asked());
    }

    /** What no other account can help with, and what a client is told: status in OpenAI's dialect, in Anthropic's. */
    @ParameterizedTest
    @CsvSource({
        "40-error-content-length, 0, 400, 400, 1", "41-error-improperly-formed, 0, 400, 400, 1",
        "44-error-tool-mismatch, 0, 400, 400, 1", "45-error-thinking-signature, 0, 400, 400, 2",
        "TOOL_SCHEMA_INVALID, 400, 400, 400, 2", "PAYLOAD_TOO_LARGE, 413, 400, 400, 1", "ORIGIN_TIMEOUT, 524, 504, 504, 1",
        "HALF_CALL, 200, 503, 529, 1"
    })
    void whatNobodyCanHelpWithIsToldAtOnce(String what, int status, int openAi, int anthropic, int calls) {
        for (Api api : Api.values()) {
            for (boolean stream : new boolean[] {true, false}) {
                bring(hopeless(what, status), true);
                HttpResponse<String> answer = gateway.http().chat(api.path(), key, Http.ask(ASK, stream));
                assertEquals(api == Api.OPENAI ? openAi : anthropic, answer.statusCode(), answer.body());
                assertShape(api, answer);
                assertFalse(answer.body().contains("{}"), answer.body());
                assertEquals(calls, asked().size());
                assertFalse(asked().contains(well));
                noAccountIsLeft();
            }
        }
    }

    private static Turn hopeless(String what, int status) {
        if (status == 0) {
            return Fixtures.load(what).turns().get(0);
        }
        if (status == 200) {
            return Turn.once(what, Reply.stream(Events.toolCall("tooluse_1", "Write", "{\"a\":1}").subList(0, 1)));
        }
        return Turn.once(what, Reply.json(status, Map.of(), Http.object("message", "Refused.", "reason", what)));
    }

    /** A reply that is cut without its tail is a short answer; half a call is left out. */
    @ParameterizedTest
    @CsvSource({"11-truncated-tool-call, Writing the file.", "12-truncated-text-clean-eof, Step one is done. Now I will",
            "15-midstream-content-length-legacy, A long answer", "24-half-frame-eof, Hello"})
    void aReplyThatIsCutEndsAsTooLong(String fixture, String text) {
        for (Api api : Api.values()) {
            for (boolean stream : new boolean[] {true, false}) {
                bring(Fixtures.load(fixture).turns().get(0), true);
                HttpResponse<String> answer =
                        gateway.http().chat(api.path(), key, api.askWithTool(ASK, stream, "Write"));
                assertEquals(200, answer.statusCode(), answer.body());
                if (stream) {
                    FoldedAnswer folded = api.fold(answer.body());
                    assertEquals(List.of("text:" + text), folded.blocks());
                    assertEquals(api.cutEnding(), folded.ending());
                } else {
                    assertEquals(text, api.text(Http.json(answer)).strip());
                    assertEquals(api.cutEnding(), api.ending(Http.json(answer)));
                    assertFalse(answer.body().contains("tool_use") || answer.body().contains("\"tool_calls\":["));
                }
                assertEquals(List.of(sick), asked());
                noAccountIsLeft();
            }
        }
    }

    /** Two accounts, or one: the first, which is asked first, answers every call with that turn. */
    private void bring(Turn turn, boolean another) {
        sick = "sick-" + accounts++;
        owner.token(sick, false);
        Match match = new Match(Http.object("credential", sick)).with(
                "operation", new JsonPrimitive(Operation.GENERATE.wireName()));
        gateway.simulator().play(turn.times(0).matching(match));
        well = "well-" + accounts;
        if (another) {
            owner.token(well, false);
        }
    }

    /** Whose model was asked, in order. */
    private static List<String> asked() {
        return gateway.simulator().calls(Operation.GENERATE).stream().map(CapturedCall::credential).toList();
    }

    private static void assertShape(Api api, HttpResponse<String> answer) {
        JsonObject body = Http.json(answer);
        JsonObject error = body.getAsJsonObject("error");
        assertFalse(error.get("type").getAsString().isEmpty(), answer.body());
        assertFalse(error.get("message").getAsString().isEmpty(), answer.body());
        if (api == Api.ANTHROPIC) {
            assertEquals("error", body.get("type").getAsString());
            assertFalse(body.get("request_id").getAsString().isEmpty());
        } else {
            assertTrue(error.has("code") && error.has("param"), answer.body());
        }
        if (answer.statusCode() == 429 || answer.statusCode() == 503 || answer.statusCode() == 529) {
            assertTrue(Integer.parseInt(Http.header(answer, "retry-after")) > 0);
        }
    }
}
