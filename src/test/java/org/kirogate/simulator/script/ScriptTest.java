package org.kirogate.simulator.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Dialect;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.http.WireRequest;
import org.kirogate.simulator.stream.Faults;
import org.kirogate.simulator.stream.Reply;
import org.kirogate.simulator.stream.Split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ScriptTest {

    private static final String BODY = """
            {"conversationState":{"currentMessage":{"userInputMessage":{"content":"list the files","modelId":"auto",
            "userInputMessageContext":{"toolResults":[{"toolUseId":"t1"}]}}}},"agentMode":"vibe"}""";
    private static final Reply REPLY = Reply.stream(List.of());

    private static Call call(int index) {
        JsonObject body = JsonParser.parseString(BODY).getAsJsonObject();
        WireRequest request = new WireRequest("POST", "/", Map.of(), Map.of(), BODY.getBytes(StandardCharsets.UTF_8));
        return new Call(Operation.GENERATE, Dialect.RUNTIME, index, request, body, true, "A");
    }

    private static Match match(String json) {
        return new Match(JsonParser.parseString(json).getAsJsonObject());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'userInputContains':'files'} | true", "{'userInputContains':'folders'} | false",
        "{'userInputRegex':'^list .* files$'} | true", "{'userInputRegex':'^files'} | false",
        "{'bodyContains':'toolResults'} | true", "{'bodyContains':'images'} | false",
        "{'bodyNotContains':'images'} | true", "{'bodyNotContains':'toolResults'} | false",
        "{'hasToolResults':true} | true", "{'hasToolResults':false} | false",
        "{'modelId':'auto'} | true", "{'modelId':'glm-5'} | false",
        "{'agentMode':'vibe'} | true", "{'agentMode':'spec'} | false",
        "{'callIndex':3} | true", "{'callIndex':2} | false",
        "{'credential':'A'} | true", "{'credential':'B'} | false",
        "{'operation':'generateAssistantResponse'} | true", "{'operation':'InvokeMCP'} | false",
        "{'body':{'agentMode':'vibe'}} | true", "{'body':{'agentMode':'spec'}} | false",
        "{'modelId':'auto','credential':'B'} | false", "{} | true"})
    void aMatchHoldsWhenAllItsConditionsDo(String json, boolean holds) {
        assertEquals(holds, match(json.replace('\'', '"')).holds(call(3)));
    }

    @Test
    void aMisspeltConditionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> match("{\"userInputContain\":\"x\"}"));
    }

    @Test
    void theFirstTurnThatMatchesIsPlayedAsOftenAsItMay() {
        Script script = new Script();
        script.add(Turn.once("other", REPLY).matching(match("{\"modelId\":\"glm-5\"}")));
        script.add(Turn.once("twice", REPLY).times(2));
        script.add(Turn.once("always", REPLY).times(0));
        List<String> played = List.of(name(script.next(call(0))), name(script.next(call(1))),
                name(script.next(call(2))), name(script.next(call(3))));
        assertEquals(List.of("twice", "twice", "always", "always"), played);
        assertEquals(List.of("other"), script.left());
    }

    @Test
    void noMatchIsNoAnswer() {
        Script script = new Script();
        script.add(Turn.once("other", REPLY).matching(match("{\"modelId\":\"glm-5\"}")));
        assertEquals(Optional.empty(), script.next(call(0)));
    }

    private static String name(Optional<Turn> turn) {
        return turn.orElseThrow().name();
    }

    @Test
    void thePostedFormGetsTheNormalTailUnlessItIsTruncated() {
        JsonObject whole = JsonParser.parseString("{\"response\":{\"text\":\"Hi\"}}").getAsJsonObject();
        JsonObject cut = JsonParser.parseString("{\"response\":{\"text\":\"Hi\",\"truncate\":true}}").getAsJsonObject();
        assertEquals(4, TurnJson.read(whole).get(0).reply().frames().size());
        assertEquals(1, TurnJson.read(cut).get(0).reply().frames().size());
    }

    @Test
    void postedFaultsAreReadByTheirNames() {
        Faults faults = FaultsJson.read(JsonParser.parseString("{\"splitEvery\":3,\"gzip\":true,\"wrongCrcFrame\":1}")
                .getAsJsonObject());
        assertEquals(Faults.NONE.splitting(Split.every(3)).compressing().spoiling(1), faults);
        assertThrows(IllegalArgumentException.class,
                () -> FaultsJson.read(JsonParser.parseString("{\"split\":3}").getAsJsonObject()));
    }
}
