package org.kirogate.relay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.chat.OutputFormat;
import org.kirogate.json.Json;
import org.kirogate.json.SchemaCheck;
import org.kirogate.json.SchemaProblem;

/** Whether the text of an answer has the form that was asked for. Immutable. */
final class AnswerCheck {

    /**
     * What came of a check.
     *
     * @param json    the bare JSON as the model wrote it, empty when the text is no good
     * @param problem what is wrong with it, with the path in the value; empty when the text is good
     */
    record Outcome(String json, String problem) {
        Outcome {
            Objects.requireNonNull(json, "json");
            Objects.requireNonNull(problem, "problem");
        }

        boolean isGood() {
            return problem.isEmpty();
        }
    }

    private static final String NO_JSON = "$: the text is not one valid JSON value";

    private final SchemaCheck schema;
    private final String claim;

    /** A check of JSON; the format is not free text. */
    AnswerCheck(OutputFormat format) {
        boolean bySchema = format.kind() == OutputFormat.Kind.JSON_SCHEMA;
        this.schema = new SchemaCheck(bySchema ? format.schema() : anyObject());
        this.claim = bySchema ? "does not match the schema" : "is not a JSON object";
    }

    /** What the answer is not: "does not match the schema". */
    String claim() {
        return claim;
    }

    /** Looks for the JSON in the text. Of several pieces that are JSON and no good, the first is reported. */
    Outcome of(String text) {
        String problem = NO_JSON;
        for (String candidate : JsonInText.candidates(text)) {
            Optional<JsonElement> value = parse(candidate);
            if (value.isEmpty()) {
                continue;
            }
            Optional<SchemaProblem> found = schema.problem(value.get());
            if (found.isEmpty()) {
                return new Outcome(candidate, "");
            }
            problem = problem.equals(NO_JSON) ? found.get().toString() : problem;
        }
        return new Outcome("", problem);
    }

    private static Optional<JsonElement> parse(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return Optional.empty(); // not JSON is one of the two things that are asked here
        }
    }

    private static JsonObject anyObject() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        return schema;
    }
}
