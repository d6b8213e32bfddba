package org.kirogate.dialect.openai;

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
 * Reads {@code messages}. Messages of role {@code tool} become results in one user message, since that is what they
 * are to the model. One use.
 */
final class MessageReader {
    private final CallLedger calls = new CallLedger();
    private final List<Message> messages = new ArrayList<>();
    /** Results of neighbouring tool messages, not yet in a message. */
    private final List<Part> results = new ArrayList<>();
    private final Repairs repairs;
    private final CallReader callReader;
    private final ContentReader contentReader;

    MessageReader(Materials materials, Repairs repairs) {
        this.repairs = repairs;
        contentReader = new ContentReader(materials);
        callReader = new CallReader(calls, repairs);
    }

    List<Message> read(Fields body) {
        if (Limits.atMost(Limits.MESSAGES, body.array("messages"), body, "messages").isEmpty()) {
            throw body.invalid("messages", "List should have at least 1 item");
        }
        body.objects("messages").forEach(this::message);
        flushResults();
        return List.copyOf(messages);
    }

    private void message(Fields message) {
        String role = message.string("role");
        // The model is told roles, not names; for a function it is the one that is answered.
        if (message.has("name") && !role.equals("function")) {
            repairs.ignored("messages.name");
        }
        switch (role) {
            case "system", "developer" -> add(Message.Role.SYSTEM, contentReader.texts(message));
            case "user" -> add(Message.Role.USER, contentReader.user(message));
            case "assistant" -> add(Message.Role.ASSISTANT, assistant(message));
            case "tool" -> results.add(new Part.ToolResult(
                    calls.answered(message, "tool_call_id"), contentReader.result(message), false));
            case "function" -> results.add(new Part.ToolResult(
                    callReader.functionAnswered(message), contentReader.result(message), false));
            default -> throw message.invalid(
                    "role", "Input should be system, developer, user, assistant, tool or function");
        }
    }

    private List<Part> assistant(Fields message) {
        List<Part> parts = new ArrayList<>();
        message.optionalString("reasoning_content")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> parts.add(new Part.Reasoning(text, "")));
        parts.addAll(contentReader.assistant(message));
        message.optionalString("refusal").ifPresent(text -> parts.add(new Part.Text(text)));
        if (message.has("audio")) {
            repairs.dropped(message.path("audio"));
        }
        parts.addAll(callReader.calls(message));
        return parts;
    }

    private void add(Message.Role role, List<Part> parts) {
        flushResults();
        messages.add(new Message(role, parts));
    }

    private void flushResults() {
        if (!results.isEmpty()) {
            messages.add(new Message(Message.Role.USER, results));
            results.clear();
        }
    }
}
