package org.kirogate.soak;

import java.time.Duration;

/**
 * How long and how hard, from system properties.
 *
 * @param seconds  {@code soak.seconds} that clients go on
 * @param clients  {@code soak.clients} at a time
 * @param seed     {@code soak.seed} of what they do
 */
record SoakSettings(int seconds, int clients, long seed) {

    static SoakSettings ofProperties() {
        return new SoakSettings(
                Integer.getInteger("soak.seconds", 60),
                Integer.getInteger("soak.clients", 200),
                Long.getLong("soak.seed", 4));
    }

    Duration length() {
        return Duration.ofSeconds(seconds);
    }
}
