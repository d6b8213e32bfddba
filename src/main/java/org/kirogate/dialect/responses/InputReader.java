package org.kirogate.dialect.responses;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.dialect.CallLedger;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Materials;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/**
 * Reads {@code instructions} and {@code input}. The list is flat: what the assistant said, thought and called in one
 * turn stands in neighbouring items and becomes one message, and so do neighbouring results of calls. One use.
 */
final class InputReader {
    private static final String INPUT = "input";

    /** What the items before this one are gathered for. */
    private enum Turn {
        NONE,
        ASSISTANT,
        RESULTS
    }

    private final List<Message> messages = new ArrayList<>();
    private final List<Fields> laterTools = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final ContentReader content;
    private final CallReader calls;
    private final Repairs repairs;
    private Turn turn = Turn.NONE;

    InputReader(Materials materials, Repairs repairs) {
        this.repairs = repairs;
        this.content = new ContentReader(materials);
        this.calls = new CallReader(new CallLedger(), content, repairs);
    }

    List<Message> read(Fields body) {
        body.optionalString("instructions").filter(text -> !text.isEmpty())
                .ifPresent(text -> messages.add(Message.text(Message.Role.SYSTEM, text)));
        JsonElement input = body.any(INPUT).orElseThrow(() -> body.missing(INPUT));
        if (input.isJsonArray()) {
            if (Limits.atMost(Limits.MESSAGES, input.getAsJsonArray(), body, INPUT).isEmpty()) {
                throw body.invalid(INPUT, "List should have at least 1 item");
            }
            body.objects(INPUT).forEach(this::item);
            flush();
        } else {
            text(body, input);
        }
        if (messages.isEmpty()) {
            throw body.invalid(INPUT, "There is nothing to answer; at least one message is needed");
        }
        return List.copyOf(messages);
    }

    /** Tools that an item in the middle of the conversation added. */
    List<Fields> laterTools() {
        return List.copyOf(laterTools);
    }

    private void text(Fields body, JsonElement input) {
        if (!input.isJsonPrimitive() || !input.getAsJsonPrimitive().isString()) {
            throw Fields.wrong(body.path(INPUT), "a string or an array", input);
        }
        if (input.getAsString().isEmpty()) {
            throw body.invalid(INPUT, "String should not be empty");
        }
        messages.add(Message.text(Message.Role.USER, input.getAsString()));
    }

    private void item(Fields item) {
        String type = item.optionalString("type").orElseGet(() -> item.has("role") ? "message" : "item_reference");
        switch (type) {
            case "message" -> message(item);
            case "reasoning" -> add(Turn.ASSISTANT, ReasoningReader.read(item, repairs));
            case "function_call" -> add(Turn.ASSISTANT, List.of(calls.functionCall(item)));
            case "custom_tool_call" -> add(Turn.ASSISTANT, List.of(calls.customCall(item)));
            case "function_call_output", "custom_tool_call_output" -> add(Turn.RESULTS, List.of(calls.output(item)));
            case "web_search_call" -> add(Turn.ASSISTANT, calls.search(item));
            case "additional_tools" -> laterTools.addAll(item.objects("tools"));
            case "item_reference" -> throw item.unsupported(
                    item.has("type") ? "type" : "id",
                    "Items are not stored here; send the item itself, as clients do when store is false");
            case "compaction_trigger" -> throw item.unsupported(
                    "type", "Conversations are not compacted here; ask for a summary in a message");
            // What only OpenAI's own servers or clients of one model do, and types newer than this program.
            default -> repairs.dropped(item.path());
        }
    }

    private void message(Fields message) {
        switch (message.string("role")) {
            case "system", "developer" -> add(Message.Role.SYSTEM, content.texts(message));
            case "user" -> add(Message.Role.USER, content.user(message));
            case "assistant" -> add(Turn.ASSISTANT, content.assistant(message));
            default -> throw message.invalid("role", "Input should be user, assistant, system or developer");
        }
    }

    private void add(Message.Role role, List<Part> said) {
        flush();
        messages.add(new Message(role, said));
    }

    private void add(Turn now, List<Part> more) {
        if (turn != now) {
            flush();
            turn = now;
        }
        parts.addAll(more);
    }

    private void flush() {
        if (!parts.isEmpty()) {
            messages.add(new Message(turn == Turn.ASSISTANT ? Message.Role.ASSISTANT : Message.Role.USER, parts));
            parts.clear();
        }
        turn = Turn.NONE;
    }
}
