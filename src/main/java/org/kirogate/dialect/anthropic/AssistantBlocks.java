package org.kirogate.dialect.anthropic;

import java.util.List;
import java.util.Optional;
import org.kirogate.chat.Part;
import org.kirogate.dialect.CallLedger;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads the blocks of an assistant message: what an earlier answer held, with whatever members it had. */
final class AssistantBlocks {
    private final CallLedger calls;
    private final SearchHistory searches;
    private final Repairs repairs;

    AssistantBlocks(CallLedger calls, SearchHistory searches, Repairs repairs) {
        this.calls = calls;
        this.searches = searches;
        this.repairs = repairs;
    }

    List<Part> read(Fields block) {
        String type = block.string("type");
        return switch (type) {
            case "text" -> List.of(new Part.Text(block.string("text")));
            case "thinking" -> thinking(block);
            case "redacted_thinking" -> List.of(new Part.RedactedReasoning(block.string("data")));
            case "tool_use" -> toolUse(block);
            case "server_tool_use" -> searches.call(block);
            case "web_search_tool_result" -> searches.result(block);
            case "compaction" -> summary(block);
            case "image", "document", "search_result", "tool_result" -> throw block.invalid(
                    "type", "A block of this type can't stand in an assistant message");
            // What other servers of Anthropic's gave back, and types newer than this program.
            default -> {
                repairs.dropped(block.path());
                yield List.of();
            }
        };
    }

    private List<Part> thinking(Fields block) {
        String text = block.string("thinking");
        String signature = block.optionalString("signature").orElse("");
        if (HiddenThinking.is(signature)) {
            Optional<Part.Reasoning> hidden = HiddenThinking.open(signature);
            if (hidden.isEmpty()) {
                repairs.dropped(block.path());
            }
            return hidden.map(List::<Part>of).orElseGet(List::of);
        }
        // A proof holds for the text that it came with only; another service kept that to itself.
        if (text.isEmpty() && !signature.isEmpty()) {
            repairs.dropped(block.path());
            return List.of();
        }
        return List.of(new Part.Reasoning(text, signature.equals(Wire.UNSIGNED) ? "" : signature));
    }

    /** What Anthropic's service made of the conversation before it; the conversation itself stays where it is. */
    private static List<Part> summary(Fields block) {
        return block.optionalString("content")
                .filter(text -> !text.isBlank())
                .map(text -> List.<Part>of(new Part.Text(text)))
                .orElseGet(List::of);
    }

    private List<Part> toolUse(Fields block) {
        String id = Limits.name(block, "id");
        String name = Limits.name(block, "name");
        calls.called(id, name);
        return List.of(new Part.ToolUse(id, name, block.object("input").object()));
    }
}
