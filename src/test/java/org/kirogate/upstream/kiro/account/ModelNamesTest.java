package org.kirogate.upstream.kiro.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ModelInfo;
import org.kirogate.upstream.ResolvedModel;

class ModelNamesTest {
    private static final List<String> LISTED =
            DefaultModels.read().stream().map(ModelInfo::id).toList();

    private static void means(String id, String asked) {
        means(id, asked, LISTED);
    }

    private static void means(String id, String asked, List<String> listed) {
        assertEquals(Optional.of(new ResolvedModel(id, false)), resolve(asked, listed), asked);
    }

    private static void standsIn(String id, String asked) {
        standsIn(id, asked, LISTED);
    }

    private static void standsIn(String id, String asked, List<String> listed) {
        assertEquals(Optional.of(new ResolvedModel(id, false, true)), resolve(asked, listed), asked);
    }

    private static Optional<ResolvedModel> resolve(String asked, List<String> listed) {
        return new ModelNames(Map.of(), true).resolve(asked, listed);
    }

    private static void thinks(String id, String asked) {
        assertEquals(Optional.of(new ResolvedModel(id, true)), resolve(asked, LISTED), asked);
    }

    @Test
    void listedIdsMeanThemselvesInAnyCase() {
        LISTED.forEach(id -> means(id, id));
        means("claude-opus-5", "Claude-Opus-5");
    }

    @Test
    void dashedAndDatedNamesAreFound() {
        means("claude-sonnet-4.5", "claude-sonnet-4-5");
        means("claude-sonnet-4.5", "claude-sonnet-4-5-20250929");
        means("claude-haiku-4.5", "claude-haiku-4-5-20251001");
        means("claude-opus-4.5", "claude-opus-4-5@20251101");
        means("claude-sonnet-4", "claude-sonnet-4-20250514");
        means("claude-opus-4.6", "claude-opus-4-6");
        means("claude-opus-5", "claude-opus-5-latest");
        means("claude-opus-5.5", "claude-opus-5-5");
    }

    @Test
    void vendorsAndMarksAreReadOver() {
        means("claude-sonnet-4.5", "anthropic/claude-sonnet-4.5");
        means("claude-sonnet-4.5", "kiro/claude-sonnet-4-5");
        means("claude-sonnet-4.5", "us.anthropic.claude-sonnet-4-5-20250929-v1:0");
        means("claude-sonnet-4.6", "claude-sonnet-4-6[1m]");
        means("claude-sonnet-4.5", "CLAUDE_SONNET_4_5_20250929_V1_0");
        means("glm-5", "glm-5:free");
    }

    @Test
    void theThinkingMarkIsRemembered() {
        thinks("claude-sonnet-4.5", "claude-sonnet-4.5-thinking");
        thinks("claude-sonnet-4.5", "claude-sonnet-4-5-20250929-thinking");
        thinks("claude-opus-5", "anthropic/claude-opus-5-thinking[1m]");
    }

    @Test
    void olderNamesMeanWhatReplacedThem() {
        means("claude-sonnet-4.5", "claude-4.5-sonnet");
        standsIn("claude-sonnet-4.5", "claude-3-5-sonnet-20241022");
        standsIn("claude-sonnet-4.5", "claude-3-7-sonnet-latest");
        standsIn("claude-opus-4.5", "claude-3-opus-20240229");
        standsIn("claude-haiku-4.5", "claude-3-haiku-20240307");
        standsIn("claude-haiku-4.5", "claude-3-5-haiku-20241022");
        standsIn("claude-haiku-4.5", "claude-instant-1.2");
        standsIn("claude-sonnet-4.5", "claude-sonnet-4-20250514", List.of("claude-sonnet-4.5"));
    }

