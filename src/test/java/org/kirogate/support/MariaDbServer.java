package org.kirogate.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.mariadb.jdbc.Driver;

/**
 * One MariaDB server in a process of its own, on loopback only, with its files in one folder: {@code db} (the data),
 * {@code tmp}, {@code mariadb.log} and, while it runs, {@code mariadb.pid}.
 *
 * <p>The one account is {@link #USER}; its password is set anew at every start. There is no socket file (their paths
 * must be short) and no TLS (making its key takes this server ten seconds). Thread-safe.
 */
public final class MariaDbServer implements AutoCloseable {

    /** The account that may do everything. */
    public static final String USER = "kirogate";

    private static final int STARTS = 3;
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final int port;
    private final String password;

    private MariaDbServer(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts a server, making its data first where the folder has none, and waits until it answers.
     *
     * @param home     the programs
     * @param folder   where its files are; made if missing; no other server may run on it
     * @param password the account's password from now on: letters, digits, {@code -} and {@code _}
     * @param options  further options of the server, {@code --name=value}
     * @return the running server
     * @throws ServerStartException it does not start; the message ends with what it logged last
     */
    public static MariaDbServer start(MariaDbHome home, Path folder, String password, List<String> options) {
        if (!password.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("The password must be 1 to 64 letters, digits, - or _");
        }
        MariaDbFolder files = new MariaDbFolder(home, folder.toAbsolutePath().normalize());
        try {
            files.prepare(options);
            Path accounts = files.writeAccounts(USER, password);
            try {
                return startOnFreePort(files, password, accounts, options);
            } finally {
                Files.deleteIfExists(accounts);
            }
        } catch (IOException e) {
            throw new ServerStartException("Cannot start MariaDB in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static MariaDbServer startOnFreePort(MariaDbFolder files, String password, Path accounts,
            List<String> options) throws IOException {
        for (int attempt = 1;; attempt++) {
            int port = freePort();
            List<String> ours = new ArrayList<>(options);
            ours.addAll(List.of("--bind-address=127.0.0.1", "--port=" + port, "--socket=", "--skip-name-resolve",
                    "--ssl=0", "--pid-file=" + files.pidFile(), "--init-file=" + accounts));
            MariaDbServer server = new MariaDbServer(files.launch(ours), port, password);
            if (server.answers()) {
                return server;
            }
            // Another program may have taken the port between our look and the server's.
            boolean portTaken = files.lastLog().contains("Bind on TCP/IP port");
            if (!portTaken || attempt == STARTS) {
                throw new ServerStartException("MariaDB did not start. It said last:\n" + files.lastLog());
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private boolean answers() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive()) {
            try (Connection connection = connect("")) {
                return connection.isValid(STOP_SECONDS);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || !(e instanceof SQLNonTransientConnectionException)) {
                    kill();
                    throw new ServerStartException("MariaDB runs but does not let us in: " + e.getMessage(), e);
                }
                awaitExit(20);
            }
        }
        return false;
    }

    /**
     * @param schema the schema to work in, or an empty string for none
     * @return the JDBC address
     */
    public String url(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
    }

    /**
     * @return the port on loopback
     */
    public int port() {
        return port;
    }

    /**
     * @return the password of {@link #USER}
     */
    public String password() {
        return password;
    }

    /**
     * Opens a connection as {@link #USER}; the caller closes it.
     *
     * @param schema the schema to work in, or an empty string for none
     * @return the connection
     * @throws SQLException the server does not answer
     */
    public Connection connect(String schema) throws SQLException {
        Properties account = new Properties();
        account.putAll(Map.of("user", USER, "password", password));
        return new Driver().connect(url(schema), account);
    }

    /** Stops the server the orderly way and waits for its end; one that has ended already is fine. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        // By statement, not by signal: on Windows a process can only be killed.
        try (Connection connection = connect(""); Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            process.destroy();
        }
        if (!awaitExit(TimeUnit.SECONDS.toMillis(STOP_SECONDS))) {
            kill();
        }
    }

    /** Ends the server at once, as a power failure would, and waits for its end. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    }

    private boolean awaitExit(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
