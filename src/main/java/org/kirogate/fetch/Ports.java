package org.kirogate.fetch;

import java.util.Set;

/**
 * Which ports may be fetched from: 80, 443 and what lies above the system's own ports, save where something else than
 * HTTP is at home (the port list of the Fetch standard, and common databases, caches and queues). Pure functions.
 */
final class Ports {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int FIRST_USER_PORT = 1024;

    private static final Set<Integer> NOT_HTTP = Set.of(
            1433, 1521, 1719, 1720, 1723, 1883, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061,
            5432, 5672, 6000, 6379, 6380, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 8883, 9042, 9092, 9300,
            10080, 10250, 11211, 27017);

    private Ports() {
    }

    static boolean permit(int port) {
        return port == HTTP || port == HTTPS || port >= FIRST_USER_PORT && port <= 65_535 && !NOT_HTTP.contains(port);
    }
}
