package org.kirogate.upstream.kiro.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.Thinking.Effort;
import org.kirogate.chat.Thinking.Mode;

class ModelFieldsTest {
    private static final JsonObject GPT = Requests.json("""
            {"properties":{"reasoning":{"properties":{"effort":{"enum":["none","low","medium","high"],
             "default":"medium"}}}}}""");
    private static final JsonObject ALWAYS_ON = Requests.json("""
            {"properties":{"thinking":{"properties":{"type":{"enum":["adaptive"]},"display":{"enum":["summarized",
             "omitted"]}}},
             "output_config":{"properties":{"effort":{"enum":["low","medium","high"],"default":"medium"}}}}}""");

    private static void fields(String expected, JsonObject schema, int maxTokens, Mode mode, int budget,
            Effort effort) {
        assertEquals(Requests.json(expected), new ModelFields(schema)
                .of(Requests.thinking(maxTokens, new Thinking(mode, budget, effort))));
    }

    @Test
    void askedThinkingIsAdaptiveWithTheSchemasDefaultEffort() {
        fields("{\"thinking\":{\"type\":\"adaptive\",\"display\":\"summarized\"},"
                        + "\"output_config\":{\"effort\":\"high\"}}",
                Requests.NATIVE, 0, Mode.ADAPTIVE, 0, Effort.DEFAULT);
    }

    @Test
    void budgetBecomesAnEffortAndTheCallersOwnWordWins() {
        String low = "{\"thinking\":{\"type\":\"adaptive\",\"display\":\"summarized\"},"
                + "\"output_config\":{\"effort\":\"%s\"}}";
        fields(low.formatted("low"), Requests.NATIVE, 0, Mode.ENABLED, 4_000, Effort.DEFAULT);
        fields(low.formatted("medium"), Requests.NATIVE, 0, Mode.ENABLED, 16_000, Effort.DEFAULT);
        fields(low.formatted("high"), Requests.NATIVE, 0, Mode.ENABLED, 64_000, Effort.DEFAULT);
        fields(low.formatted("max"), Requests.NATIVE, 0, Mode.ENABLED, 1_000, Effort.MAX);
    }

    @Test
    void effortThatIsNotListedIsTheNearestLower() {
        fields("{\"thinking\":{\"type\":\"adaptive\",\"display\":\"summarized\"},"
                        + "\"output_config\":{\"effort\":\"high\"}}",
                Requests.NATIVE, 0, Mode.ENABLED, 0, Effort.XHIGH);
        fields("{\"reasoning\":{\"effort\":\"high\"}}", GPT, 0, Mode.ENABLED, 0, Effort.MAX);
    }

    @Test
    void thinkingThatNobodyAskedForIsDisabled() {
        fields("{\"thinking\":{\"type\":\"disabled\"}}", Requests.NATIVE, 0, Mode.UNSET, 0, Effort.DEFAULT);
        fields("{\"thinking\":{\"type\":\"disabled\"}}", Requests.NATIVE, 0, Mode.ENABLED, 0, Effort.NONE);
        fields("{\"thinking\":{\"type\":\"disabled\"},"
                        + "\"output_config\":{\"effort\":\"low\"}}",
                Requests.NATIVE, 0, Mode.UNSET, 0, Effort.LOW);
    }

    @Test
    void modelsThatAlwaysThinkAreNeverToldDisabled() {
        fields("{\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"},"
                        + "\"output_config\":{\"effort\":\"low\"}}",
                ALWAYS_ON, 0, Mode.DISABLED, 0, Effort.DEFAULT);
        fields("{\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"},"
                        + "\"output_config\":{\"effort\":\"medium\"}}",
                ALWAYS_ON, 0, Mode.UNSET, 0, Effort.DEFAULT);
    }

    @Test
    void gptModelsAreToldByEffortAlone() {
        fields("{\"reasoning\":{\"effort\":\"none\"}}", GPT, 9_000, Mode.DISABLED, 0, Effort.DEFAULT);
        fields("{\"reasoning\":{\"effort\":\"medium\"}}", GPT, 9_000, Mode.UNSET, 0, Effort.DEFAULT);
    }

    @Test
    void outputTokensAreSaidOnlyWithinTheSchemasBounds() {
        fields("{\"thinking\":{\"type\":\"disabled\"},\"max_tokens\":2048}", Requests.NATIVE, 2048, Mode.UNSET, 0,
                Effort.DEFAULT);
        fields("{\"thinking\":{\"type\":\"disabled\"}}", Requests.NATIVE, 10, Mode.UNSET, 0, Effort.DEFAULT);
        fields("{\"thinking\":{\"type\":\"disabled\"}}", Requests.NATIVE, 99_999, Mode.UNSET, 0, Effort.DEFAULT);
    }

    @Test
    void modelsWithoutASchemaAreToldNothing() {
        fields("{}", new JsonObject(), 2048, Mode.ENABLED, 5_000, Effort.HIGH);
        assertFalse(new ModelFields(new JsonObject()).isNative());
        assertTrue(new ModelFields(GPT).isNative());
    }

    @Test
    void tagsCarryABudgetThatLeavesRoomForTheAnswer() {
        assertEquals("<thinking_mode>enabled</thinking_mode><max_thinking_length>20000</max_thinking_length>",
                ThinkingPrompt.of(Requests.thinking(0, new Thinking(Mode.ENABLED, 0, Effort.DEFAULT))));
        assertTrue(ThinkingPrompt.of(Requests.thinking(4_000, new Thinking(Mode.ENABLED, 9_000, Effort.DEFAULT)))
                .contains(">3000<"));
        assertTrue(ThinkingPrompt.of(Requests.thinking(0, new Thinking(Mode.ENABLED, 90_000, Effort.DEFAULT)))
                .contains(">24576<"));
        assertEquals("", ThinkingPrompt.of(Requests.thinking(600, new Thinking(Mode.ENABLED, 9_000, Effort.DEFAULT))));
        assertEquals("", ThinkingPrompt.of(Requests.thinking(0, Thinking.UNSET)));
    }
}
