package org.kirogate.simulator.stream;

import static java.util.Objects.requireNonNull;

/**
 * Where the borders of the chunks fall in an event stream.
 *
 * @param how  the rule
 * @param size bytes: exact for EVERY, the most for RANDOMLY
 * @param seed of the random borders
 */
public record Split(How how, int size, long seed) {

    /** The rules. */
    public enum How { AT_FRAMES, EVERY, RANDOMLY, INSIDE_CHARACTERS }

    /** One chunk a frame. */
    public static final Split AT_FRAMES = new Split(How.AT_FRAMES, 0, 0);

    /** One chunk a frame, but a frame with multi-byte characters is cut inside the first of them. */
    public static final Split INSIDE_CHARACTERS = new Split(How.INSIDE_CHARACTERS, 0, 0);

    public Split {
        requireNonNull(how, "how");
        boolean sized = how == How.EVERY || how == How.RANDOMLY;
        if (sized && size < 1) {
            throw new IllegalArgumentException("A chunk of " + size + " bytes; at least 1 is needed");
        }
    }

    /** Chunks of exactly that many bytes, across frame borders. */
    public static Split every(int bytes) {
        return new Split(How.EVERY, bytes, 0);
    }

    /** Chunks of 1 to that many bytes, across frame borders, the same for the same seed. */
    public static Split randomly(long seed, int mostBytes) {
        return new Split(How.RANDOMLY, mostBytes, seed);
    }
}
