package org.kirogate.dialect.anthropic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.dialect.CallLedger;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Materials;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads {@code system} and {@code messages}; system messages inside the list stay at their place. One use. */
final class MessageReader {
    /** Claude Code's first system block changes with every request; it is no part of the prompt. */
    private static final String BILLING = "x-anthropic-billing-header";

    private final Repairs repairs;
    private final Fields body;
    private final CallLedger calls = new CallLedger();
    private final ToolChanges tools;
    private final UserBlocks userBlocks;
    private final AssistantBlocks assistantBlocks;
    private final List<Message> messages = new ArrayList<>();
    /** System messages that are shown up to the next user message only, told apart from others that say the same. */
    private final Set<Message> passing = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Where in the messages the first of them stands. */
    private int firstPassing;
    private Optional<String> effort = Optional.empty();

    MessageReader(Fields body, Materials materials, Repairs repairs) {
        this.body = body;
        this.repairs = repairs;
        SearchHistory searches = new SearchHistory(body, repairs);
        this.tools = new ToolChanges(repairs);
        this.userBlocks = new UserBlocks(calls, tools, searches, materials, repairs);
        this.assistantBlocks = new AssistantBlocks(calls, searches, repairs);
    }

    List<Message> read() {
        List<Part> system = system(body, "system");
        if (!system.isEmpty()) {
            messages.add(new Message(Message.Role.SYSTEM, system));
        }
        if (Limits.atMost(Limits.MESSAGES, body.array("messages"), body, "messages").isEmpty()) {
            throw body.invalid("messages", "List should have at least 1 item");
        }
        body.objects("messages").forEach(this::message);
        return List.copyOf(messages);
    }

    /** Whether the conversation told the model of a tool, by a reference or by a call. */
    boolean knowsTool(String name) {
        return tools.knows(name) || calls.hasCalled(name);
    }

    /** Whether the conversation took the tool away. */
    boolean hasRemoved(String name) {
        return tools.hasRemoved(name);
    }

    /** Tools that stand in the conversation itself, by their names. */
    Map<String, Fields> definedTools() {
        return tools.defined();
    }

    /** The effort that the newest message with one asks for. */
    Optional<String> effort() {
        return effort;
    }

    private void message(Fields message) {
        switch (message.string("role")) {
            case "system" -> messages.add(systemMessage(message));
            case "user" -> {
                clearPassing();
                messages.add(new Message(Message.Role.USER, content(message, userBlocks::read)));
            }
            case "assistant" ->
                    messages.add(new Message(Message.Role.ASSISTANT, content(message, assistantBlocks::read)));
            default -> throw message.invalid("role", "Input should be user, assistant or system");
        }
        message.optionalObject("output_config")
                .flatMap(config -> config.optionalString("effort"))
                .ifPresent(asked -> effort = Optional.of(asked));
    }

    /** Looks at what came since the first of them only: a conversation may have very many messages. */
    private void clearPassing() {
        if (!passing.isEmpty()) {
            messages.subList(firstPassing, messages.size()).removeIf(passing::contains);
            passing.clear();
        }
    }

    /** One that brings nothing but an {@code output_config} has no content. */
    private Message systemMessage(Fields message) {
        Fields whole = message.has("output_config") ? message : required(message);
        Message read = new Message(Message.Role.SYSTEM, system(whole, "content"));
        if (message.optionalString("clear_at").filter("next_user_message"::equals).isPresent()) {
            firstPassing = passing.isEmpty() ? messages.size() : firstPassing;
            passing.add(read);
        }
        return read;
    }

    private static Fields required(Fields message) {
        if (!message.has("content")) {
            throw message.missing("content");
        }
        return message;
    }

    private List<Part> system(Fields owner, String name) {
        return blocks(owner, name, this::systemBlock).stream()
                .filter(part -> !(part instanceof Part.Text text && text.text().startsWith(BILLING)))
                .toList();
    }

    private List<Part> systemBlock(Fields block) {
        switch (block.string("type")) {
            case "text" -> {
                return List.of(new Part.Text(block.string("text")));
            }
            case "tool_addition" -> tools.add(block);
            case "tool_removal" -> tools.remove(block);
            default -> repairs.dropped(block.path());
        }
        return List.of();
    }

    private static List<Part> content(Fields message, BlockReader reader) {
        return blocks(required(message), "content", reader);
    }

    /** A text, or a list of blocks; nothing when absent. */
    static List<Part> blocks(Fields owner, String name, BlockReader reader) {
        Optional<JsonElement> content = owner.any(name);
        if (content.isEmpty()) {
            return List.of();
        }
        if (!content.get().isJsonArray()) {
            return text(owner.path(name), content.get());
        }
        JsonArray list = Limits.atMost(Limits.PARTS, content.get().getAsJsonArray(), owner, name);
        List<Part> parts = new ArrayList<>(list.size());
        for (Fields block : owner.objects(name)) {
            parts.addAll(reader.read(block));
        }
        return parts;
    }

    private static List<Part> text(String path, JsonElement content) {
        if (!content.isJsonPrimitive() || !content.getAsJsonPrimitive().isString()) {
            throw Fields.wrong(path, "a string or an array", content);
        }
        String text = content.getAsString();
        return text.isEmpty() ? List.of() : List.of(new Part.Text(text));
    }
}
