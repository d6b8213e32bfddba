package org.kirogate.dialect;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.stream.Collectors;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Part;
import org.kirogate.chat.ToolSpec;

/** A neutral request written down as lines for comparison with a file. */
final class ChatText implements Part.Visitor<String> {
    private static final ChatText PART = new ChatText();

    private ChatText() {}

    static String of(DialectRequest request) {
        ChatRequest chat = request.chat();
        StringBuilder text = new StringBuilder();
        text.append("model ").append(chat.model()).append('\n');
        text.append("max ").append(chat.maxTokens()).append(" stream ").append(chat.stream());
        text.append('\n');
        text.append("stops ").append(chat.stops()).append('\n');
        text.append("thinking ").append(chat.thinking().mode()).append(' ').append(chat.thinking().budgetTokens());
        text.append(' ').append(chat.thinking().effort()).append('\n');
        text.append("format ").append(chat.outputFormat().kind());
        text.append(' ').append(chat.outputFormat().schema()).append('\n');
        if (chat.search().isOffered()) {
            text.append("search ").append(chat.search().maxUses());
            text.append(" allowed ").append(chat.search().allowedDomains());
            text.append(" blocked ").append(chat.search().blockedDomains()).append('\n');
        }
        text.append("session ").append(chat.sessionKey()).append('\n');
        text.append("choice ").append(chat.toolChoice().mode()).append(' ').append(chat.toolChoice().tool());
        text.append(" parallel ").append(chat.toolChoice().parallel()).append('\n');
        chat.tools().forEach(tool -> text.append(tool(tool)));
        chat.messages().forEach(message ->
                text.append(message.role()).append('\n').append(parts("  ", message.parts())));
        request.repairs().forEach(repair -> text.append("repair ").append(repair).append('\n'));
        return text.toString().replaceAll(" +\n", "\n");
    }

    private static String parts(String indent, List<Part> parts) {
        return parts.stream().map(part -> indent + part.accept(PART) + "\n").collect(Collectors.joining());
    }

    private static String tool(ToolSpec tool) {
        return "tool " + tool.name() + " " + quoted(tool.description()) + " " + tool.schema() + "\n";
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    @Override
    public String text(Part.Text text) {
        return "text " + quoted(text.text());
    }

    @Override
    public String image(Part.Image image) {
        return "image " + image.mediaType() + " " + image.base64();
    }

    @Override
    public String toolUse(Part.ToolUse toolUse) {
        return "call " + toolUse.id() + " " + toolUse.name() + " " + toolUse.input();
    }

    @Override
    public String toolResult(Part.ToolResult result) {
        String head = "result " + result.toolUseId() + (result.error() ? " error" : "");
        return (head + "\n" + parts("    ", result.content())).stripTrailing();
    }

    @Override
    public String reasoning(Part.Reasoning reasoning) {
        return "reasoning " + quoted(reasoning.text()) + " " + quoted(reasoning.signature());
    }

    @Override
    public String redactedReasoning(Part.RedactedReasoning redacted) {
        return "redacted " + redacted.data();
    }

    @Override
    public String webSearch(Part.WebSearch search) {
        return "search " + search.id() + " " + quoted(search.query()) + " " + search.hits() + search.error();
    }
}
