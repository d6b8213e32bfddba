package org.kirogate.dialect.responses;

import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.chat.SearchHit;
import org.kirogate.dialect.CallInputs;
import org.kirogate.dialect.CallLedger;
import org.kirogate.dialect.FreeTextTools;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads the items that tell of calls: those the assistant made, what came of them, and searches. One conversation. */
final class CallReader {
    private final CallLedger ledger;
    private final ContentReader content;
    private final Repairs repairs;
    private int namelessSearches;

    CallReader(CallLedger ledger, ContentReader content, Repairs repairs) {
        this.ledger = ledger;
        this.content = content;
        this.repairs = repairs;
    }

    Part functionCall(Fields call) {
        return new Part.ToolUse(id(call), name(call), CallInputs.arguments(call, repairs));
    }

    Part customCall(Fields call) {
        String input = call.optionalString("input").orElse("");
        return new Part.ToolUse(id(call), name(call), FreeTextTools.input(input));
    }

    Part output(Fields result) {
        return new Part.ToolResult(ledger.answered(result, "call_id"), content.output(result), false);
    }

    /** A search that says which pages it found; without them it would tell the model that there were none. */
    List<Part> search(Fields item) {
        String id = item.optionalString("id").orElse("");
        Fields action = item.optionalObject("action").orElse(null);
        if (action == null || !action.has("query")) {
            repairs.dropped(item.path());
            return List.of();
        }
        List<SearchHit> hits = action.objects("sources").stream()
                .filter(source -> source.has("url"))
                .map(source -> new SearchHit("", source.string("url"), "", 0))
                .toList();
        if (hits.isEmpty()) {
            repairs.dropped(item.path());
            return List.of();
        }
        return List.of(new Part.WebSearch(searchId(id), action.string("query"), hits, ""));
    }

    private String searchId(String id) {
        String bare = id.startsWith(Items.SEARCH_ID) ? id.substring(Items.SEARCH_ID.length()) : id;
        return bare.isBlank() ? "search_" + ++namelessSearches : bare;
    }

    private static String id(Fields call) {
        return Limits.name(call, "call_id");
    }

    private String name(Fields call) {
        String name = ToolNames.joined(call.optionalString("namespace").orElse(""), Limits.name(call, "name"));
        ledger.called(id(call), name);
        return name;
    }
}
