package org.kirogate.db;

import java.sql.SQLException;

/** The database could not do what was asked: an outage, a broken statement or a violated constraint, never an answer. */
public final class DbException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MARIADB_DUPLICATE_KEY = 1062;

    private final boolean duplicate;
    private final boolean retryable;

    /** What the driver reported. */
    public DbException(SQLException cause) {
        super("SQLState " + cause.getSQLState() + ", error " + cause.getErrorCode(), cause);
        this.duplicate = cause.getErrorCode() == MARIADB_DUPLICATE_KEY;
        this.retryable = "40001".equals(cause.getSQLState());
    }

    /** A state of the schema or the data that must not be. */
    public DbException(String message) {
        super(message);
        this.duplicate = false;
        this.retryable = false;
    }

    /** Whether a unique key already holds such a row. */
    public boolean duplicate() {
        return duplicate;
    }

    /** Whether the transaction lost against another and may be run again (SQLState 40001). */
    boolean retryable() {
        return retryable;
    }
}
