package org.kirogate.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kirogate.simulator.SimOptions;
import org.kirogate.simulator.Simulator;
import org.kirogate.support.ServerStartException;
import org.kirogate.support.TestDatabase;
import org.kirogate.support.TestTomcat;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.TokenCandidate;

/** A stranger's strategy serves; a start that can't succeed says everything that is wrong and serves nothing. */
class StartIT {

    /** Written by a user of the program: always the token with the largest number. */
    public static final class Largest implements AllocationStrategy {
        static final AtomicInteger ASKED = new AtomicInteger();

        @Override
        public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
            ASKED.incrementAndGet();
            return candidates.stream().max((one, other) -> Long.compare(one.id(), other.id())).orElseThrow();
        }
    }

    @Test
    void aStrangersStrategyServesByItsFullName() {
        Map<String, String> chosen = Map.of("TOKEN_ALLOCATION_STRATEGY", Largest.class.getName());
        try (RunningGateway gateway = RunningGateway.start("", chosen)) {
            Person owner = gateway.person("owner");
            owner.token("one", true);
            owner.token("two", true);
            long last = owner.token("three", true);
            String key = gateway.superKey(owner, "k").get("key").getAsString();
            int before = Largest.ASKED.get();
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = gateway.http().chat("/v1/messages", key, Http.ask("Hello", false));
                assertEquals(last, Long.parseLong(
                        gateway.usage(Http.header(answer, "x-request-id")).get("token_id")), answer.body());
            }
            assertEquals(before + 3, Largest.ASKED.get());
        }
    }

    @Test
    void aWrongStrategyStopsTheStartAndNamesTheChoices() {
        for (String name : List.of("no.such.Strategy", "java.lang.String", "random")) {
            String message = refusal(Map.of("TOKEN_ALLOCATION_STRATEGY", name));
            for (String part : List.of("TOKEN_ALLOCATION_STRATEGY", name, "score_based", "round_robin", "sequential")) {
                assertTrue(message.contains(part), message);
            }
        }
    }

    @Test
    void everyProblemOfTheConfigurationIsToldAtOnce() {
        String message = refusal(Map.of(
                "TOKEN_ENCRYPT_KEY", "dG9vIHNob3J0", "PING_INTERVAL", "soon", "KIRO_DIALECT", "smoke-signals"));
        for (String part : List.of("TOKEN_ENCRYPT_KEY", "PING_INTERVAL", "soon", "KIRO_DIALECT", "smoke-signals")) {
            assertTrue(message.contains(part), message);
        }
        assertFalse(message.contains("dG9vIHNob3J0"), "a secret in a message");
    }

    @Test
    void missingSecretsStopTheStart() {
        String message = refusal(Map.of("TOKEN_ENCRYPT_KEY", "", "KEY_DIGEST_SECRET", "", "SESSION_SECRET", ""));
        for (String part : List.of("TOKEN_ENCRYPT_KEY", "KEY_DIGEST_SECRET", "SESSION_SECRET")) {
            assertTrue(message.contains(part), message);
        }
    }

    /** All that a start with these variables says on its way to the end. */
    private static String refusal(Map<String, String> wrong) {
        try (TestDatabase database = TestDatabase.create();
                Simulator simulator = Simulator.start(SimOptions.steered())) {
            Map<String, String> environment =
                    new HashMap<>(RunningGateway.environment(database.environment(), simulator));
            environment.putAll(wrong);
            Throwable thrown =
                    assertThrows(ServerStartException.class, () -> TestTomcat.start("", environment).close());
            StringBuilder messages = new StringBuilder();
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                messages.append(each.getMessage()).append('\n');
            }
            return messages.toString();
        }
    }
}
