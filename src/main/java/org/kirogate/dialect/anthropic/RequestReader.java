package org.kirogate.dialect.anthropic;

import com.google.gson.JsonObject;
import java.util.List;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.Limits;
import org.kirogate.dialect.Repairs;
import org.kirogate.dialect.RequestHints;
import org.kirogate.json.Fields;

/**
 * Reads the body of a Messages request (Anthropic API reference, "Create a Message"). Members it does not know are
 * ignored at every level, {@code null} counts as absent: a client that gets a 400 for a new member sends the request
 * six times. One use.
 */
final class RequestReader {
    private static final int MOST_STOPS = 64;

    private final Fields body;
    private final RequestHints hints;
    private final Repairs repairs = new Repairs();

    RequestReader(JsonObject body, RequestHints hints) {
        this.body = Fields.of(body);
        this.hints = hints;
    }

    DialectRequest read() {
        if (!body.has("max_tokens")) {
            // In the order of the API's own complaints.
            Limits.name(body, "model");
            throw body.missing("max_tokens");
        }
        ChatRequest chat = readCount();
        return new MessagesRequest(chat, Settings.hidesThinking(body), repairs.entries());
    }

    ChatRequest readCount() {
        // Before the messages, which make no sense without those that are elsewhere.
        Unserved.refuseStoredConversation(body);
        String model = Limits.name(body, "model");
        long maxTokens = body.optionalInteger("max_tokens", 1, Long.MAX_VALUE).orElse(0L);
        MessageReader reader = new MessageReader(body, hints.materials(), repairs);
        List<Message> messages = reader.read();
        ToolReader.Offer offer = new ToolReader(body, reader, repairs).read();
        Settings settings = new Settings(body, repairs);
        Unserved.note(body, repairs);
        return new ChatRequest(
                model,
                messages,
                offer.tools(),
                offer.choice(),
                (int) Math.min(Integer.MAX_VALUE, maxTokens),
                stops(),
                settings.thinking(reader.effort()),
                settings.outputFormat(),
                offer.search(),
                body.bool("stream", false),
                SessionKey.of(body, hints));
    }

    private List<String> stops() {
        body.optionalArray("stop_sequences")
                .ifPresent(list -> Limits.atMost(MOST_STOPS, list, body, "stop_sequences"));
        List<String> stops = body.strings("stop_sequences");
        if (stops.contains("")) {
            throw body.invalid("stop_sequences", "A stop sequence should not be empty");
        }
        return stops;
    }
}
