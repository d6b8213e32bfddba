package org.kirogate.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** One check of one value: goes down schema and value together and counts its steps. One thread, one use. */
final class SchemaWalk {
    /** A group of keywords. */
    interface Rule {
        /** What the value breaks; {@code schema} may lack the keywords, or hold nonsense. */
        Optional<SchemaProblem> check(SchemaWalk walk, JsonObject schema, JsonElement value, String path);
    }

    /** A reference that leads to itself never goes down the value; no sane schema nests so deep. */
    private static final int MOST_DEPTH = 400;
    /** Alternatives inside alternatives multiply. */
    private static final int MOST_STEPS = 200_000;
    /** Looks at characters and entries of lists, all steps together. */
    private static final long MOST_WORK = 50_000_000;

    private static final List<Rule> RULES = List.of(
            SchemaRefs::check,
            SchemaTypes::check,
            SchemaNumbers::check,
            SchemaTexts::check,
            SchemaArrays::check,
            SchemaObjects::check,
            SchemaChoices::check);

    private final JsonObject root;
    private int depth;
    private int steps;
    private long workLeft = MOST_WORK;

    SchemaWalk(JsonObject root) {
        this.root = root;
    }

    /** The schema that references point into. */
    JsonObject root() {
        return root;
    }

    /** What the value breaks of a schema: an object, or a yes or no to whatever comes. */
    Optional<SchemaProblem> check(JsonElement schema, JsonElement value, String path) {
        if (schema.isJsonPrimitive() && schema.getAsJsonPrimitive().isBoolean()) {
            return schema.getAsBoolean() ? Optional.empty() : problem(path, "nothing is allowed here");
        }
        if (!schema.isJsonObject() || depth >= MOST_DEPTH || ++steps > MOST_STEPS) {
            return Optional.empty();
        }
        depth++;
        try {
            return byRules(schema.getAsJsonObject(), value, path);
        } finally {
            depth--;
        }
    }

    /** Takes so much work off what a check may cost; false when it is too much: the rule then says nothing. */
    boolean affords(long work) {
        workLeft -= work;
        return workLeft >= 0;
    }

    private Optional<SchemaProblem> byRules(JsonObject schema, JsonElement value, String path) {
        for (Rule rule : RULES) {
            Optional<SchemaProblem> problem = rule.check(this, schema, value, path);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    static Optional<SchemaProblem> problem(String path, String reason) {
        return Optional.of(new SchemaProblem(path, reason));
    }
}
