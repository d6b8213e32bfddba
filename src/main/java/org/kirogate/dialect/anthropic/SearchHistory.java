package org.kirogate.dialect.anthropic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kirogate.chat.Part;
import org.kirogate.chat.SearchHit;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/**
 * Reads the web searches of earlier answers: a call, {@code server_tool_use}, and its result, {@code
 * web_search_tool_result}, become one part at the place of the call. A call without a result, or a result without a
 * call, says nothing that a model could use and is left out. One conversation.
 */
final class SearchHistory {
    private static final String RESULT = "web_search_tool_result";
    private static final String ID_PREFIX = "srvtoolu_";
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    private final Fields body;
    private final Repairs repairs;
    /**
     * Results by the id of their call; gathered when the first call is met, since some clients send them a message
     * later.
     */
    private final Map<String, Fields> results = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean gathered;

    SearchHistory(Fields body, Repairs repairs) {
        this.body = body;
        this.repairs = repairs;
    }

    /** A call made by a server; calls of other servers than the web search are left out. */
    List<Part> call(Fields block) {
        if (!block.string("name").equals(SearchTool.NAME)) {
            repairs.dropped(block.path());
            return List.of();
        }
        String id = Limits.name(block, "id");
        gather();
        Fields result = results.remove(id);
        if (result == null) {
            repairs.dropped(block.path());
            return List.of();
        }
        told.add(id);
        String query = block.optionalObject("input")
                .flatMap(input -> input.optionalString("query"))
                .orElse("");
        String shortId = id.startsWith(ID_PREFIX) ? id.substring(ID_PREFIX.length()) : id;
        JsonElement content = result.any("content").orElseGet(JsonArray::new);
        if (content.isJsonObject()) {
            return List.of(new Part.WebSearch(shortId, query, List.of(), error(result.object("content"))));
        }
        return List.of(new Part.WebSearch(shortId, query, hits(result), ""));
    }

    /** A result: told at the place of its call. */
    List<Part> result(Fields block) {
        if (!told.contains(Limits.name(block, "tool_use_id"))) {
            repairs.dropped(block.path());
        }
        return List.of();
    }

    private void gather() {
        if (gathered) {
            return;
        }
        gathered = true;
        for (Fields message : body.objects("messages")) {
            JsonElement content = message.any("content").orElseGet(JsonArray::new);
            if (!content.isJsonArray()) {
                continue;
            }
            for (int i = 0; i < content.getAsJsonArray().size(); i++) {
                JsonElement block = content.getAsJsonArray().get(i);
                if (block.isJsonObject() && RESULT.equals(text(block.getAsJsonObject(), "type"))) {
                    String id = text(block.getAsJsonObject(), "tool_use_id");
                    results.putIfAbsent(id, Fields.at(block, message.path("content") + "[" + i + "]"));
                }
            }
        }
    }

    /** What is no text is found out when the block itself is read. */
    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static String error(Fields content) {
        String code = content.optionalString("error_code").orElse("");
        if (code.equals("invalid_tool_input")) {
            return "invalid_input";
        }
        return CODE.matcher(code).matches() ? code : "unavailable";
    }

    private static List<SearchHit> hits(Fields result) {
        result.optionalArray("content").ifPresent(list -> Limits.atMost(Limits.PARTS, list, result, "content"));
        List<SearchHit> hits = new ArrayList<>();
        for (Fields hit : result.objects("content")) {
            hits.add(new SearchHit(
                    hit.optionalString("title").orElse(""),
                    hit.string("url"),
                    SearchBlocks.snippet(hit.optionalString("encrypted_content").orElse("")),
                    SearchBlocks.publishedAt(hit.optionalString("page_age").orElse(""))));
        }
        return hits;
    }
}
