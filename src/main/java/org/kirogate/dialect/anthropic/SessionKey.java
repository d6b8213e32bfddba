package org.kirogate.dialect.anthropic;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.io.IOException;
import org.kirogate.dialect.RequestHints;
import org.kirogate.json.Fields;
import org.kirogate.json.Json;

/**
 * What names the conversation: a session header, else {@code metadata.user_id}, which Claude Code fills with a JSON
 * text that holds a {@code session_id} (older versions: {@code user_…_account__session_UUID}).
 */
final class SessionKey {
    private static final String MARK = "_session_";

    private SessionKey() {}

    static String of(Fields body, RequestHints hints) {
        String user = body.optionalObject("metadata")
                .flatMap(metadata -> metadata.optionalString("user_id"))
                .orElse("");
        if (!hints.session().isBlank()) {
            return hints.session();
        }
        int mark = user.lastIndexOf(MARK);
        if (mark >= 0) {
            return user.substring(mark + MARK.length());
        }
        return user.startsWith("{") ? sessionId(user) : user;
    }

    /** The whole text when it is not what it looks like: it still tells one caller from another. */
    private static String sessionId(String user) {
        JsonElement id;
        try {
            id = Json.parse(user).getAsJsonObject().get("session_id");
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return user;
        }
        boolean text = id != null && id.isJsonPrimitive() && id.getAsJsonPrimitive().isString();
        return text && !id.getAsString().isBlank() ? id.getAsString() : user;
    }
}
