package org.kirogate.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Brings the schema up at start: forward only, one starter at a time, each script once. MariaDB can't take back a
 * change of tables, so progress is noted after every statement and a start after a failure goes on with the statement
 * that failed. Thread-safe.
 */
public final class SchemaMigrator {
    private static final System.Logger LOG = System.getLogger(SchemaMigrator.class.getName());

    private final Db db;
    private final List<SqlScript> scripts;
    private final Duration lockWait;
    private final InstantSource clock;

    /**
     * A migrator.
     *
     * @param scripts  by ascending version, see {@link SqlScripts}
     * @param lockWait longest wait for another starter, whole seconds
     */
    public SchemaMigrator(Db db, List<SqlScript> scripts, Duration lockWait, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.scripts = List.copyOf(scripts);
        this.lockWait = Objects.requireNonNull(lockWait, "lockWait");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Runs what has not run yet.
     *
     * @return the names of the scripts that were carried out or completed, empty when the schema was up to date
     * @throws SchemaException when the server is too old, the schema is newer than this version or made by other
     *     scripts, another starter holds the lock too long, or a statement fails
     */
    public List<String> migrate() {
        try (Connection connection = db.connection()) {
            ServerVersion.check(version(connection));
            try (SchemaLock lock = SchemaLock.acquire(connection, lockWait)) {
                Objects.requireNonNull(lock, "lock");
                return migrate(connection);
            }
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    /**
     * Whether the schema is what this version's scripts make; changes nothing and waits for no lock.
     *
     * @return the name of the newest script
     * @throws SchemaException when a script ran otherwise, not wholly or not at all
     */
    public String check() {
        try (Connection connection = db.connection()) {
            Map<Integer, SchemaHistory.Entry> entries = new HashMap<>();
            new SchemaHistory(connection).entries().forEach(entry -> entries.put(entry.version(), entry));
            SchemaCheck.check(scripts, entries);
            for (SqlScript script : scripts) {
                if (!entries.containsKey(script.version()) || !entries.get(script.version()).finished()) {
                    throw new SchemaException(script.name() + " is not carried out. Start the gateway again.");
                }
            }
            return scripts.get(scripts.size() - 1).name();
        } catch (SQLException e) {
            throw new DbException(e);
        }
    }

    private static String version(Connection connection) throws SQLException {
        return Db.only(Statements.query(connection, "SELECT VERSION() AS version", row -> row.string("version")))
                .orElseThrow();
    }

    private List<String> migrate(Connection connection) throws SQLException {
        SchemaHistory history = new SchemaHistory(connection);
        history.create();
        Map<Integer, SchemaHistory.Entry> entries = new HashMap<>();
        history.entries().forEach(entry -> entries.put(entry.version(), entry));
        SchemaCheck.check(scripts, entries);
        List<String> carriedOut = new ArrayList<>();
        for (SqlScript script : scripts) {
            SchemaHistory.Entry entry = entries.get(script.version());
            if (entry == null || !entry.finished()) {
                apply(connection, history, script, entry == null ? -1 : entry.statementsDone());
                carriedOut.add(script.name());
            }
        }
        return List.copyOf(carriedOut);
    }

    /** Carries a script out; {@code done} statements ran already, -1 = it was never begun. */
    private void apply(Connection connection, SchemaHistory history, SqlScript script, int done) throws SQLException {
        if (done < 0) {
            history.begin(script, clock.millis());
        }
        connection.setAutoCommit(false);
        try {
            for (int i = Math.max(done, 0); i < script.statements().size(); i++) {
                run(connection, script, i);
                history.done(script, i + 1);
                connection.commit();
            }
            history.finish(script, clock.millis());
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        LOG.log(System.Logger.Level.INFO, "schema: {0} carried out", script.name());
    }

    /** Changed rows are committed with the note of their statement; changed tables commit themselves before it. */
    private static void run(Connection connection, SqlScript script, int index) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script.statements().get(index));
        } catch (SQLException e) {
            connection.rollback();
            throw new SchemaException("Statement " + (index + 1) + " of " + script.name() + " failed: " + e.getMessage()
                    + ". Remove the cause and start again: it goes on with this statement.", e);
        }
    }
}
