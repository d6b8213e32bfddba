package org.kirogate.simulator.script;

import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.pace.Hold;
import org.kirogate.simulator.stream.Ending;
import org.kirogate.simulator.stream.Faults;
import org.kirogate.simulator.stream.Split;

/** Reads the faults of a posted turn; delays are real milliseconds there, a running test uses gates instead. */
public final class FaultsJson {

    private static final int BIGGEST_RANDOM_CHUNK = 64;

    private FaultsJson() {
    }

    /** @throws IllegalArgumentException when a name is unknown */
    public static Faults read(JsonObject posted) {
        Faults faults = Faults.NONE;
        for (Map.Entry<String, JsonElement> knob : posted.entrySet()) {
            faults = turned(faults, knob.getKey(), knob.getValue());
        }
        return faults;
    }

    private static Faults turned(Faults faults, String knob, JsonElement value) {
        return switch (knob) {
            case "splitEvery" -> faults.splitting(Split.every(value.getAsInt()));
            case "splitSeed" -> faults.splitting(Split.randomly(value.getAsLong(), BIGGEST_RANDOM_CHUNK));
            case "splitInsideCharacters" -> value.getAsBoolean() ? faults.splitting(Split.INSIDE_CHARACTERS) : faults;
            case "headersMs" -> faults.holdingHeaders(Hold.millis(value.getAsLong()));
            case "firstFrameMs" -> faults.holdingFirstFrame(Hold.millis(value.getAsLong()));
            case "betweenFramesMs" -> faults.holdingFrames(Hold.millis(value.getAsLong()));
            case "stopInsideFrame" -> faults.stoppingInside(value.getAsInt());
            case "stopBeforeFrame" -> faults.stoppingBefore(value.getAsInt());
            case "wrongCrcFrame" -> faults.spoiling(value.getAsInt());
            case "duplicateFrame" -> faults.repeating(value.getAsInt());
            case "gzip" -> value.getAsBoolean() ? faults.compressing() : faults;
            case "noFrames" -> value.getAsBoolean() ? faults.withoutFrames() : faults;
            case "end" -> faults.ending(Ending.valueOf(value.getAsString().toUpperCase(Locale.ROOT)));
            default -> throw new IllegalArgumentException("Unknown fault \"" + knob + "\"");
        };
    }
}
