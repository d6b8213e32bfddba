package org.kirogate.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.config.GatewayConfig;
import org.kirogate.support.TestDatabase;

class SchemaMigratorIT {
    private static final SqlScript BOX = SqlScript.of("V001__box.sql",
            "CREATE TABLE IF NOT EXISTS box (id INT PRIMARY KEY, label VARCHAR(20)); "
                    + "INSERT IGNORE INTO box VALUES (1, 'a;b')");
    private static final SqlScript COUNT = SqlScript.of("V002__count.sql",
            "UPDATE box SET label = CONCAT(label, '!'); UPDATE missing SET x = 1; "
                    + "UPDATE box SET label = CONCAT(label, '?')");

    private TestDatabase database;
    private Db db;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        db = pool();
    }

    @AfterEach
    void close() {
        db.close();
        database.close();
    }

    @Test
    void runsEveryScriptOnceAndSaysWhich() {
        assertEquals(List.of("V001__box.sql"), migrator(db, BOX).migrate());
        assertEquals(List.of(), migrator(db, BOX).migrate());
        assertEquals("a;b", label());
    }

    @Test
    void aFailedScriptGoesOnWithTheStatementThatFailed() {
        SchemaException failure = assertThrows(SchemaException.class, () -> migrator(db, BOX, COUNT).migrate());
        assertTrue(failure.getMessage().contains("Statement 2 of V002__count.sql"), failure.getMessage());
        assertEquals("a;b!", label());
        db.update("CREATE TABLE missing (x INT)");
        assertEquals(List.of("V002__count.sql"), migrator(db, BOX, COUNT).migrate());
        assertEquals("a;b!?", label(), "the first statement ran once, the third after the second");
    }

    @Test
    void aChangedScriptStopsTheStartAndTouchesNothing() {
        migrator(db, BOX).migrate();
        SqlScript changed = SqlScript.of("V001__box.sql", "DROP TABLE box");
        assertThrows(SchemaException.class, () -> migrator(db, changed).migrate());
        assertEquals("a;b", label());
    }

    @Test
    void aNewerSchemaStopsTheStart() {
        db.update("CREATE TABLE missing (x INT)");
        migrator(db, BOX, COUNT).migrate();
        assertThrows(SchemaException.class, () -> migrator(db, BOX).migrate());
    }

    @Test
    void twoStartersAtOnceRunEachStatementOnce() throws InterruptedException, ExecutionException {
        SqlScript slow = SqlScript.of("V001__slow.sql",
                "CREATE TABLE IF NOT EXISTS seen (n INT); DO SLEEP(0.3); INSERT INTO seen VALUES (1)");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Db other = pool()) {
            List<Future<List<String>>> starts = new ArrayList<>();
            starts.add(threads.submit(() -> migrator(db, slow).migrate()));
            starts.add(threads.submit(() -> migrator(other, slow).migrate()));
            int carriedOut = starts.get(0).get().size() + starts.get(1).get().size();
            assertEquals(1, carriedOut, "only one of them found work");
        } finally {
            threads.shutdownNow();
        }
        assertEquals(List.of(1L), db.query("SELECT n FROM seen", row -> row.number("n")));
    }

    @Test
    void aStarterThatWaitsTooLongSaysWhy() throws SQLException {
        try (Connection holder = database.connect(); Statement statement = holder.createStatement()) {
            statement.execute("SELECT GET_LOCK(CONCAT('kirogate.', LEFT(SHA2(DATABASE(), 256), 40)), 0)");
            SchemaMigrator waiting = new SchemaMigrator(db, List.of(BOX), Duration.ZERO,
                    InstantSource.fixed(Instant.EPOCH));
            SchemaException e = assertThrows(SchemaException.class, waiting::migrate);
            assertTrue(e.getMessage().contains("Another starting KiroGate"));
        }
        assertEquals(1, migrator(db, BOX).migrate().size());
    }

    @Test
    void everyStatementOfTheRealScriptsMayRunTwice() {
        for (SqlScript script : SqlScripts.load(getClass().getClassLoader())) {
            for (String statement : script.statements()) {
                db.update(statement);
                db.update(statement);
            }
        }
        SqlScript[] scripts = SqlScripts.load(getClass().getClassLoader()).toArray(SqlScript[]::new);
        assertEquals(scripts.length, migrator(db, scripts).migrate().size());
    }

    @Test
    void g71TheKeyTableHasTheColumnsOfTheGuide() {
        migrator(db, SqlScripts.load(getClass().getClassLoader()).toArray(SqlScript[]::new)).migrate();
        List<String> columns = db.query(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() "
                        + " AND table_name = 'api_keys'",
                row -> row.string("column_name"));
        assertTrue(columns.containsAll(List.of("id", "user_id", "key_hash", "key_encrypted", "key_prefix", "name",
                "is_active", "is_super", "request_count", "last_used", "created_at")), columns::toString);
        assertEquals(1, db.query(
                "SELECT constraint_name FROM information_schema.referential_constraints WHERE "
                        + " constraint_schema = DATABASE()"
                        + " AND table_name = 'api_keys' AND referenced_table_name = 'users'",
                row -> row.string("constraint_name")).size());
    }

    private String label() {
        return db.one("SELECT label FROM box", row -> row.string("label")).orElseThrow();
    }

    private Db pool() {
        return Db.open(new GatewayConfig.Database(database.url(), database.user(), database.password(), 4));
    }

    private static SchemaMigrator migrator(Db db, SqlScript... scripts) {
        return new SchemaMigrator(db, List.of(scripts), Duration.ofSeconds(60), InstantSource.system());
    }
}
