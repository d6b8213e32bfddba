package org.kirogate.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Optional;

/** Bounds of numbers and {@code multipleOf}, exact in decimal. */
final class SchemaNumbers {
    /** Beyond so many digits exact arithmetic could be made to cost anything. */
    private static final int MOST_DIGITS = 400;

    private SchemaNumbers() {}

    static Optional<SchemaProblem> check(SchemaWalk walk, JsonObject schema, JsonElement value, String path) {
        Optional<BigDecimal> came = number(value);
        if (came.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal number = came.get();
        if (compare(number, schema, "minimum", 0) < 0) {
            return SchemaWalk.problem(path, "it is less than " + schema.get("minimum"));
        }
        if (compare(number, schema, "maximum", 0) > 0) {
            return SchemaWalk.problem(path, "it is more than " + schema.get("maximum"));
        }
        if (compare(number, schema, "exclusiveMinimum", 1) <= 0) {
            return SchemaWalk.problem(path, "it is not more than " + schema.get("exclusiveMinimum"));
        }
        if (compare(number, schema, "exclusiveMaximum", -1) >= 0) {
            return SchemaWalk.problem(path, "it is not less than " + schema.get("exclusiveMaximum"));
        }
        Optional<BigDecimal> step = number(schema.get("multipleOf")).filter(of -> of.signum() > 0);
        if (step.isPresent() && number.remainder(step.get()).signum() != 0) {
            return SchemaWalk.problem(path, "it is no multiple of " + schema.get("multipleOf"));
        }
        return Optional.empty();
    }

    /** The number against a bound; {@code otherwise} when there is none. */
    private static int compare(BigDecimal number, JsonObject schema, String bound, int otherwise) {
        return number(schema.get(bound)).map(number::compareTo).orElse(otherwise);
    }

    /** Whether a number has no fraction: 1.0 and 1e3 have none. One too long to look at counts as whole. */
    static boolean isWhole(JsonPrimitive number) {
        return number(number).map(exact -> exact.stripTrailingZeros().scale() <= 0).orElse(true);
    }

    /** A number of sane length. */
    private static Optional<BigDecimal> number(JsonElement value) {
        if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()
                || value.getAsString().length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(value.getAsString());
            return Math.abs((long) number.scale()) > MOST_DIGITS ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A count of things, when the schema gives one. */
    static Optional<Integer> count(JsonObject schema, String keyword) {
        return number(schema.get(keyword))
                .filter(count -> count.signum() >= 0 && count.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValue);
    }
}
