package org.kirogate.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.app.Http;
import org.kirogate.app.RunningGateway;
import org.kirogate.dialect.FoldedAnswer;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.simulator.script.Turn;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Reply;

/**
 * Every way in which an account fails, streamed and whole, in both dialects, on real sockets: before the answer has
 * begun another account gives it and nothing shows, afterwards the client is told in its dialect and nobody else is
 * asked. Each test goes through the four ways to ask at once, since pauses between tries are real.
 */
class FailoverMatrixIT {
    private static final String WELL = "All is well.";
    private static final String ASK = "[[say:" + WELL + "]]";

    private static RunningGateway gateway;
    private static final List<Lane> LANES = new ArrayList<>();
    private static ExecutorService threads;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start(
                "", Map.of("TOKEN_ALLOCATION_STRATEGY", "sequential", "STREAM_READ_TIMEOUT", "2"));
        for (Api api : Api.values()) {
            LANES.add(new Lane(gateway, api, true, "stream_" + api.ordinal()));
            LANES.add(new Lane(gateway, api, false, "whole_" + api.ordinal()));
        }
        threads = Executors.newFixedThreadPool(LANES.size());
    }

    @AfterAll
    static void close() throws IOException {
        threads.shutdownNow();
        for (Lane lane : LANES) {
            lane.close();
        }
        gateway.quiet();
        gateway.close();
        LANES.clear();
    }

    @AfterEach
    void forget() {
        gateway.simulator().reset();
    }

    static List<Ailment> before() {
        return Ailment.at(Ailment.Stage.BEFORE);
    }

    static List<Ailment> inside() {
        return Ailment.at(Ailment.Stage.INSIDE);
    }

    private static void everyWay(Consumer<Lane> check) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (Lane lane : LANES) {
            running.add(threads.submit(() -> {
                try {
                    check.accept(lane);
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(lane.api() + (lane.stream() ? " streamed" : " whole"), e);
                } finally {
                    lane.clear();
                }
            }));
        }
        for (Future<?> one : running) {
            one.get(1, TimeUnit.MINUTES);
        }
    }

    @ParameterizedTest
    @MethodSource("before")
    void beforeTheAnswerBeginsAnotherAccountGivesIt(Ailment ailment) throws Exception {
        everyWay(lane -> {
            lane.bring(ailment.turn(), true);
            Caller.Answer told = lane.ask(ASK);
            assertEquals(200, told.status(), told.body());
            if (lane.stream()) {
                assertEquals(List.of("text:" + WELL), lane.api().fold(told.body()).blocks());
            } else {
                assertEquals(WELL, lane.api().text(json(told)));
            }
            List<String> asked = lane.asked();
            assertEquals(lane.sick(), asked.get(0));
            assertEquals(asked.size() - 1, asked.indexOf(lane.well()), "asked " + asked);
            assertTrue(asked.size() <= 2 + ailment.callsOfATry(), "asked " + asked);
        });
    }

    @ParameterizedTest
    @MethodSource("before")
    void withoutAnotherTheErrorIsTheDialectsOwnAndNeverBlamesTheKey(Ailment ailment) throws Exception {
        everyWay(lane -> {
            lane.bring(ailment.turn(), false);
            Caller.Answer told = lane.ask(ASK);
            assertTrue(List.of(404, 429, 502, 503, 529).contains(told.status()), told.body());
            assertShape(lane.api(), told);
            assertTrue(lane.asked().size() <= 2 + ailment.callsOfATry(), "asked " + lane.asked());
        });
    }

    @ParameterizedTest
    @MethodSource("inside")
    void afterItHasBegunTheFailureIsToldAndNobodyElseIsAsked(Ailment ailment) throws Exception {
        everyWay(lane -> {
            lane.bring(ailment.turn(), true);
            Caller.Answer told = lane.ask(ASK);
            if (lane.stream()) {
                assertEquals(200, told.status());
                assertTrue(lane.api().fold(told.body()).failed(), told.body());
                assertTrue(told.body().contains("The beginn") || told.body().contains("Partial"), told.body());
            } else {
                assertTrue(told.status() >= 400 && told.status() != 401 && told.status() != 403, told.body());
                assertShape(lane.api(), told);
            }
            assertEquals(List.of(lane.sick()), lane.asked());
        });
    }

    /** What no other account can help with, and what a client is told: status in OpenAI's dialect, in Anthropic's. */
    @ParameterizedTest
    @CsvSource({
        "40-error-content-length, 0, 400, 400, 1", "41-error-improperly-formed, 0, 400, 400, 1",
        "44-error-tool-mismatch, 0, 400, 400, 1", "45-error-thinking-signature, 0, 400, 400, 2",
        "TOOL_SCHEMA_INVALID, 400, 400, 400, 2", "PAYLOAD_TOO_LARGE, 413, 400, 400, 1",
        "ORIGIN_TIMEOUT, 524, 504, 504, 1", "HALF_CALL, 200, 503, 529, 1"
    })
    void whatNobodyCanHelpWithIsToldAtOnce(String what, int status, int openAi, int anthropic, int calls)
            throws Exception {
        everyWay(lane -> {
            lane.bring(hopeless(what, status), true);
            Caller.Answer told = lane.ask(ASK);
            assertEquals(lane.api() == Api.OPENAI ? openAi : anthropic, told.status(), told.body());
            assertShape(lane.api(), told);
            assertFalse(told.body().contains("{}"), told.body());
            assertEquals(calls, lane.asked().size());
            assertFalse(lane.asked().contains(lane.well()));
        });
    }

    private static Turn hopeless(String what, int status) {
        if (status == 0) {
            return Fixtures.load(what).turns().get(0);
        }
        if (status == 200) {
            return Turn.once(what, Reply.stream(Events.toolCall("tooluse_1", "Write", "{\"a\":1}").subList(0, 2)));
        }
        return Turn.once(what, Reply.json(status, Map.of(), Http.object("message", "Refused.", "reason", what)));
    }

    /** A reply that is cut without its tail is a short answer; half a call is left out. */
    @ParameterizedTest
    @CsvSource({"11-truncated-tool-call, Writing the file.",
            "12-truncated-text-clean-eof, Step one is done. Now I will",
            "15-midstream-content-length-legacy, A long answer", "24-half-frame-eof, Hello"})
    void aReplyThatIsCutEndsAsTooLong(String fixture, String text) throws Exception {
        everyWay(lane -> {
            lane.bring(Fixtures.load(fixture).turns().get(0), true);
            Caller.Answer told = lane.ask(lane.api().askWithTool(ASK, lane.stream(), "write_file"));
            assertEquals(200, told.status(), told.body());
            if (lane.stream()) {
                FoldedAnswer folded = lane.api().fold(told.body());
                assertEquals(List.of("text:" + text), folded.blocks());
                assertEquals(lane.api().cutEnding(), folded.ending());
            } else {
                assertEquals(text, lane.api().text(json(told)).strip());
                assertEquals(lane.api().cutEnding(), lane.api().ending(json(told)));
                assertFalse(told.body().contains("tool_use") || told.body().contains("\"tool_calls\":["), told.body());
            }
            assertEquals(List.of(lane.sick()), lane.asked());
        });
    }

    private static JsonObject json(Caller.Answer told) {
        return JsonParser.parseString(told.body()).getAsJsonObject();
    }

    private static void assertShape(Api api, Caller.Answer told) {
        JsonObject error = json(told).getAsJsonObject("error");
        assertFalse(error.get("type").getAsString().isEmpty(), told.body());
        assertFalse(error.get("message").getAsString().isEmpty(), told.body());
        if (api == Api.ANTHROPIC) {
            assertEquals("error", json(told).get("type").getAsString());
            assertFalse(json(told).get("request_id").getAsString().isEmpty());
        } else {
            assertTrue(error.has("code") && error.has("param"), told.body());
        }
        if (List.of(429, 503, 529).contains(told.status())) {
            assertTrue(Integer.parseInt(told.retryAfter()) > 0);
        }
    }
}
