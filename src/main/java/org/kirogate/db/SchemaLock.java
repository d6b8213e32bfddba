package org.kirogate.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A lock of the server that lets one starter at a time change this schema; it ends with its connection at the latest.
 */
final class SchemaLock implements AutoCloseable {
    /** Such locks are the server's, not a schema's: the schema's name keeps two gateways on one server apart. */
    private static final String NAME = "CONCAT('kirogate.', LEFT(SHA2(DATABASE(), 256), 40))";

    private final Connection connection;

    private SchemaLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Waits for the lock.
     *
     * @throws SchemaException when another starter holds it longer than {@code wait}
     */
    static SchemaLock acquire(Connection connection, Duration wait) throws SQLException {
        long got = Db.only(Statements.query(
                        connection, "SELECT GET_LOCK(" + NAME + ", ?) AS got", row -> row.number("got"),
                        wait.toSeconds()))
                .orElse(0L);
        if (got != 1) {
            throw new SchemaException("Another starting KiroGate has been changing the schema for " + wait.toSeconds()
                    + " seconds. Wait until it has started and start again; if none is running,"
                    + " look at SHOW PROCESSLIST.");
        }
        return new SchemaLock(connection);
    }

    @Override
    public void close() throws SQLException {
        Statements.query(connection, "SELECT RELEASE_LOCK(" + NAME + ") AS freed", row -> row.number("freed"));
    }
}
