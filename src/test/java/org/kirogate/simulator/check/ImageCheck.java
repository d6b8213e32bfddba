package org.kirogate.simulator.check;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Refusal;
import org.kirogate.simulator.call.SimJson;

/** Images (Kiro protocol, section 3.7; section 11, check 8). */
final class ImageCheck {

    private static final int MOST = 10;
    private static final int MAX_BASE64 = 5 * 1024 * 1024;
    private static final int MAGIC_CHARACTERS = 16;

    private ImageCheck() {
    }

    static Optional<Refusal> images(Call call, World world) {
        for (JsonElement element : call.history()) {
            Optional<Refusal> refusal = message(SimJson.member(SimJson.asObject(element), "userInputMessage"));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return message(call.userInput());
    }

    private static Optional<Refusal> message(JsonObject message) {
        JsonArray images = SimJson.array(message, "images");
        if (images.size() > MOST) {
            return BodyCheck.refuse(images.size() + " images in one message");
        }
        for (JsonElement element : images) {
            JsonObject image = SimJson.asObject(element);
            String bytes = SimJson.string(SimJson.member(image, "source"), "bytes");
            if (bytes.isEmpty() || bytes.length() > MAX_BASE64) {
                return BodyCheck.refuse("an image of " + bytes.length() + " base64 characters");
            }
            if (!SimJson.string(image, "format").equals(format(bytes))) {
                return BodyCheck.refuse("an image's format is wrong or unknown, or its base64 is");
            }
        }
        return Optional.empty();
    }

    /** The format its first bytes show; {@code unknown} when they show none. */
    private static String format(String base64) {
        byte[] bytes;
        try {
            Base64.getDecoder().decode(base64);
            bytes = Base64.getDecoder().decode(base64.substring(0, Math.min(MAGIC_CHARACTERS, base64.length())));
        } catch (IllegalArgumentException notBase64) {
            return "unknown";
        }
        String magic = new String(bytes, StandardCharsets.ISO_8859_1);
        if (magic.startsWith("\u0089PNG")) {
            return "png";
        }
        if (magic.startsWith("\u00ff\u00d8\u00ff")) {
            return "jpeg";
        }
        if (magic.startsWith("GIF8")) {
            return "gif";
        }
        boolean webp = magic.startsWith("RIFF") && magic.startsWith("WEBP", 8);
        return webp ? "webp" : "unknown";
    }
}
