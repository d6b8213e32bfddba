package org.kirogate.upstream.kiro.request;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.Thinking.Effort;
import org.kirogate.upstream.kiro.service.Loose;

/**
 * The {@code additionalModelRequestFields} of a request: exactly what the model's schema lists and nothing else,
 * because it is closed at every level (Kiro protocol, section 8.1). Pure functions.
 */
final class ModelFields {
    private static final int LOW_BUDGET = 4_000;
    private static final int MEDIUM_BUDGET = 16_000;
    private static final int HIGH_BUDGET = 64_000;

    private final JsonObject properties;

    /** Fields by the schema that the model lists, without members when it takes none. */
    ModelFields(JsonObject schema) {
        this.properties = Loose.object(Objects.requireNonNull(schema, "schema"), "properties");
    }

    /** Whether the model reasons by itself; one that does not is asked with tags in the text. */
    boolean isNative() {
        return properties.has("thinking") || properties.has("output_config") || properties.has("reasoning");
    }

    /** The fields, without members when there is nothing to say. */
    JsonObject of(ChatRequest request) {
        JsonObject fields = new JsonObject();
        Thinking thinking = request.thinking();
        boolean off = thinking.mode() == Thinking.Mode.DISABLED || thinking.effort() == Effort.NONE;
        if (properties.has("thinking")) {
            addThinking(fields, thinking, off);
        } else if (properties.has("output_config")) {
            addEffort(fields, "output_config", off ? Effort.LOW : effort(thinking));
        }
        if (properties.has("reasoning")) {
            addEffort(fields, "reasoning", off ? Effort.NONE : effort(thinking));
        }
        if (request.maxTokens() > 0 && takes(request.maxTokens())) {
            fields.addProperty("max_tokens", request.maxTokens());
        }
        return fields;
    }

    /** Whether the model takes this limit of output tokens. */
    boolean takes(int maxTokens) {
        if (!properties.has("max_tokens")) {
            return false;
        }
        JsonObject schema = Loose.object(properties, "max_tokens");
        return maxTokens >= Loose.number(schema, "minimum", 1)
                && maxTokens <= Loose.number(schema, "maximum", Integer.MAX_VALUE);
    }

    private void addThinking(JsonObject fields, Thinking thinking, boolean off) {
        JsonObject schema = Loose.object(properties, "thinking");
        boolean canBeOff = listed(schema, "type").contains("disabled");
        boolean wanted = thinking.shown() && !off;
        if (!wanted && canBeOff) {
            addObject(fields, "thinking", "type", "disabled");
            if (!off && thinking.effort() != Effort.DEFAULT) {
                addEffort(fields, "output_config", thinking.effort());
            }
            return;
        }
        // A model that always reasons can only be told to reason little and to keep it to itself.
        addListed(fields, schema, "type", "adaptive");
        addListed(fields, schema, "display", wanted ? "summarized" : "omitted");
        addEffort(fields, "output_config", off ? Effort.LOW : effort(thinking));
    }

    /** The caller's own word, else what the budget amounts to, else {@link Effort#DEFAULT}. */
    private static Effort effort(Thinking thinking) {
        if (thinking.effort() != Effort.DEFAULT || thinking.budgetTokens() <= 0) {
            return thinking.effort();
        }
        if (thinking.budgetTokens() <= LOW_BUDGET) {
            return Effort.LOW;
        }
        if (thinking.budgetTokens() <= MEDIUM_BUDGET) {
            return Effort.MEDIUM;
        }
        return thinking.budgetTokens() <= HIGH_BUDGET ? Effort.HIGH : Effort.XHIGH;
    }

    private void addEffort(JsonObject fields, String object, Effort effort) {
        JsonObject schema = Loose.object(properties, object);
        JsonObject effortSchema = Loose.object(Loose.object(schema, "properties"), "effort");
        List<String> listed = listed(schema, "effort");
        if (listed.isEmpty()) {
            return;
        }
        String value = effort == Effort.DEFAULT ? Loose.text(effortSchema, "default") : clamped(effort, listed);
        if (listed.contains(value)) {
            addObject(fields, object, "effort", value);
        }
    }

    /** The nearest listed effort that is not above, else the weakest listed. */
    private static String clamped(Effort effort, List<String> listed) {
        for (int i = effort.ordinal(); i > Effort.DEFAULT.ordinal(); i--) {
            String name = name(Effort.values()[i]);
            if (listed.contains(name)) {
                return name;
            }
        }
        for (Effort weak : Effort.values()) {
            if (listed.contains(name(weak))) {
                return name(weak);
            }
        }
        return "";
    }

    private static String name(Effort effort) {
        return effort.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> listed(JsonObject schema, String property) {
        return Loose.texts(Loose.object(Loose.object(schema, "properties"), property), "enum");
    }

    private static void addListed(JsonObject fields, JsonObject schema, String property, String value) {
        if (listed(schema, property).contains(value)) {
            addObject(fields, "thinking", property, value);
        }
    }

    private static void addObject(JsonObject fields, String object, String member, String value) {
        if (!fields.has(object)) {
            fields.add(object, new JsonObject());
        }
        fields.getAsJsonObject(object).addProperty(member, value);
    }
}
