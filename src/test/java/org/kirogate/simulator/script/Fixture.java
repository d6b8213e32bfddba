package org.kirogate.simulator.script;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.stream.Faults;

import static java.util.Objects.requireNonNull;

/**
 * One fixture file.
 *
 * @param name without the ending of the file
 * @param json the whole document; nobody changes it
 */
public record Fixture(String name, JsonObject json) {

    public Fixture {
        requireNonNull(name, "name");
        requireNonNull(json, "json");
    }

    /** What a correct client makes of it. */
    public JsonObject expect() {
        return SimJson.member(json, "expect");
    }

    /** The operation it answers; {@code sequence} for a list of steps. */
    public String operation() {
        return json.has("steps") ? "sequence" : SimJson.string(json, "operation");
    }

    /** Whether it holds an answer or a sequence of answers, and not a request. */
    public boolean playable() {
        return json.has("response") || json.has("steps");
    }

    /**
     * The turns that play it, each for one call, in order.
     *
     * @throws IllegalStateException when it is a request
     */
    public List<Turn> turns() {
        if (!playable()) {
            throw new IllegalStateException("Fixture " + name + " is a request and cannot be played");
        }
        if (json.has("response")) {
            return List.of(turn(new JsonObject()));
        }
        List<Turn> turns = new ArrayList<>();
        for (JsonElement element : SimJson.array(json, "steps")) {
            JsonObject step = SimJson.asObject(element);
            turns.add(Fixtures.load(SimJson.string(step, "use")).turn(step));
        }
        return turns;
    }

    private Turn turn(JsonObject step) {
        String operation = SimJson.string(step, "operation");
        String used = operation.isEmpty() ? operation() : operation;
        Match match = new Match(SimJson.member(json, "match")).with("operation", new JsonPrimitive(used));
        String credential = SimJson.string(step, "credential");
        if (!credential.isEmpty()) {
            match = match.with("credential", new JsonPrimitive(credential));
        }
        return new Turn(name, match, 1, ReplyJson.read(SimJson.member(json, "response")), Faults.NONE);
    }
}
