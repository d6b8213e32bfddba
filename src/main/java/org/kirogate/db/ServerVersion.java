package org.kirogate.db;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which database server is good enough. */
final class ServerVersion {
    private static final Pattern MARIADB = Pattern.compile("(?:5\\.5\\.5-)?(\\d+)\\.(\\d+)\\.\\d+.*MariaDB.*");
    private static final int MAJOR = 10;
    private static final int MINOR = 6;

    private ServerVersion() {}

    /**
     * Checks what {@code SELECT VERSION()} said.
     *
     * @throws SchemaException when it is not MariaDB 10.6 or later
     */
    static void check(String version) {
        Matcher matcher = MARIADB.matcher(version);
        if (matcher.matches() && enough(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))) {
            return;
        }
        throw new SchemaException("The database is '" + version + "'; MariaDB " + MAJOR + "." + MINOR
                + " or later is needed. Point DB_URL at such a server.");
    }

    private static boolean enough(int major, int minor) {
        return major > MAJOR || major == MAJOR && minor >= MINOR;
    }
}
