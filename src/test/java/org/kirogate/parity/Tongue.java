package org.kirogate.parity;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import org.kirogate.app.Http;
import org.kirogate.dialect.AnthropicGrammar;
import org.kirogate.dialect.FoldedAnswer;
import org.kirogate.dialect.OpenAiGrammar;
import org.kirogate.dialect.ResponsesGrammar;

/** In which a question is asked: its records say so by the name in lower case. */
enum Tongue {
    OPENAI("/v1/chat/completions"),
    RESPONSES("/v1/responses"),
    ANTHROPIC("/v1/messages");

    private static final String MESSAGE = "message:";

    private final String path;

    Tongue(String path) {
        this.path = path;
    }

    /** Where it is asked. */
    String path() {
        return path;
    }

    /** As records name it. */
    String recorded() {
        return name().toLowerCase(Locale.ROOT);
    }

    JsonObject ask(String text, boolean stream) {
        JsonObject body = Http.ask(text, stream);
        if (this == RESPONSES) {
            body.remove("messages");
            body.remove("max_tokens");
            body.addProperty("input", text);
        }
        return body;
    }

    /** The same without anything that is asked. */
    JsonObject askNothing(boolean stream) {
        JsonObject body = ask("", stream);
        body.add(this == RESPONSES ? "input" : "messages", new JsonArray());
        return body;
    }

    /** A whole stream, whose grammar is checked. */
    FoldedAnswer fold(String stream) {
        return switch (this) {
            case OPENAI -> OpenAiGrammar.fold(stream, stream.contains("\"usage\":"));
            case RESPONSES -> ResponsesGrammar.fold(stream);
            case ANTHROPIC -> AnthropicGrammar.fold(stream);
        };
    }

    /** All that such a stream said, empty unless that is one text. */
    String text(FoldedAnswer folded) {
        if (this == RESPONSES) {
            return said(folded.blocks());
        }
        return folded.blocks().size() == 1 ? folded.blocks().get(0).replaceFirst("^text:", "") : "";
    }

    /** The same of a whole answer. */
    String text(JsonObject answer) {
        return switch (this) {
            case OPENAI -> answer.getAsJsonArray("choices").get(0).getAsJsonObject().getAsJsonObject("message")
                    .get("content").getAsString();
            case RESPONSES -> said(ResponsesGrammar.blocks(answer));
            case ANTHROPIC -> answer.getAsJsonArray("content").get(0).getAsJsonObject().get("text").getAsString();
        };
    }

    private static String said(List<String> items) {
        if (items.size() != 1 || !items.get(0).startsWith(MESSAGE)) {
            return "";
        }
        JsonObject message = JsonParser.parseString(items.get(0).substring(MESSAGE.length())).getAsJsonObject();
        return message.getAsJsonArray("content").get(0).getAsJsonObject().get("text").getAsString();
    }
}
