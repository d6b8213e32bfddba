package org.kirogate.chat;

import java.util.Objects;

/**
 * What an answer used.
 *
 * @param input      input tokens without cache reads and writes, >= 0
 * @param output     output tokens, reasoning included, >= 0
 * @param cacheRead  input tokens read from a prompt cache, >= 0
 * @param cacheWrite input tokens written to a prompt cache, >= 0
 * @param credits    the upstream's own price of the call, exact as metered; 0 when it said none
 * @param source     how the token figures are known
 */
public record TokenCounts(long input, long output, long cacheRead, long cacheWrite, double credits, Source source) {

    /** Nothing counted. */
    public static final TokenCounts ZERO = new TokenCounts(0, 0, 0, 0, 0, Source.ESTIMATED);

    /** How figures are known, best first. */
    public enum Source {
        /** The upstream said them. */
        REPORTED,
        /** Worked out from the share of the context window the upstream said is used. */
        DERIVED,
        /** Counted here from the texts. */
        ESTIMATED
    }

    public TokenCounts {
        if (input < 0 || output < 0 || cacheRead < 0 || cacheWrite < 0 || credits < 0) {
            throw new IllegalArgumentException("token counts must not be negative: " + input + ", " + output + ", "
                    + cacheRead + ", " + cacheWrite + ", " + credits);
        }
        Objects.requireNonNull(source, "source");
    }

    /** Both together; the source is the worse of the two, that of the other when one is {@link #ZERO}. */
    public TokenCounts plus(TokenCounts other) {
        if (equals(ZERO)) {
            return other;
        }
        if (other.equals(ZERO)) {
            return this;
        }
        Source worse = source.compareTo(other.source) > 0 ? source : other.source;
        return new TokenCounts(input + other.input, output + other.output, cacheRead + other.cacheRead,
                cacheWrite + other.cacheWrite, credits + other.credits, worse);
    }
}
