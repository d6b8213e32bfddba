package org.kirogate.usage;

import java.util.Objects;

/**
 * How requests came and how they ended, as far as a report asks for it. Empty text = does not matter.
 *
 * @param dialect name of a dialect
 * @param outcome label of an outcome
 * @param client  family of clients
 */
public record UsageWay(String dialect, String outcome, String client) {
    /** However they came and ended. */
    public static final UsageWay ANY = new UsageWay("", "", "");

    public UsageWay {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(client, "client");
    }
}
