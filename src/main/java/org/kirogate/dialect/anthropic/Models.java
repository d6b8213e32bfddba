package org.kirogate.dialect.anthropic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.kirogate.chat.ModelInfo;
import org.kirogate.dialect.Utf8Buffer;

/**
 * Model objects (Anthropic API reference, "Models"): {@code type}, {@code id}, {@code display_name}, {@code
 * created_at} as RFC 3339, {@code lifecycle}, without which the newer SDKs call an entry invalid, and the limits
 * that are known.
 */
final class Models {
    private Models() {}

    static byte[] list(ModelPage page, Instant createdAt) {
        List<ModelInfo> models = page.models();
        Utf8Buffer out = new Utf8Buffer();
        out.raw(Utf8Buffer.utf8("{\"data\":["));
        for (int i = 0; i < models.size(); i++) {
            if (i > 0) {
                out.raw(Utf8Buffer.utf8(","));
            }
            append(models.get(i), createdAt, out);
        }
        out.raw(Utf8Buffer.utf8("],\"has_more\":" + page.more() + ",\"first_id\":"));
        if (models.isEmpty()) {
            return out.raw(Utf8Buffer.utf8("null,\"last_id\":null}")).toByteArray();
        }
        out.quoted(models.get(0).id()).raw(Utf8Buffer.utf8(",\"last_id\":"));
        return out.quoted(models.get(models.size() - 1).id()).raw(Utf8Buffer.utf8("}")).toByteArray();
    }

    static byte[] one(ModelInfo model, Instant createdAt) {
        Utf8Buffer out = new Utf8Buffer();
        append(model, createdAt, out);
        return out.toByteArray();
    }

    private static void append(ModelInfo model, Instant createdAt, Utf8Buffer out) {
        out.raw(Utf8Buffer.utf8("{\"type\":\"model\",\"id\":")).quoted(model.id());
        out.raw(Utf8Buffer.utf8(",\"display_name\":")).quoted(model.displayName());
        out.raw(Utf8Buffer.utf8(",\"created_at\":")).quoted(createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
        out.raw(Utf8Buffer.utf8(",\"lifecycle\":\"active\""));
        limit("max_input_tokens", model.maxInputTokens(), out);
        limit("max_tokens", model.maxOutputTokens(), out);
        out.raw(Utf8Buffer.utf8("}"));
    }

    private static void limit(String name, int tokens, Utf8Buffer out) {
        if (tokens > 0) {
            out.raw(Utf8Buffer.utf8(",\"" + name + "\":")).number(tokens);
        }
    }
}
