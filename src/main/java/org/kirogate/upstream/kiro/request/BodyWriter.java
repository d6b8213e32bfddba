package org.kirogate.upstream.kiro.request;

import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.kirogate.chat.Part;
import org.kirogate.json.Json;
import org.kirogate.upstream.kiro.service.WireDialect;

/**
 * Writes the body of one dialect (Kiro protocol, section 3.4) without a tree. Optional members are left out,
 * never null; half a surrogate pair becomes a question mark. One thread, one use.
 */
final class BodyWriter {
    private static final String ORIGIN = "AI_EDITOR";
    private static final String AGENT_MODE = "vibe";
    private static final String EMPTY_RESULT = "(no output)";
    private static final String ERROR_MARK = "Error: ";
    /** Characters of a small request; the text grows from here. */
    private static final int FIRST_SIZE = 4 * 1024;
    private static final TypeAdapter<JsonElement> TREE = Json.GSON.getAdapter(JsonElement.class);

    private final WireRequest request;
    private final StringWriter text = new StringWriter(FIRST_SIZE);
    private final JsonWriter json = new JsonWriter(text);

    private BodyWriter(WireRequest request) {
        this.request = request;
    }

    /** The body's bytes. */
    static byte[] write(WireRequest request) {
        BodyWriter writer = new BodyWriter(request);
        try {
            writer.body();
            writer.json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // One encoding of the whole is quicker than an encoder between writer and bytes.
        return writer.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void body() throws IOException {
        json.beginObject();
        json.name("conversationState");
        state();
        if (request.dialect().isAwsJson()) {
            json.name("agentMode").value(AGENT_MODE);
        }
        if (!request.profileArn().isEmpty()) {
            json.name("profileArn").value(request.profileArn());
        }
        if (request.modelFields().size() > 0) {
            json.name("additionalModelRequestFields");
            TREE.write(json, request.modelFields());
        }
        json.endObject();
    }

    private void state() throws IOException {
        json.beginObject();
        json.name("conversationId").value(request.ids().conversation());
        if (request.dialect() == WireDialect.RUNTIME) {
            json.name("rootConversationId").value(request.ids().conversation());
        }
        json.name("agentContinuationId").value(request.ids().continuation());
        json.name("agentTaskType").value(AGENT_MODE);
        json.name("chatTriggerType").value("MANUAL");
        json.name("history").beginArray();
        for (Turn turn : request.conversation().history()) {
            turn(turn);
        }
        json.endArray();
        json.name("currentMessage").beginObject();
        user(request.conversation().current(), request.tools());
        json.endObject();
        json.endObject();
    }

    private void turn(Turn turn) throws IOException {
        json.beginObject();
        if (turn instanceof Turn.User user) {
            user(user, List.of());
        } else {
            assistant((Turn.Assistant) turn);
        }
        json.endObject();
    }

    private void user(Turn.User user, List<WireTool> tools) throws IOException {
        json.name("userInputMessage").beginObject();
        json.name("content").value(user.text());
        json.name("modelId").value(request.modelId());
        json.name("origin").value(ORIGIN);
        if (!user.images().isEmpty()) {
            json.name("images").beginArray();
            for (Part.Image image : user.images()) {
                image(image);
            }
            json.endArray();
        }
        if (!user.results().isEmpty() || !tools.isEmpty()) {
            json.name("userInputMessageContext").beginObject();
            results(user.results());
            tools(tools);
            json.endObject();
        }
        json.endObject();
    }

    private void image(Part.Image image) throws IOException {
        json.beginObject();
        json.name("format").value(Images.format(image));
        json.name("source").beginObject().name("bytes").value(image.base64()).endObject();
        json.endObject();
    }

    private void results(List<Part.ToolResult> results) throws IOException {
        if (results.isEmpty()) {
            return;
        }
        json.name("toolResults").beginArray();
        for (Part.ToolResult result : results) {
            json.beginObject();
            json.name("toolUseId").value(result.toolUseId());
            json.name("status").value(result.error() ? "error" : "success");
            json.name("content").beginArray();
            json.beginObject().name("text").value(text(result)).endObject();
            json.endArray();
            json.endObject();
        }
        json.endArray();
    }

    /** The model does not see the status, so a failure says so in its text (section 3.6, "results"). */
    private static String text(Part.ToolResult result) {
        String text = Texts.of(result);
        if (!result.error()) {
            return text.isBlank() ? EMPTY_RESULT : text;
        }
        boolean marked = text.stripLeading().toLowerCase(Locale.ROOT).startsWith("error");
        return marked ? text : ERROR_MARK + (text.isBlank() ? EMPTY_RESULT : text);
    }

    private void tools(List<WireTool> tools) throws IOException {
        if (tools.isEmpty()) {
            return;
        }
        json.name("tools").beginArray();
        for (WireTool tool : tools) {
            json.beginObject().name("toolSpecification").beginObject();
            json.name("name").value(tool.name());
            json.name("description").value(tool.description());
            json.name("inputSchema").beginObject().name("json");
            TREE.write(json, tool.schema());
            json.endObject();
            json.endObject().endObject();
        }
        json.endArray();
    }

    private void assistant(Turn.Assistant assistant) throws IOException {
        json.name("assistantResponseMessage").beginObject();
        json.name("content").value(assistant.text());
        if (!assistant.calls().isEmpty()) {
            json.name("toolUses").beginArray();
            for (Part.ToolUse call : assistant.calls()) {
                json.beginObject();
                json.name("toolUseId").value(call.id());
                json.name("name").value(request.names().upstream(call.name()));
                json.name("input");
                TREE.write(json, call.input());
                json.endObject();
            }
            json.endArray();
        }
        reasoning(assistant.reasoning());
        json.endObject();
    }

    private void reasoning(Turn.Reasoning reasoning) throws IOException {
        if (reasoning.isNone()) {
            return;
        }
        json.name("reasoningContent").beginObject();
        if (reasoning.redacted().isEmpty()) {
            json.name("reasoningText").beginObject();
            json.name("text").value(reasoning.text());
            json.name("signature").value(reasoning.signature());
            json.endObject();
        } else {
            json.name("redactedContent").value(reasoning.redacted());
        }
        json.endObject();
    }
}
