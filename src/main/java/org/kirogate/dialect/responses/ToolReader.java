package org.kirogate.dialect.responses;

import com.google.gson.JsonArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.ToolSpec;
import org.kirogate.dialect.FreeTextTools;
import org.kirogate.dialect.FunctionTools;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.dialect.ToolShelf;
import org.kirogate.json.Fields;

/**
 * Reads the entries of {@code tools}: functions, custom tools, namespaces of both, and the web search. Tools that only
 * OpenAI's own servers can run are left out with a note. One request.
 */
final class ToolReader {
    /** Most searches in one answer when the caller sets no bound. */
    private static final int SEARCHES = 10;

    private final ToolShelf shelf = new ToolShelf();
    private final Map<String, ToolNames.Caller> callers = new HashMap<>();
    private final Repairs repairs;
    private final int mostSearches;
    private SearchOffer search = SearchOffer.NONE;
    private boolean later;

    ToolReader(Fields body, Repairs repairs) {
        this.repairs = repairs;
        Limits.atMost(Limits.TOOLS, body.optionalArray("tools").orElseGet(JsonArray::new), body, "tools");
        mostSearches = body.optionalInteger("max_tool_calls", 0, Long.MAX_VALUE)
                .map(most -> (int) Math.min(SEARCHES, most))
                .orElse(SEARCHES);
    }

    /** Reads an entry of the list in the middle of the conversation; what is offered already is no mistake there. */
    void readLater(Fields tool) {
        later = true;
        read(tool);
    }

    void read(Fields tool) {
        String type = tool.string("type");
        switch (type) {
            case "function", "custom" -> add(tool, type, "");
            case "namespace" -> namespace(tool);
            default -> {
                if (isSearch(type)) {
                    search(tool);
                } else {
                    repairs.dropped(tool.path());
                }
            }
        }
    }

    /** The tools read so far, by the names the model knows. */
    ToolShelf shelf() {
        return shelf;
    }

    /** Whether and how the web may be searched. */
    SearchOffer search() {
        return search;
    }

    /** How the caller knows the tools. */
    ToolNames names() {
        return new ToolNames(callers);
    }

    /** Whether that is a name of the web search, of any date. */
    static boolean isSearch(String type) {
        return type.equals("web_search") || type.startsWith("web_search_");
    }

    private void namespace(Fields namespace) {
        String name = Limits.name(namespace, "name");
        Limits.atMost(Limits.TOOLS, namespace.optionalArray("tools").orElseGet(JsonArray::new), namespace, "tools");
        for (Fields tool : namespace.objects("tools")) {
            String type = tool.string("type");
            if (type.equals("function") || type.equals("custom")) {
                add(tool, type, name);
            } else {
                repairs.dropped(tool.path());
            }
        }
    }

    private void add(Fields tool, String type, String namespace) {
        boolean custom = type.equals("custom");
        String name = Limits.name(tool, "name");
        String joined = ToolNames.joined(namespace, name);
        if (later && shelf.has(joined)) {
            return;
        }
        ToolSpec spec = custom ? custom(joined, tool) : FunctionTools.spec(joined, tool, repairs);
        shelf.add(spec, tool);
        if (custom || !namespace.isEmpty()) {
            callers.put(joined, new ToolNames.Caller(namespace, name, custom));
        }
    }

    /** No account can be held to a grammar; the model is told it. */
    private ToolSpec custom(String name, Fields tool) {
        String description = tool.optionalString("description").orElse("");
        Fields format = tool.optionalObject("format").orElse(null);
        if (format == null || !format.string("type").equals("grammar")) {
            return FreeTextTools.spec(name, description, "", "");
        }
        repairs.mended(tool.path("format"));
        return FreeTextTools.spec(name, description,
                format.optionalString("syntax").orElse(""), format.optionalString("definition").orElse(""));
    }

    private void search(Fields tool) {
        if (!tool.bool("external_web_access", true)) {
            // There is no store of pages to search instead; what comes back is what a search engine says of them.
            repairs.ignored(tool.path("external_web_access"));
        }
        for (String name : List.of("user_location", "search_context_size")) {
            if (tool.has(name)) {
                repairs.ignored(tool.path(name));
            }
        }
        Fields filters = tool.optionalObject("filters").orElse(null);
        List<String> allowed = filters == null ? List.of() : filters.strings("allowed_domains");
        List<String> blocked = filters == null ? List.of() : filters.strings("blocked_domains");
        search = new SearchOffer(mostSearches, allowed, blocked);
    }
}
