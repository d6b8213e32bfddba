package org.kirogate.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.kirogate.config.GatewayConfig;

/**
 * The one pooled way to the database. Thread-safe; each call takes a connection for as long as its statement runs. Nothing
 * may call it while an upstream call is open.
 */
public final class Db implements Sql, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Db.class.getName());
    private static final int MAX_RUNS = 5;
    private static final long CONNECTION_TIMEOUT_MS = 5_000;

    private final HikariDataSource pool;
    private final AtomicLong statements = new AtomicLong();

    private Db(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Opens the pool.
     *
     * @throws RuntimeException when the database can't be reached; the message names no password
     */
    public static Db open(GatewayConfig.Database config) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("kirogate");
        settings.setDriverClassName("org.mariadb.jdbc.Driver");
        settings.setJdbcUrl(config.url());
        settings.setUsername(config.user());
        settings.setPassword(config.password());
        settings.setMaximumPoolSize(config.poolSize());
        settings.setMinimumIdle(Math.min(2, config.poolSize()));
        settings.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        // A batch goes to MariaDB as one packet of many rows.
        settings.addDataSourceProperty("useBulkStmts", "true");
        return new Db(new HikariDataSource(settings));
    }

    /** Whether the database answers now; waits for it no longer than for any connection. */
    public boolean answers() {
        try {
            return one("SELECT 1 AS alive", row -> row.number("alive")).isPresent();
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING, "The database does not answer: {0}", e.getMessage());
            return false;
        }
    }

    /** The server's name and version, as it says. */
    public String serverVersion() {
        return one("SELECT VERSION() AS version", row -> row.string("version")).orElseThrow();
    }

    /** What time it is at the server, epoch ms. */
    public long clockMillis() {
        return one("SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED) AS millis", row -> row.number("millis"))
                .orElseThrow();
    }

    /** The connections as they are now. */
    public Connections connections() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new Connections(
                now.getActiveConnections(), now.getIdleConnections(), now.getThreadsAwaitingConnection(),
                pool.getMaximumPoolSize());
    }

    /**
     * Connections to the database.
     *
     * @param active  in use
     * @param idle    open and free
     * @param waiting threads that wait for one
     * @param most    as configured
     */
    public record Connections(int active, int idle, int waiting, int most) {}

    /** How many statements were run since the start; lets a test count what a request costs. */
    public long statements() {
        return statements.get();
    }

    @Override
    public <T> List<T> query(String statement, Function<Row, T> mapper, Object... values) {
        return run(connection -> Statements.query(connection, statement, mapper, values));
    }

    @Override
    public <T> Optional<T> one(String statement, Function<Row, T> mapper, Object... values) {
        return only(query(statement, mapper, values));
    }

    @Override
    public int update(String statement, Object... values) {
        return run(connection -> Statements.update(connection, statement, values));
    }

    @Override
    public long insert(String statement, Object... values) {
        return run(connection -> Statements.insert(connection, statement, values));
    }

    @Override
    public void batch(String statement, List<Object[]> rows) {
        transaction(transaction -> {
            transaction.batch(statement, rows);
            return rows.size();
        });
    }

    /**
     * Runs {@code work} as one transaction. It may run again, up to {@value #MAX_RUNS} times, when the database gave way to
     * another transaction: so nothing belongs in it but statements.
     *
     * @return what {@code work} returned
     */
    public <T> T transaction(Function<Transaction, T> work) {
        for (int run = 1; ; run++) {
            try {
                return once(work);
            } catch (DbException e) {
                if (!e.retryable() || run == MAX_RUNS) {
                    throw e;
                }
            }
        }
    }

    /** A connection of the pool for the migrator's lock; the caller closes it. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }

    static <T> Optional<T> only(List<T> rows) {
        if (rows.size() > 1) {
            throw new DbException("one row was expected, " + rows.size() + " came");
        }
        return rows.stream().findFirst();
    }

    private <T> T once(Function<Transaction, T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T value = work.apply(new Transaction(connection, statements));
                connection.commit();
                return value;
            } catch (RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    private static void rollBack(Connection connection, RuntimeException reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private <T> T run(Work<T> work) {
        statements.incrementAndGet();
        try (Connection connection = pool.getConnection()) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    private interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }
}
