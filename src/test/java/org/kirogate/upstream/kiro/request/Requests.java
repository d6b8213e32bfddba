package org.kirogate.upstream.kiro.request;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Message.Role;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.Part;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.UpstreamCall;

/** Short ways to write requests in tests. */
final class Requests {
    static final String PNG = "iVBORw0KGgo=";
    static final JsonObject NATIVE = json("""
            {"type":"object","additionalProperties":false,"properties":{
             "thinking":{"type":"object","properties":{"type":{"enum":["adaptive","disabled"]},
              "display":{"enum":["summarized","omitted"]}}},
             "output_config":{"type":"object","properties":{"effort":{"enum":["low","medium","high","max"],
              "default":"high"}}},
             "max_tokens":{"type":"integer","minimum":1024,"maximum":64000}}}""");

    private Requests() {}

    static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    static Message user(String text) {
        return Message.text(Role.USER, text);
    }

    static Message assistant(String text) {
        return Message.text(Role.ASSISTANT, text);
    }

    static Message system(String text) {
        return Message.text(Role.SYSTEM, text);
    }

    static Message calls(String... ids) {
        return new Message(Role.ASSISTANT, List.of(ids).stream().map(Requests::call).toList());
    }

    static Part call(String id) {
        return new Part.ToolUse(id, "look", new JsonObject());
    }

    static Part result(String id, String text) {
        return new Part.ToolResult(id, List.of(new Part.Text(text)), false);
    }

    static Message results(Part... results) {
        return new Message(Role.USER, List.of(results));
    }

    static ToolSpec tool(String name) {
        return new ToolSpec(name, "Does " + name, new JsonObject());
    }

    static ChatRequest of(Message... messages) {
        return of(List.of(messages), List.of(), ToolChoice.AUTO);
    }

    static ChatRequest of(List<Message> messages, List<ToolSpec> tools, ToolChoice choice) {
        return new ChatRequest("m", messages, tools, choice, 0, List.of(), Thinking.UNSET, OutputFormat.TEXT, SearchOffer.NONE, false,
                "");
    }

    static ChatRequest thinking(int maxTokens, Thinking thinking) {
        return new ChatRequest("m", List.of(user("hi")), List.of(), ToolChoice.AUTO, maxTokens, List.of(), thinking,
                OutputFormat.TEXT, SearchOffer.NONE, false, "");
    }

    static ChatRequest session(String key, Message... messages) {
        return new ChatRequest("m", List.of(messages), List.of(), ToolChoice.AUTO, 0, List.of(), Thinking.UNSET,
                OutputFormat.TEXT, SearchOffer.NONE, false, key);
    }

    static ChatRequest format(OutputFormat format) {
        return new ChatRequest("m", List.of(user("hi")), List.of(), ToolChoice.AUTO, 0, List.of(), Thinking.UNSET,
                format, SearchOffer.NONE, false, "");
    }

    static ModelInfo model(String id, JsonObject fields) {
        return new ModelInfo(id, id, 200_000, 64_000, true, fields);
    }

    static UpstreamCall call(ChatRequest request, ModelInfo model, UpstreamCall.Repair... repairs) {
        Credential credential = new Credential("social", "aoa", "aor", java.time.Instant.MAX, java.util.Map.of());
        return new UpstreamCall(request, model, credential, "salt", "00000000-0000-4000-8000-000000000001", 1,
                Set.of(repairs), Patience.of(Duration.ofSeconds(20)));
    }
}
