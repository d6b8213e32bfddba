package org.kirogate.dialect.anthropic;

import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.dialect.CallLedger;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads the blocks of an assistant message: what an earlier answer held, with whatever members it had. */
final class AssistantBlocks {
    private final CallLedger calls;
    private final Repairs repairs;

    AssistantBlocks(CallLedger calls, Repairs repairs) {
        this.calls = calls;
        this.repairs = repairs;
    }

    List<Part> read(Fields block) {
        String type = block.string("type");
        return switch (type) {
            case "text" -> List.of(new Part.Text(block.string("text")));
            case "thinking" -> thinking(block);
            case "redacted_thinking" -> List.of(new Part.RedactedReasoning(block.string("data")));
            case "tool_use" -> toolUse(block);
            case "image", "document", "search_result", "tool_result" -> throw block.invalid(
                    "type", "A block of this type can't stand in an assistant message");
            // Calls of Anthropic's own servers with their results, and types newer than this program.
            default -> {
                repairs.dropped(block.path());
                yield List.of();
            }
        };
    }

    private static List<Part> thinking(Fields block) {
        String signature = block.optionalString("signature").orElse("");
        return List.of(new Part.Reasoning(block.string("thinking"), signature.equals(Wire.UNSIGNED) ? "" : signature));
    }

    private List<Part> toolUse(Fields block) {
        String id = Limits.name(block, "id");
        String name = Limits.name(block, "name");
        calls.called(id, name);
        return List.of(new Part.ToolUse(id, name, block.object("input").object()));
    }
}
