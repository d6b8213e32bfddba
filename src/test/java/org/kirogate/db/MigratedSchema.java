package org.kirogate.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.config.GatewayConfig;
import org.kirogate.support.TestDatabase;

/**
 * Schemas in which every script was carried out: the first one by the migrator, all others as copies of that, which takes
 * a third of the time. A gateway that starts on one finds nothing to do. Thread-safe.
 */
public final class MigratedSchema {
    private static final Duration WAIT = Duration.ofSeconds(60);

    /** Made when it is first asked for; it stays until the server ends with the JVM. */
    private static final class Template {
        static final TestDatabase DATABASE = migrated(TestDatabase.create());
        static final List<String> STATEMENTS = statements(DATABASE);
    }

    private MigratedSchema() {}

    /** Makes one; close it. */
    public static TestDatabase create() {
        TestDatabase copy = TestDatabase.create();
        try (Connection connection = copy.connect(); Statement sql = connection.createStatement()) {
            sql.execute("SET foreign_key_checks = 0");
            for (String statement : Template.STATEMENTS) {
                sql.execute(statement);
            }
            sql.execute("UPDATE usage_home SET id = UUID()"); // made by chance, once for each database
            return copy;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static TestDatabase migrated(TestDatabase database) {
        try (Db db = Db.open(new GatewayConfig.Database(database.url(), database.user(), database.password(), 2))) {
            new SchemaMigrator(db, SqlScripts.load(MigratedSchema.class.getClassLoader()), WAIT, InstantSource.system())
                    .migrate();
        }
        return database;
    }

    private static List<String> statements(TestDatabase template) {
        try (Connection connection = template.connect(); Statement sql = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = sql.executeQuery("SHOW TABLES")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            List<String> statements = new ArrayList<>();
            for (String table : tables) {
                try (ResultSet made = sql.executeQuery("SHOW CREATE TABLE " + table)) {
                    made.next();
                    statements.add(made.getString(2));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = sql.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
                    if (rows.next()) {
                        statements.add("INSERT INTO " + table + " SELECT * FROM " + template.schema() + "." + table);
                    }
                }
            }
            return statements;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
