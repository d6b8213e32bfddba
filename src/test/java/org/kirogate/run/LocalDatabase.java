package org.kirogate.run;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.support.Folders;
import org.kirogate.support.MariaDbHome;
import org.kirogate.support.MariaDbServer;
import org.kirogate.support.ServerStartException;

/** The MariaDB of the local server: loopback only, on any free port, its files in the data folder's {@code db}. */
final class LocalDatabase implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LocalDatabase.class.getName());

    private static final List<String> OPTIONS = List.of("--skip-log-bin", "--innodb-buffer-pool-size=64M",
            "--innodb-log-file-size=32M", "--max-connections=200", "--character-set-server=utf8mb4");

    private final MariaDbServer server;

    private LocalDatabase(MariaDbServer server) {
        this.server = server;
    }

    /**
     * Starts the database, making it at the first run.
     *
     * @throws ServerStartException it does not start, or a server left over from a killed run still holds its files
     */
    static LocalDatabase start(DataFolder data, String password) {
        Path folder = data.resolve("mariadb");
        Path pidFile = folder.resolve("mariadb.pid");
        if (Files.exists(pidFile)) {
            refuseIfStillRunning(pidFile);
            LOG.log(Level.WARNING, "The database in {0} was not stopped in order last time; it repairs itself now.",
                    folder);
        }
        MariaDbHome home = MariaDbHome.locate(Folders.target().resolve("mariadb"));
        return new LocalDatabase(MariaDbServer.start(home, folder, password, OPTIONS));
    }

    private static void refuseIfStillRunning(Path pidFile) {
        long pid = pid(pidFile);
        Optional<String> program = ProcessHandle.of(pid).flatMap(process -> process.info().command());
        if (program.filter(name -> name.contains("mariadbd") || name.contains("mysqld")).isPresent()) {
            throw new ServerStartException("The MariaDB server of a run that was killed, process " + pid
                    + ", still holds " + pidFile.getParent() + ". End it with: kill " + pid + ", then start again.");
        }
    }

    private static long pid(Path pidFile) {
        try {
            return Long.parseLong(Files.readString(pidFile).strip());
        } catch (IOException | NumberFormatException e) {
            throw new ServerStartException("Cannot read " + pidFile + ": " + e.getMessage()
                    + ". If no MariaDB server runs on this folder, delete the file and start again.", e);
        }
    }

    /** What the program reads from its environment to find this database. */
    Map<String, String> environment() {
        return Map.of("DB_URL", server.url("kirogate") + "?createDatabaseIfNotExist=true", "DB_USER",
                MariaDbServer.USER, "DB_PASSWORD", server.password());
    }

    /** Stops it in order and waits for its end. */
    @Override
    public void close() {
        server.close();
    }
}
