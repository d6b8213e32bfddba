package org.kirogate.simulator.script;

import org.kirogate.simulator.stream.Faults;
import org.kirogate.simulator.stream.Reply;

import static java.util.Objects.requireNonNull;

/**
 * One scripted answer and the calls it is for.
 *
 * @param name  for captures and messages
 * @param times how many calls it answers; 0: any number
 */
public record Turn(String name, Match match, int times, Reply reply, Faults faults) {

    public Turn {
        requireNonNull(name, "name");
        requireNonNull(match, "match");
        requireNonNull(reply, "reply");
        requireNonNull(faults, "faults");
        if (times < 0) {
            throw new IllegalArgumentException("times is " + times + "; 0 (any number) or more is allowed");
        }
    }

    /** One answer to any call, for once. */
    public static Turn once(String name, Reply reply) {
        return new Turn(name, Match.ANY, 1, reply, Faults.NONE);
    }

    /** The same for that many calls; 0: any number. */
    public Turn times(int calls) {
        return new Turn(name, match, calls, reply, faults);
    }

    /** The same for other calls. */
    public Turn matching(Match other) {
        return new Turn(name, other, times, reply, faults);
    }

    /** The same with faults on its way. */
    public Turn with(Faults other) {
        return new Turn(name, match, times, reply, other);
    }
}
