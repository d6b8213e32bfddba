package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.StopReason;
import org.kirogate.config.GatewayConfig;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.simulator.SimOptions;
import org.kirogate.simulator.Simulator;
import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.pace.Gate;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.simulator.script.TurnJson;
import org.kirogate.simulator.stream.Ending;
import org.kirogate.simulator.stream.Faults;
import org.kirogate.simulator.stream.Split;
import org.kirogate.upstream.http.HttpDoors;
import org.kirogate.upstream.http.HttpSettings;

/** Answers of several calls against the simulated service, real bytes on real sockets. */
@Timeout(120)
class RoundsIT {
    private static final SearchOffer SEARCH = new SearchOffer(3, List.of(), List.of());
    private static final OutputFormat CITY = new OutputFormat(OutputFormat.Kind.JSON_SCHEMA, json("""
            {"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""));
    private static final String ASK = "[[tool:web_search {\"query\":\"rivers\"}]]";

    private Simulator simulator;
    private WireRelay relay;

    @AfterEach
    void close() {
        assertEquals(0, relay.inFlight(), "a token is still held");
        relay.close();
        simulator.close();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private void start(SimOptions options, String dialect, GatewayConfig.Relay timing) {
        simulator = Simulator.start(options);
        String key = simulator.addAccount(SimAccount.apiKey("key-1")).origin().apiKey();
        relay = new WireRelay(HttpDoors.open(HttpSettings.defaults(), InstantSource.system()), simulator.baseUrl(),
                dialect, key, timing);
    }

    private Reply ask(ChatRequest chat) {
        try (RelayedReply reply = relay.open(chat)) {
            return ReplyFolder.fold(reply.first(), reply, WireRelay.LONG);
        }
    }

    private GatewayException late(ChatRequest chat) {
        return assertThrows(GatewayException.class, () -> ask(chat));
    }

    @ParameterizedTest
    @CsvSource({"runtime, 100000", "runtime-cw, 100000", "q-legacy, 100000", "runtime, 1", "runtime, 7"})
    void aSearchIsRunAndReadByTheModelHoweverTheBytesAreCut(String dialect, int bytes) {
        start(SimOptions.steered().withFaults(Faults.NONE.splitting(Split.every(bytes))), dialect, WireRelay.patient());
        Reply reply = ask(WireRelay.chat(ASK, 0, OutputFormat.TEXT, SEARCH));
        Part.WebSearch search = (Part.WebSearch) reply.parts().get(1);
        assertEquals("rivers", search.query());
        assertEquals("Simulated page about rivers", search.hits().get(0).title());
        String said = ((Part.Text) reply.parts().get(2)).text();
        assertTrue(said.startsWith("TOOL_RESULT [{\"title\":\"Simulated page about rivers\""), said);
        assertEquals(StopReason.END_TURN, reply.end().reason());
        assertEquals(1, simulator.count(Operation.INVOKE_MCP));
        assertEquals(2, simulator.count(Operation.GENERATE));
        assertTrue(reply.end().counts().credits() > 0);
    }

    @Test
    void aSearchThatFailsOnTheWireIsToldToTheModel() {
        start(SimOptions.steered(), "runtime", WireRelay.patient());
        simulator.play(Fixtures.load("85-mcp-error"));
        Reply reply = ask(WireRelay.chat(ASK, 0, OutputFormat.TEXT, SEARCH));
        assertEquals("invalid_input", ((Part.WebSearch) reply.parts().get(1)).error());
        assertTrue(((Part.Text) reply.parts().get(2)).text().contains("The search failed: invalid_input"));
    }

    @Test
    void jsonThatDoesNotFitIsAskedForOnceMoreWithTheReason() {
        start(SimOptions.scripted(), "runtime", WireRelay.patient());
        TurnJson.read(json("""
                {"turns":[{"response":{"text":"{\\"town\\":\\"Bern\\"}"}},
                 {"match":{"bodyContains":"the required member 'city' is missing"},
                  "response":{"text":"```json\\n{\\"city\\":\\"Bern\\"}\\n```"}}]}""")).forEach(simulator::play);
        assertEquals("{\"city\":\"Bern\"}",
                RelayFixture.text(ask(WireRelay.chat("Which?", 0, CITY, SearchOffer.NONE))));
        assertEquals(List.of(), simulator.unmatched());
    }

    @Test
    void anAnswerPastItsLimitIsCutAndTheServicesCallIsEnded() {
        start(SimOptions.steered(), "runtime", WireRelay.patient());
        Reply reply = ask(WireRelay.chat("[[long:500]]", 50, OutputFormat.TEXT, SearchOffer.NONE));
        assertEquals(StopReason.MAX_TOKENS, reply.end().reason());
        assertTrue(RelayFixture.text(reply).length() < 500);
    }

    @Test
    void anAnswerThatHangsIsEndedByTheTotalTime() {
        Duration limit = Duration.ofMillis(300);
        GatewayConfig.Relay timing = new GatewayConfig.Relay(
                WireRelay.LONG, WireRelay.LONG, WireRelay.LONG, limit, WireRelay.LONG);
        start(SimOptions.steered().withFaults(Faults.NONE.stoppingBefore(2).ending(Ending.HANG)), "runtime", timing);
        assertEquals(Fault.UPSTREAM_TIMEOUT,
                late(WireRelay.chat("[[long:500]]", 0, OutputFormat.TEXT, SearchOffer.NONE)).fault());
    }

    @Test
    void aHeadThatDoesNotComeIsEndedByTheTimeOfTheFirstPiece() {
        Duration limit = Duration.ofMillis(200);
        GatewayConfig.Relay timing = new GatewayConfig.Relay(
                limit, WireRelay.LONG, Duration.ofMillis(1), Duration.ZERO, WireRelay.LONG);
        Gate gate = new Gate();
        start(SimOptions.steered().withFaults(Faults.NONE.holdingHeaders(gate)), "runtime", timing);
        assertEquals(Fault.UPSTREAM_TIMEOUT,
                late(WireRelay.chat("hi", 0, OutputFormat.TEXT, SearchOffer.NONE)).fault());
        gate.open();
    }
}
