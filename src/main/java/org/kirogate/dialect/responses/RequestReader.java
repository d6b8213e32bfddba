package org.kirogate.dialect.responses;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.Thinking;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.Efforts;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.OpenAiSession;
import org.kirogate.dialect.Repairs;
import org.kirogate.dialect.RequestHints;
import org.kirogate.json.Fields;

/**
 * Reads the body of a request for a response (OpenAI API reference, "Create a model response"). Members it does not
 * know are ignored, {@code null} counts as absent. One use.
 */
final class RequestReader {
    private final Fields body;
    private final RequestHints hints;
    private final Repairs repairs = new Repairs();

    RequestReader(JsonObject body, RequestHints hints) {
        this.body = Fields.of(body);
        this.hints = hints;
    }

    DialectRequest read() {
        String model = Limits.name(body, "model");
        Parameters.check(body, repairs);
        Includes includes = Includes.read(body, repairs);
        InputReader input = new InputReader(hints.materials(), repairs);
        List<Message> messages = input.read(body);
        ToolReader tools = new ToolReader(body, repairs);
        body.objects("tools").forEach(tools::read);
        input.laterTools().forEach(tools::readLater);
        ToolOffer offer = new ChoiceReader(body, tools, repairs).read();
        ChatRequest chat = new ChatRequest(
                model,
                messages,
                offer.tools(),
                offer.choice(),
                maxTokens(),
                List.of(),
                thinking(),
                outputFormat(),
                offer.search(),
                body.bool("stream", false),
                OpenAiSession.key(body, hints));
        return new ResponsesRequest(chat, tools.names(), includes, Echo.of(body), repairs.entries());
    }

    /** A value too large for anything is as good as the largest. */
    private int maxTokens() {
        long most = body.optionalInteger("max_output_tokens", 1, Long.MAX_VALUE).orElse(0L);
        return (int) Math.min(Integer.MAX_VALUE, most);
    }

    /** Whoever asks for a summary asks for reasoning; how hard is then the model's choice. */
    private Thinking thinking() {
        Fields reasoning = body.optionalObject("reasoning").orElse(null);
        if (reasoning == null) {
            return Thinking.UNSET;
        }
        Optional<String> summary =
                reasoning.optionalString("summary").or(() -> reasoning.optionalString("generate_summary"));
        Thinking otherwise = summary.isPresent()
                ? new Thinking(Thinking.Mode.ADAPTIVE, 0, Thinking.Effort.DEFAULT)
                : Thinking.UNSET;
        String effort = reasoning.optionalString("effort").orElse("");
        if (effort.isEmpty()) {
            return otherwise;
        }
        return Efforts.thinking(effort).orElseGet(() -> {
            // A step that is not known yet is no reason to refuse: the model's own default serves.
            repairs.ignored("reasoning.effort");
            return new Thinking(Thinking.Mode.ENABLED, 0, Thinking.Effort.DEFAULT);
        });
    }

    private OutputFormat outputFormat() {
        Fields format = body.optionalObject("text").flatMap(text -> text.optionalObject("format")).orElse(null);
        if (format == null) {
            return OutputFormat.TEXT;
        }
        return switch (format.string("type")) {
            case "text" -> OutputFormat.TEXT;
            case "json_object" -> new OutputFormat(OutputFormat.Kind.JSON_OBJECT, new JsonObject());
            case "json_schema" -> new OutputFormat(
                    OutputFormat.Kind.JSON_SCHEMA, format.object("schema").object());
            default -> throw format.invalid("type", "Input should be text, json_object or json_schema");
        };
    }
}
