package org.kirogate.usage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one key used.
 *
 * @param total  sums over its whole life
 * @param days   the last days with traffic, oldest first, days in UTC
 * @param tokens which upstream tokens served it, most used first
 */
public record UsageReport(Sums total, List<Day> days, List<TokenShare> tokens) {
    public UsageReport {
        Objects.requireNonNull(total, "total");
        days = List.copyOf(days);
        tokens = List.copyOf(tokens);
    }

    /** Sums: requests, of them successes and failures (the rest were refused), tokens in and out, credits. */
    public record Sums(
            long requests, long successes, long failures, long inputTokens, long outputTokens, double credits) {

        /** Nothing. */
        public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

        /** Requests that were refused before any token was called for them, or given up by their caller. */
        public long refused() {
            return requests - successes - failures;
        }

        /** Requests answered of those that were answered or failed, 0-1; 1 when there were none. */
        public double successRate() {
            long ended = successes + failures;
            return ended == 0 ? 1 : (double) successes / ended;
        }

        static Sums of(UsageRecord record) {
            return new Sums(
                    1,
                    record.succeeded() ? 1 : 0,
                    record.failed() ? 1 : 0,
                    record.counts().input() + record.counts().cacheRead() + record.counts().cacheWrite(),
                    record.counts().output(),
                    record.counts().credits());
        }

        /** Both together. */
        public Sums plus(Sums other) {
            return new Sums(
                    requests + other.requests,
                    successes + other.successes,
                    failures + other.failures,
                    inputTokens + other.inputTokens,
                    outputTokens + other.outputTokens,
                    credits + other.credits);
        }

        /** What is left without a part of it. */
        public Sums minus(Sums part) {
            return new Sums(
                    requests - part.requests,
                    successes - part.successes,
                    failures - part.failures,
                    inputTokens - part.inputTokens,
                    outputTokens - part.outputTokens,
                    requests == part.requests ? 0 : Math.max(0, credits - part.credits));
        }
    }

    /** One day from its start in UTC. */
    public record Day(Instant start, Sums sums) {
        public Day {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(sums, "sums");
        }
    }

    /** How much one upstream token did of it. */
    public record TokenShare(long tokenId, long requests, long successes) {}
}
