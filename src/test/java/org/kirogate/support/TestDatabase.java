package org.kirogate.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An empty schema of its own in a real MariaDB, dropped by {@link #close()}.
 *
 * <p>The server is one a JVM: it starts with the first schema, takes a free port, keeps its files in the build folder
 * and ends with the JVM. It is tuned for speed and forgets on a crash. Thread-safe.
 */
public final class TestDatabase implements AutoCloseable {

    private static final List<String> FAST = List.of("--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync", "--innodb-doublewrite=0", "--innodb-buffer-pool-size=32M",
            "--innodb-log-file-size=16M", "--innodb-undo-tablespaces=0", "--key-buffer-size=1M",
            "--aria-pagecache-buffer-size=8M", "--max-connections=300");

    private final MariaDbServer server;
    private final String schema;

    private TestDatabase(MariaDbServer server, String schema) {
        this.server = server;
        this.schema = schema;
    }

    /**
     * Makes an empty schema.
     *
     * @return the schema; close it
     */
    public static TestDatabase create() {
        String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase database = new TestDatabase(Shared.SERVER, schema);
        database.execute("CREATE DATABASE " + schema);
        return database;
    }

    /**
     * @return the JDBC address of the schema
     */
    public String url() {
        return server.url(schema);
    }

    /**
     * @return the user, who may do everything
     */
    public String user() {
        return MariaDbServer.USER;
    }

    /**
     * @return the user's password
     */
    public String password() {
        return server.password();
    }

    /**
     * @return the schema's name
     */
    public String schema() {
        return schema;
    }

    /**
     * @return what the program reads from its environment to work in this schema: DB_URL, DB_USER, DB_PASSWORD
     */
    public Map<String, String> environment() {
        return Map.of("DB_URL", url(), "DB_USER", user(), "DB_PASSWORD", password());
    }

    /**
     * Opens a connection beside the program's; the caller closes it.
     *
     * @return a connection in this schema
     * @throws SQLException the server does not answer
     */
    public Connection connect() throws SQLException {
        return server.connect(schema);
    }

    /** Drops the schema and all that is in it. */
    @Override
    public void close() {
        execute("DROP DATABASE " + schema);
    }

    private void execute(String statement) {
        try (Connection connection = server.connect(""); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The test server refused: " + statement, e);
        }
    }

    /** Holds the server, so that it starts when the first schema is asked for and not before. */
    private static final class Shared {

        private static final MariaDbServer SERVER = start();

        private static MariaDbServer start() {
            Path root = Folders.target().resolve("mariadb");
            try {
                Path folder = Files.createTempDirectory(Files.createDirectories(root), "test-");
                String password = UUID.randomUUID().toString();
                MariaDbServer server = MariaDbServer.start(MariaDbHome.locate(root), folder, password, FAST);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(server, folder)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void discard(MariaDbServer server, Path folder) {
            server.kill();
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