    @Test
    void theNewestOfTheFamilyThatIsNotNewerThanAskedServes() {
        standsIn("claude-haiku-4.5", "claude-haiku-5-5");
        standsIn("claude-opus-5.5", "claude-opus-9");
        standsIn("claude-sonnet-4.6", "claude-sonnet-5", List.of("claude-sonnet-4.5", "claude-sonnet-4.6"));
        standsIn("claude-opus-4.5", "claude-opus-5-5", List.of("auto", "claude-opus-4.5"));
        standsIn("claude-opus-4.6", "claude-opus-4-7-20260401", List.of("claude-opus-4.6", "claude-opus-4.8"));
    }

    @Test
    void elseTheOldestOfTheFamilyThatIsNewerServes() {
        standsIn("claude-sonnet-5", "claude-sonnet-4-5-20250929", List.of("claude-sonnet-5.5", "claude-sonnet-5"));
        standsIn("claude-opus-4.10", "claude-opus-4-1", List.of("claude-opus-5", "claude-opus-4.10"));
    }

    @Test
    void anotherFamilyServesWhenTheirsIsNotListedAtAll() {
        List<String> free = List.of("auto", "claude-haiku-4.5", "claude-sonnet-4.5", "claude-sonnet-4", "deepseek-3.2");
        standsIn("claude-sonnet-4.5", "claude-opus-5-5", free);
        standsIn("claude-sonnet-4.5", "claude-fable-5-2", free);
        standsIn("claude-opus-4.5", "claude-sonnet-4.5", List.of("claude-haiku-4.5", "claude-opus-4.5"));
        standsIn("claude-sonnet-4", "claude-haiku-4", free.stream().filter(id -> !id.contains("haiku")).toList());
        assertEquals(Optional.empty(), resolve("claude-opus-5", List.of("auto", "glm-5")));
    }

    @Test
    void aNameWithoutVersionMeansTheNewest() {
        means("claude-sonnet-5.5", "claude-sonnet-latest");
        means("claude-opus-5.5", "claude-opus");
    }

    @Test
    void variantsServeOnlyWhereThereIsNothingElse() {
        means("claude-opus-5", "claude-opus-5-1m");
        standsIn("claude-sonnet-4", "claude-sonnet-4.5", List.of("claude-sonnet-4.5-1m", "claude-sonnet-4"));
        means("claude-sonnet-4.5-1m", "claude-sonnet-4.5", List.of("claude-sonnet-4.5-1m"));
    }

    @Test
    void whatStandsInThinksWhenTheNameSaysSo() {
        assertEquals(Optional.of(new ResolvedModel("claude-haiku-4.5", true, true)),
                resolve("claude-haiku-5-5-thinking", LISTED));
    }

    @Test
    void theOperatorMaySwitchTheFallbackOff() {
        ModelNames strict = new ModelNames(Map.of(), false);
        assertEquals(Optional.empty(), strict.resolve("claude-haiku-5-5", LISTED));
        assertEquals("claude-haiku-4.5", strict.resolve("claude-haiku-4-5", LISTED).orElseThrow().id());
    }

    @Test
    void unknownNamesMeanNothing() {
        for (String asked : List.of(
                "gpt-4o", "gpt-4.1-mini", "o1", "o3", "", "-thinking", "claude", "sonnet", "opus-5")) {
            assertEquals(Optional.empty(), resolve(asked, LISTED), asked);
        }
    }

    @Test
    void theOperatorsNamesComeFirst() {
        ModelNames names = new ModelNames(Map.of("gpt-4o", "claude-sonnet-4-5", "auto", "glm-5"), true);
        assertEquals("claude-sonnet-4.5", names.resolve("GPT-4o", LISTED).orElseThrow().id());
        assertEquals("glm-5", names.resolve("auto", LISTED).orElseThrow().id());
        assertEquals(Optional.empty(), names.resolve("gpt-4o", List.of("auto")));
    }

    @Test
    void defaultModelsHaveTheFormTheServiceListsThemIn() {
        List<ModelInfo> models = DefaultModels.read();
        assertTrue(models.size() > 15);
        ModelInfo opus = models.stream().filter(model -> model.id().equals("claude-opus-5")).findFirst().orElseThrow();
        assertEquals(1_000_000, opus.maxInputTokens());
        assertTrue(opus.requestFields().has("properties"));
    }
}
