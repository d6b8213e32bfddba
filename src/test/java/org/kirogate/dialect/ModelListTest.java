package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.ModelInfo;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Both lists of models: the same ids, and pages where the API has them. */
class ModelListTest {
    private static final List<ModelInfo> MODELS = Stream.of("a", "b", "c", "d", "e")
            .map(id -> new ModelInfo(id, id.toUpperCase(Locale.ROOT), 0, 0, true, new JsonObject())).toList();

    private static JsonObject list(ModelDialect dialect, Map<String, String> query) {
        byte[] body = dialect.models(MODELS, query, Instant.EPOCH);
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private static List<String> ids(JsonObject list) {
        List<String> ids = new ArrayList<>();
        for (JsonElement entry : list.getAsJsonArray("data")) {
            ids.add(entry.getAsJsonObject().get("id").getAsString());
        }
        return ids;
    }

    private static void page(Map<String, String> query, List<String> ids, boolean more) {
        JsonObject page = list(new AnthropicDialect(), query);
        assertEquals(ids, ids(page), query.toString());
        assertEquals(more, page.get("has_more").getAsBoolean(), query.toString());
        assertEquals(ids.isEmpty(), page.get("first_id").isJsonNull());
        assertEquals(ids.isEmpty(), page.get("last_id").isJsonNull());
    }

    @Test
    void bothDialectsListTheSameIds() {
        assertEquals(ids(list(new OpenAiDialect(), Map.of())), ids(list(new AnthropicDialect(), Map.of())));
    }

    @Test
    void withoutALimitTheListIsOnePage() {
        page(Map.of(), List.of("a", "b", "c", "d", "e"), false);
        page(Map.of("limit", "1000"), List.of("a", "b", "c", "d", "e"), false);
        page(Map.of("limit", "5"), List.of("a", "b", "c", "d", "e"), false);
    }

    @Test
    void pagesGoForwardBehindAnId() {
        page(Map.of("limit", "2"), List.of("a", "b"), true);
        page(Map.of("limit", "2", "after_id", "b"), List.of("c", "d"), true);
        page(Map.of("limit", "2", "after_id", "d"), List.of("e"), false);
        page(Map.of("after_id", "e"), List.of(), false);
        page(Map.of("limit", "1", "after_id", "bb"), List.of("c"), true);
    }

    @Test
    void pagesGoBackwardBeforeAnId() {
        page(Map.of("limit", "2", "before_id", "e"), List.of("c", "d"), true);
        page(Map.of("limit", "2", "before_id", "c"), List.of("a", "b"), false);
        page(Map.of("before_id", "a"), List.of(), false);
        page(Map.of("after_id", "a", "before_id", "e", "limit", "2"), List.of("b", "c"), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "many", "99999999999"})
    void aLimitThatIsNoneIsRefusedByName(String limit) {
        GatewayException refused =
                assertThrows(GatewayException.class, () -> list(new AnthropicDialect(), Map.of("limit", limit)));
        assertEquals(Fault.INVALID_REQUEST, refused.fault());
        assertEquals("limit", refused.param());
    }

    @Test
    void openAiListsAllWhateverIsAsked() {
        assertEquals(5, ids(list(new OpenAiDialect(), Map.of("limit", "0", "after_id", "c"))).size());
    }
}
