package org.kirogate.upstream.kiro.reply;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kirogate.json.Json;

/**
 * What the body of a refusal says (Kiro protocol, section 5.1). Anything but a JSON object, such as the HTML page of an
 * edge server, has an empty type, reason and message: its words say nothing about the account.
 *
 * @param json        whether the body was a JSON object
 * @param type        the exception's bare name without name space, or empty
 * @param reason      the service's short code, or empty
 * @param message     the text in lower case without backticks, for looking up phrases only; may name the account, so
 *                    it is never logged
 * @param retryMillis what the service asks to wait in milliseconds, 0 = it does not say
 */
record ErrorBody(boolean json, String type, String reason, String message, long retryMillis) {
    /** A body longer than this is no error message of the service. */
    private static final int MAX_BYTES = 256 * 1024;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

    static final ErrorBody NONE = new ErrorBody(false, "", "", "", 0);

    static ErrorBody read(byte[] body) {
        if (body.length == 0 || body.length > MAX_BYTES) {
            return NONE;
        }
        try {
            JsonElement element = Json.parse(new String(body, StandardCharsets.UTF_8));
            return element.isJsonObject() ? of(element.getAsJsonObject()) : NONE;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return NONE;
        }
    }

    private static ErrorBody of(JsonObject object) {
        String message = text(object, "message");
        return new ErrorBody(
                true,
                bareName(text(object, "__type")),
                code(text(object, "reason")),
                plain(message.isEmpty() ? text(object, "Message") : message),
                millis(object));
    }

    /** The same with a type from elsewhere when the body names none. */
    ErrorBody orType(String other) {
        return type.isEmpty() ? new ErrorBody(json, bareName(other), reason, message, retryMillis) : this;
    }

    /** The same with a message from elsewhere when the body has none. */
    ErrorBody orMessage(String other) {
        return message.isEmpty() ? new ErrorBody(json, type, reason, plain(other), retryMillis) : this;
    }

    /** {@code com.amazon.kiro.runtimeservice#ThrottlingException:http://…} is {@code ThrottlingException}. */
    private static String bareName(String type) {
        String name = type.substring(type.indexOf('#') + 1);
        int colon = name.indexOf(':');
        return code(colon < 0 ? name : name.substring(0, colon));
    }

    /** Only what looks like a code is one: it goes into the log. */
    static String code(String text) {
        return CODE.matcher(text).matches() ? text : "";
    }

    private static String plain(String message) {
        return message.toLowerCase(Locale.ROOT).replace("`", "");
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        boolean string = value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
        return string ? value.getAsString() : "";
    }

    private static long millis(JsonObject object) {
        JsonElement value = object.get("retryAfterMilliseconds");
        boolean number = value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
        double millis = number ? value.getAsDouble() : 0;
        return millis > 0 && millis < Long.MAX_VALUE ? (long) millis : 0;
    }
}
