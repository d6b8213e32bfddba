package org.kirogate.simulator.script;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.SimJson;

/**
 * Reads turns posted to the control API: {@code {"use":"01-text-reply","times"?}} plays a fixture,
 * {@code {"name"?,"match"?,"times"?,"response":{…},"faults"?:{…}}} is a turn of its own.
 */
public final class TurnJson {

    private TurnJson() {
    }

    /**
     * The turns of one posted object, or of its member {@code turns}.
     *
     * @throws IllegalArgumentException when something in it is unknown
     */
    public static List<Turn> read(JsonObject posted) {
        if (!posted.has("turns")) {
            return one(posted);
        }
        List<Turn> turns = new ArrayList<>();
        for (JsonElement element : SimJson.array(posted, "turns")) {
            turns.addAll(one(SimJson.asObject(element)));
        }
        return turns;
    }

    private static List<Turn> one(JsonObject posted) {
        if (posted.has("use")) {
            List<Turn> turns = Fixtures.load(SimJson.string(posted, "use")).turns();
            int times = (int) SimJson.number(posted, "times", 1);
            return posted.has("times") ? turns.stream().map(turn -> turn.times(times)).toList() : turns;
        }
        if (!posted.has("response")) {
            throw new IllegalArgumentException("A turn needs \"response\" or \"use\"; it has " + posted.keySet());
        }
        String name = SimJson.string(posted, "name");
        return List.of(new Turn(name.isEmpty() ? "posted" : name, new Match(SimJson.member(posted, "match")),
                (int) SimJson.number(posted, "times", 1), ReplyJson.read(SimJson.member(posted, "response")),
                FaultsJson.read(SimJson.member(posted, "faults"))));
    }
}
