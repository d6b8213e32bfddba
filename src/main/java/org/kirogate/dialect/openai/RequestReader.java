package org.kirogate.dialect.openai;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.Efforts;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.OpenAiSession;
import org.kirogate.dialect.Repairs;
import org.kirogate.dialect.RequestHints;
import org.kirogate.json.Fields;

/**
 * Reads the body of a chat completion request (OpenAI API reference, "Create chat completion"). Members it does not
 * know are ignored, {@code null} counts as absent. One use.
 */
final class RequestReader {
    private static final int MOST_STOPS = 4;

    private final Fields body;
    private final RequestHints hints;
    private final Repairs repairs = new Repairs();

    RequestReader(JsonObject body, RequestHints hints) {
        this.body = Fields.of(body);
        this.hints = hints;
    }

    DialectRequest read() {
        String model = Limits.name(body, "model");
        List<Message> messages = new MessageReader(hints.materials(), repairs).read(body);
        boolean stream = body.bool("stream", false);
        boolean includeUsage = body.optionalObject("stream_options")
                .map(options -> options.bool("include_usage", false))
                .orElse(false);
        Parameters.check(body, repairs);
        ToolReader.Offer offer = ToolReader.read(body, repairs);
        SearchOffer search = Parameters.search(body, repairs);
        boolean none = offer.choice().mode() == ToolChoice.Mode.NONE;
        ChatRequest chat = new ChatRequest(
                model,
                messages,
                offer.tools(),
                offer.choice(),
                maxTokens(),
                stops(),
                thinking(),
                outputFormat(),
                none ? SearchOffer.NONE : search,
                stream,
                OpenAiSession.key(body, hints));
        return new CompletionRequest(chat, offer.form(), stream && includeUsage, repairs.entries());
    }

    /** The newer name wins; a value too large for anything is as good as the largest. */
    private int maxTokens() {
        long old = body.optionalInteger("max_tokens", 1, Long.MAX_VALUE).orElse(0L);
        long most = body.optionalInteger("max_completion_tokens", 1, Long.MAX_VALUE).orElse(old);
        return (int) Math.min(Integer.MAX_VALUE, most);
    }

    private List<String> stops() {
        JsonElement stop = body.any("stop").orElseGet(JsonArray::new);
        if (!stop.isJsonArray()) {
            return withoutEmpty(List.of(body.string("stop")));
        }
        Limits.atMost(MOST_STOPS, stop.getAsJsonArray(), body, "stop");
        return withoutEmpty(body.strings("stop"));
    }

    /** Chat pages send an empty text for an empty form field; it can't stop anything. */
    private List<String> withoutEmpty(List<String> stops) {
        List<String> kept = new ArrayList<>(stops);
        if (kept.removeIf(String::isEmpty)) {
            repairs.ignored("empty stop");
        }
        return kept;
    }

    private Thinking thinking() {
        String effort = body.optionalString("reasoning_effort").orElse("");
        if (effort.isEmpty()) {
            return Thinking.UNSET;
        }
        return Efforts.thinking(effort).orElseThrow(() -> body.invalid(
                "reasoning_effort", "Input should be none, minimal, low, medium, high, xhigh or max"));
    }

    private OutputFormat outputFormat() {
        Fields format = body.optionalObject("response_format").orElse(null);
        if (format == null) {
            return OutputFormat.TEXT;
        }
        return switch (format.string("type")) {
            case "text" -> OutputFormat.TEXT;
            case "json_object" -> new OutputFormat(OutputFormat.Kind.JSON_OBJECT, new JsonObject());
            case "json_schema" -> schema(format.object("json_schema"));
            default -> throw format.invalid("type", "Input should be text, json_object or json_schema");
        };
    }

    /** Its name is of no use, so it may be absent; without a schema any object will do. */
    private static OutputFormat schema(Fields format) {
        format.optionalString("name");
        format.optionalString("description");
        format.bool("strict", false);
        return format.optionalObject("schema")
                .map(schema -> new OutputFormat(OutputFormat.Kind.JSON_SCHEMA, schema.object()))
                .orElseGet(() -> new OutputFormat(OutputFormat.Kind.JSON_OBJECT, new JsonObject()));
    }
}
