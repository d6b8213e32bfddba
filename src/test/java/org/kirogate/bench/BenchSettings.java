package org.kirogate.bench;

/**
 * How long and how hard to measure, from system properties of the same names.
 *
 * @param connections keep-alive connections, each with one request at a time; {@code bench.connections}
 * @param rounds      measured rounds of each target; {@code bench.rounds}
 * @param seconds     length of a round; {@code bench.seconds}
 * @param warmup      seconds of load before the first round, for each dialect of the gateway; {@code bench.warmup}
 * @param rate        requests a second of the steady part, the same for all targets; {@code bench.rate}
 * @param profile     whether to sample where the gateway's time goes; {@code bench.profile}
 */
record BenchSettings(int connections, int rounds, int seconds, int warmup, int rate, boolean profile) {

    BenchSettings {
        if (connections < 1 || rounds < 1 || seconds < 1 || warmup < 0 || rate < 1) {
            throw new IllegalArgumentException("bench.connections, bench.rounds, bench.seconds and bench.rate must be"
                    + " at least 1 and bench.warmup at least 0");
        }
    }

    static BenchSettings ofProperties() {
        return new BenchSettings(Integer.getInteger("bench.connections", 32), Integer.getInteger("bench.rounds", 5),
                Integer.getInteger("bench.seconds", 4), Integer.getInteger("bench.warmup", 45),
                Integer.getInteger("bench.rate", 400), Boolean.getBoolean("bench.profile"));
    }
}
