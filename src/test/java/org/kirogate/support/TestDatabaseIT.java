package org.kirogate.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.Driver;

class TestDatabaseIT {

    @Test
    void twoSchemasDoNotSeeEachOther() throws SQLException {
        try (TestDatabase first = TestDatabase.create(); TestDatabase second = TestDatabase.create()) {
            assertNotEquals(first.url(), second.url());
            run(first, "CREATE TABLE people (name VARCHAR(20) CHARACTER SET utf8mb4)");
            run(first, "INSERT INTO people VALUES ('超级')");
            assertEquals("超级", read(first, "SELECT name FROM people"));
            assertThrows(SQLException.class, () -> read(second, "SELECT name FROM people"));
        }
    }

    @Test
    void closeDropsTheSchema() throws SQLException {
        TestDatabase closed = TestDatabase.create();
        String count = "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = '" + closed.schema() + "'";
        try (TestDatabase other = TestDatabase.create()) {
            assertEquals("1", read(other, count));
            closed.close();
            assertEquals("0", read(other, count));
        }
    }

    @Test
    void aWrongPasswordAndOtherAccountsAreRefused() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            assertThrows(SQLException.class, () -> open(database, database.user(), "wrong"));
            assertThrows(SQLException.class, () -> open(database, "root", ""));
            assertThrows(SQLException.class, () -> open(database, "", ""));
            try (Connection connection = open(database, database.user(), database.password())) {
                assertTrue(connection.isValid(1));
            }
        }
    }

    @Test
    void theServerIsARealMariaDbOnLoopbackOnly() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            assertTrue(read(database, "SELECT VERSION()").contains("MariaDB"));
            assertEquals("127.0.0.1", read(database, "SELECT @@bind_address"));
            assertFalse(read(database, "SELECT @@sql_mode").isEmpty());
        }
    }

    private static Connection open(TestDatabase database, String user, String password) throws SQLException {
        Properties account = new Properties();
        account.setProperty("user", user);
        account.setProperty("password", password);
        return new Driver().connect(database.url(), account);
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
