package org.kirogate.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param version for people
 * @param stamp   changes with every build from another commit; part of the addresses of static files
 */
record BuildInfo(String version, String stamp) {
    private static final String FILE = "kirogate-build.properties";

    BuildInfo {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(stamp, "stamp");
    }

    /** What the build wrote into the class path. */
    static BuildInfo read() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the class path: build with Maven");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " could not be read", e);
        }
        String commit = properties.getProperty("commit", "");
        String version = properties.getProperty("version", "unknown");
        // A source tarball has no commit: then the start is the best stamp there is.
        return new BuildInfo(version, commit.matches("[0-9a-f]+") ? commit : Long.toHexString(System.currentTimeMillis()));
    }
}
