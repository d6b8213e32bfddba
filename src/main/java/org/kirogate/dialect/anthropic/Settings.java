package org.kirogate.dialect.anthropic;

import java.util.List;
import java.util.Optional;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.Thinking;
import org.kirogate.dialect.Efforts;
import org.kirogate.dialect.Repairs;
import org.kirogate.json.Fields;

/** Reads how the answer is to be made: {@code thinking}, {@code output_config} and the sampling numbers. */
final class Settings {
    private final Fields body;
    private final Repairs repairs;

    Settings(Fields body, Repairs repairs) {
        this.body = body;
        this.repairs = repairs;
        // No account has a place for these three.
        for (String name : List.of("temperature", "top_p")) {
            body.optionalNumber(name, 0, 1).filter(value -> value != 1).ifPresent(value -> repairs.ignored(name));
        }
        body.optionalInteger("top_k", 0, Integer.MAX_VALUE).ifPresent(value -> repairs.ignored("top_k"));
    }

    /** The thinking asked for; {@code turnEffort} is the effort that the newest message brought, if any. */
    Thinking thinking(Optional<String> turnEffort) {
        Thinking.Effort effort = body.optionalObject("output_config")
                .flatMap(config -> config.optionalString("effort"))
                .or(() -> turnEffort)
                .map(this::effort)
                .orElse(Thinking.Effort.DEFAULT);
        Fields thinking = body.optionalObject("thinking").orElse(null);
        if (thinking == null) {
            return new Thinking(Thinking.Mode.UNSET, 0, effort);
        }
        int budget = budget(thinking);
        return switch (thinking.string("type")) {
            case "enabled" -> new Thinking(Thinking.Mode.ENABLED, budget, effort);
            case "adaptive" -> new Thinking(Thinking.Mode.ADAPTIVE, budget, effort);
            case "disabled" -> new Thinking(Thinking.Mode.DISABLED, 0, effort);
            case "between_tools" -> {
                repairs.mended("thinking.type");
                yield new Thinking(Thinking.Mode.ADAPTIVE, budget, effort);
            }
            default -> throw thinking.invalid("type", "Input should be enabled, adaptive, disabled or between_tools");
        };
    }

    /** Whether thinking is to come without its text. What else may be said of its display is no reason to refuse. */
    static boolean hidesThinking(Fields body) {
        return body.optionalObject("thinking")
                .flatMap(thinking -> thinking.any("display"))
                .filter(display -> display.isJsonPrimitive() && display.getAsString().equals("omitted"))
                .isPresent();
    }

    /** The form asked for; older clients send it as {@code output_format}. */
    OutputFormat outputFormat() {
        Optional<Fields> format = body.optionalObject("output_config")
                .flatMap(config -> config.optionalObject("format"))
                .or(() -> body.optionalObject("output_format"));
        if (format.isEmpty()) {
            return OutputFormat.TEXT;
        }
        String type = format.get().string("type");
        if (!type.equals("json_schema")) {
            throw format.get().invalid("type", "Input should be json_schema");
        }
        return new OutputFormat(
                OutputFormat.Kind.JSON_SCHEMA, format.get().object("schema").object());
    }

    private static int budget(Fields thinking) {
        long budget = thinking.optionalInteger("budget_tokens", 1024, Long.MAX_VALUE).orElse(0L);
        return (int) Math.min(Integer.MAX_VALUE, budget);
    }

    /** A step that is not known yet is no reason to refuse: the model's own default serves. */
    private Thinking.Effort effort(String effort) {
        return Efforts.effort(effort).orElseGet(() -> {
            repairs.ignored("output_config.effort");
            return Thinking.Effort.DEFAULT;
        });
    }
}
