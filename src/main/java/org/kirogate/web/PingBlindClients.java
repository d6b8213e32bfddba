package org.kirogate.web;

import java.util.List;
import java.util.Locale;

/** The clients that overlook pings and give a silent stream up, by their user agents. Immutable, thread-safe. */
final class PingBlindClients {
    private static final int MOST_CHARACTERS = 500;

    private final List<String> names;

    /** {@code names} in lower case: starts of a user agent, or products anywhere in it. */
    PingBlindClients(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** Whether the client is one of them; {@code userAgent} may be null. */
    boolean include(String userAgent) {
        if (names.isEmpty() || userAgent == null) {
            return false;
        }
        String agent = userAgent.substring(0, Math.min(userAgent.length(), MOST_CHARACTERS)).toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> agent.startsWith(name) || product(agent, name));
    }

    /** A product is a word of its own before a slash (RFC 9110, section 10.1.5); browsers' descendants come last. */
    private static boolean product(String agent, String name) {
        return (" " + agent + " ").contains(" " + name + (name.contains("/") ? "" : "/"));
    }
}
