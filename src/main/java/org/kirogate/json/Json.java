package org.kirogate.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Reading and writing of JSON as a whole. Thread-safe. */
public final class Json {
    /** Deeper nesting than any real request has; a deeper one is refused before it can cost anything. */
    public static final int MAX_DEPTH = 128;

    /** The one Gson: no HTML escaping, nulls left out. */
    public static final Gson GSON = new GsonBuilder().disableHtmlEscaping().setStrictness(Strictness.STRICT).create();

    private Json() {}

    /**
     * Parses a request body.
     *
     * @throws GatewayException INVALID_REQUEST when the bytes are not UTF-8, not JSON, nested deeper than
     *     {@value #MAX_DEPTH} or not an object
     */
    public static JsonObject object(byte[] body) {
        if (body.length == 0) {
            throw new GatewayException(Fault.INVALID_REQUEST, "The request body is empty; a JSON object is expected.");
        }
        return object(utf8(body));
    }

    /** The same for text. */
    public static JsonObject object(String text) {
        JsonElement element;
        try {
            element = parse(text);
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new GatewayException(Fault.INVALID_REQUEST, "The request body is not valid JSON: " + reason(e), e);
        }
        if (!element.isJsonObject()) {
            throw new GatewayException(Fault.INVALID_REQUEST, "The request body must be a JSON object.");
        }
        return element.getAsJsonObject();
    }

    /**
     * Parses one whole JSON value strictly.
     *
     * @throws IOException when the text is malformed, nested too deep or followed by more
     */
    public static JsonElement parse(String text) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MAX_DEPTH);
        JsonElement element = JsonParser.parseReader(reader);
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IOException("more text follows the value");
        }
        return element;
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new GatewayException(Fault.INVALID_REQUEST, "The request body is not valid UTF-8.", e);
        }
    }

    /** Only where the parser stopped: its own words may quote the body. */
    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("esting limit")) {
            return "it is nested deeper than " + MAX_DEPTH + " levels.";
        }
        int at = message.indexOf(" at line ");
        int path = message.indexOf(" path ");
        if (at < 0 || path < at) {
            return "it ends early or is malformed.";
        }
        return "malformed" + message.substring(at, path) + ".";
    }
}
