package org.kirogate.parity;

/**
 * How much, from system properties.
 *
 * @param requests    {@code parity.requests} that are asked
 * @param connections {@code parity.connections} at a time
 * @param seed        {@code parity.seed} of what is asked
 */
record ParitySettings(int requests, int connections, long seed) {

    static ParitySettings ofProperties() {
        return new ParitySettings(
                Integer.getInteger("parity.requests", 5000),
                Integer.getInteger("parity.connections", 64),
                Long.getLong("parity.seed", 6));
    }
}
