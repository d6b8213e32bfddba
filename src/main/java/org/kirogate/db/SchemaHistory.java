package org.kirogate.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The table that remembers which statements of which scripts ran. One thread, one connection. */
final class SchemaHistory {
    private final Connection connection;

    SchemaHistory(Connection connection) {
        this.connection = connection;
    }

    /**
     * One script's progress.
     *
     * @param checksum       of the statements that ran
     * @param statementsDone how many ran
     */
    record Entry(int version, String name, String checksum, int statementsDone, boolean finished) {}

    void create() throws SQLException {
        Statements.update(connection, """
                CREATE TABLE IF NOT EXISTS schema_history (
                    version INT NOT NULL,
                    name VARCHAR(100) NOT NULL COMMENT 'file of the script',
                    checksum CHAR(64) NOT NULL COMMENT 'SHA-256 of the statements that ran, hex',
                    statements_done INT NOT NULL COMMENT 'statements that ran',
                    started_at BIGINT NOT NULL COMMENT 'epoch ms',
                    finished_at BIGINT NULL COMMENT 'epoch ms, NULL = not whole yet',
                    PRIMARY KEY (version)
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='scripts that made this schema'
                """);
    }

    List<Entry> entries() throws SQLException {
        return Statements.query(
                connection,
                "SELECT version, name, checksum, statements_done, finished_at FROM schema_history ORDER BY version",
                SchemaHistory::entry);
    }

    void begin(SqlScript script, long now) throws SQLException {
        Statements.update(
                connection,
                "INSERT INTO schema_history (version, name, checksum, statements_done, started_at)"
                        + " VALUES (?, ?, ?, 0, ?)",
                script.version(), script.name(), script.checksum(0), now);
    }

    void done(SqlScript script, int count) throws SQLException {
        Statements.update(
                connection,
                "UPDATE schema_history SET checksum = ?, statements_done = ? WHERE version = ?",
                script.checksum(count), count, script.version());
    }

    void finish(SqlScript script, long now) throws SQLException {
        Statements.update(
                connection, "UPDATE schema_history SET finished_at = ? WHERE version = ?", now, script.version());
    }

    private static Entry entry(Row row) {
        return new Entry(
                (int) row.number("version"),
                row.string("name"),
                row.string("checksum"),
                (int) row.number("statements_done"),
                row.optionalNumber("finished_at").isPresent());
    }
}
