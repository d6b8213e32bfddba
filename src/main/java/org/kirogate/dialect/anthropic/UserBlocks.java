package org.kirogate.dialect.anthropic;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.dialect.CallLedger;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Materials;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads the blocks of a user message and of the tool results in it. */
final class UserBlocks {
    private final CallLedger calls;
    private final ToolChanges tools;
    private final SearchHistory searches;
    private final Materials materials;
    private final Repairs repairs;

    UserBlocks(
            CallLedger calls, ToolChanges tools, SearchHistory searches, Materials materials, Repairs repairs) {
        this.materials = materials;
        this.calls = calls;
        this.tools = tools;
        this.searches = searches;
        this.repairs = repairs;
    }

    List<Part> read(Fields block) {
        return switch (block.string("type")) {
            case "tool_result" -> List.of(new Part.ToolResult(
                    calls.answered(block, "tool_use_id"),
                    MessageReader.blocks(block, "content", this::readInResult),
                    block.bool("is_error", false)));
            case "tool_use", "thinking", "redacted_thinking" -> throw block.invalid(
                    "type", "A block of this type can't stand in a user message");
            case "web_search_tool_result" -> searches.result(block);
            case "container_upload" -> throw block.unsupported("type", "Files are not stored here; send the text");
            default -> material(block);
        };
    }

    private List<Part> readInResult(Fields block) {
        if (!block.string("type").equals("tool_reference")) {
            return material(block);
        }
        String name = Limits.name(block, "tool_name");
        tools.refer(name);
        return List.of(new Part.Text("Tool available: " + name));
    }

    private List<Part> material(Fields block) {
        return switch (block.string("type")) {
            case "text" -> List.of(new Part.Text(block.string("text")));
            case "image" -> List.of(Sources.image(block.object("source"), materials));
            case "document" -> titled(
                    block, Sources.document(block.object("source"), this::material, materials));
            case "search_result" -> searchResult(block);
            // A type newer than this program: a 400 would come back as five more requests.
            default -> {
                repairs.dropped(block.path());
                yield List.of();
            }
        };
    }

    private List<Part> titled(Fields block, List<Part> parts) {
        String title = block.optionalString("title").orElse("");
        String context = block.optionalString("context").orElse("");
        List<Part> all = new ArrayList<>();
        for (String line : List.of(title, context)) {
            if (!line.isBlank()) {
                all.add(new Part.Text(line));
            }
        }
        all.addAll(parts);
        return all;
    }

    private List<Part> searchResult(Fields block) {
        String title = block.string("title");
        String source = block.string("source");
        List<Part> all = new ArrayList<>();
        all.add(new Part.Text(title + "\n" + source));
        block.array("content");
        all.addAll(MessageReader.blocks(block, "content", this::material));
        return all;
    }
}
