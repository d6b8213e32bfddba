package org.kirogate.upstream.kiro.service;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.kirogate.json.Json;

/**
 * An answer that was read to its end. One thread.
 *
 * @param status  the HTTP status
 * @param headers looks up a header by its lower-case name
 * @param body    all of it; not copied
 */
public record WholeAnswer(int status, Function<String, Optional<String>> headers, byte[] body) {

    public WholeAnswer {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    /** Whether the call succeeded. */
    public boolean isGood() {
        return status == 200;
    }

    /** The body as a JSON object, unless it is none. */
    public Optional<JsonObject> json() {
        try {
            JsonElement element = Json.parse(text());
            return element.isJsonObject() ? Optional.of(element.getAsJsonObject()) : Optional.empty();
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
