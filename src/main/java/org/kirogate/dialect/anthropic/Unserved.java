package org.kirogate.dialect.anthropic;

import com.google.gson.JsonElement;
import java.util.List;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/**
 * Members that ask for something no account can do. They are accepted with whatever value, since a client that is
 * refused one sends the request again and again without another, and are listed where they would change the answer.
 * What only saves cost ({@code cache_control}, {@code service_tier}) or names the caller ({@code metadata}) is not.
 */
final class Unserved {
    private static final List<String> NAMES = List.of("safeguards", "container", "mcp_servers", "inference_geo",
            "fallbacks", "fallback_credit_token", "billing_policy", "compaction", Errors.THREAD);

    private Unserved() {}

    /** Throws when the conversation itself is elsewhere. */
    static void refuseStoredConversation(Fields body) {
        JsonElement thread = body.any(Errors.THREAD).orElse(null);
        if (thread != null && thread.isJsonObject()
                && isText(thread.getAsJsonObject().get("type"), "continue")) {
            throw body.unsupported(
                    Errors.THREAD, "Conversations are not stored here; send the whole one in messages, without thread");
        }
    }

    /** Lists what is there and asks for something. */
    static void note(Fields body, Repairs repairs) {
        for (String name : NAMES) {
            if (body.any(name).filter(value -> !isEmpty(value)).isPresent()) {
                repairs.ignored(name);
            }
        }
        if (body.any("speed").filter(value -> !isText(value, "standard")).isPresent()) {
            repairs.ignored("speed");
        }
        if (body.any("context_management").filter(Unserved::clears).isPresent()) {
            repairs.ignored("context_management");
        }
        body.optionalObject("output_config")
                .filter(config -> config.has("task_budget"))
                .ifPresent(config -> repairs.ignored("output_config.task_budget"));
    }

    /** Edits that keep all thinking, which Claude Code asks for with every request, change nothing. */
    private static boolean clears(JsonElement management) {
        if (!management.isJsonObject() || !management.getAsJsonObject().has("edits")) {
            return false;
        }
        JsonElement edits = management.getAsJsonObject().get("edits");
        if (!edits.isJsonArray()) {
            return !edits.isJsonNull();
        }
        for (JsonElement edit : edits.getAsJsonArray()) {
            if (!edit.isJsonObject() || !keepsAll(edit.getAsJsonObject().get("keep"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean keepsAll(JsonElement keep) {
        boolean object = keep != null && keep.isJsonObject();
        return isText(object ? keep.getAsJsonObject().get("type") : keep, "all");
    }

    private static boolean isEmpty(JsonElement value) {
        return value.isJsonArray() && value.getAsJsonArray().isEmpty()
                || value.isJsonObject() && value.getAsJsonObject().isEmpty();
    }

    private static boolean isText(JsonElement value, String text) {
        return value != null && value.isJsonPrimitive() && value.getAsString().equals(text);
    }
}
