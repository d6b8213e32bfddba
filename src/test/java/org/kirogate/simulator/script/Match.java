package org.kirogate.simulator.script;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.SimJson;

import static java.util.Objects.requireNonNull;

/**
 * Which calls a turn answers (Kiro protocol, section 11). A condition that is not given holds for every call.
 *
 * @param given the conditions by their names: {@code operation, userInputContains, userInputRegex, bodyContains,
 *              bodyNotContains, hasToolResults, modelId, agentMode, callIndex, credential, body}
 */
public record Match(JsonObject given) {

    /** Holds for every call. */
    public static final Match ANY = new Match(new JsonObject());

    /** @throws IllegalArgumentException when a condition's name is unknown, so that a misspelt one is not ignored */
    public Match {
        requireNonNull(given, "given");
        given = given.deepCopy();
        for (String name : given.keySet()) {
            Condition.named(name);
        }
    }

    /** The same with one more condition. */
    public Match with(String name, JsonElement value) {
        JsonObject more = given.deepCopy();
        more.add(name, value);
        return new Match(more);
    }

    /** Whether every condition holds. */
    public boolean holds(Call call) {
        for (Map.Entry<String, JsonElement> condition : given.entrySet()) {
            if (!holds(Condition.named(condition.getKey()), condition.getValue(), call)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Condition condition, JsonElement value, Call call) {
        return switch (condition) {
            case OPERATION -> call.operation().wireName().equalsIgnoreCase(value.getAsString());
            case USER_INPUT_CONTAINS -> input(call).contains(value.getAsString());
            case USER_INPUT_REGEX -> Pattern.compile(value.getAsString()).matcher(input(call)).find();
            case BODY_CONTAINS -> text(call).contains(value.getAsString());
            case BODY_NOT_CONTAINS -> !text(call).contains(value.getAsString());
            case HAS_TOOL_RESULTS ->
                    value.getAsBoolean() == !SimJson.array(call.context(), "toolResults").isEmpty();
            case MODEL_ID -> call.modelId().equals(value.getAsString());
            case AGENT_MODE -> call.agentMode().equals(value.getAsString());
            case CALL_INDEX -> call.index() == value.getAsInt();
            case CREDENTIAL -> call.credential().equals(value.getAsString());
            case BODY -> contains(call.body(), value);
        };
    }

    private static String input(Call call) {
        return SimJson.string(call.userInput(), "content");
    }

    private static String text(Call call) {
        return new String(call.request().body(), StandardCharsets.UTF_8);
    }

    /** Whether every member of the pattern is in the value too, at every depth. */
    private static boolean contains(JsonElement value, JsonElement pattern) {
        if (!pattern.isJsonObject() || !value.isJsonObject()) {
            return pattern.equals(value);
        }
        for (Map.Entry<String, JsonElement> member : pattern.getAsJsonObject().entrySet()) {
            JsonElement found = value.getAsJsonObject().get(member.getKey());
            if (found == null || !contains(found, member.getValue())) {
                return false;
            }
        }
        return true;
    }

    private enum Condition {
        OPERATION("operation"), USER_INPUT_CONTAINS("userInputContains"), USER_INPUT_REGEX("userInputRegex"),
        BODY_CONTAINS("bodyContains"), BODY_NOT_CONTAINS("bodyNotContains"), HAS_TOOL_RESULTS("hasToolResults"),
        MODEL_ID("modelId"), AGENT_MODE("agentMode"), CALL_INDEX("callIndex"), CREDENTIAL("credential"), BODY("body");

        private final String wireName;

        Condition(String wireName) {
            this.wireName = wireName;
        }

        static Condition named(String name) {
            for (Condition condition : values()) {
                if (condition.wireName.equals(name)) {
                    return condition;
                }
            }
            throw new IllegalArgumentException("Unknown condition \"" + name + "\" in a match");
        }
    }
}
