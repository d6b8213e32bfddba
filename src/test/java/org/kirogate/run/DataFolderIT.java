package org.kirogate.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kirogate.support.ServerStartException;

class DataFolderIT {

    @TempDir
    private Path folder;

    @Test
    void oneServerAtATimeHoldsTheFolder() {
        try (DataFolder held = DataFolder.take(folder)) {
            ServerStartException refused = assertThrows(ServerStartException.class, () -> DataFolder.take(folder));
            assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
            assertTrue(Files.exists(held.resolve("lock")));
        }
        DataFolder.take(folder).close();
    }

    @Test
    void secretsAreMadeOnceAndShownToTheOwnerOnly() throws IOException {
        try (DataFolder data = DataFolder.take(folder)) {
            Map<String, String> made = LocalSecrets.in(data).environment();
            assertEquals(32, Base64.getDecoder().decode(made.get("TOKEN_ENCRYPT_KEY")).length);
            assertFalse(made.get("SESSION_SECRET").equals(made.get("KEY_DIGEST_SECRET")));
            assertFalse(made.containsKey("DB_PASSWORD"));
            assertEquals(made, LocalSecrets.in(data).environment());
            Path file = data.resolve("secrets.properties");
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    @Test
    void theDatabaseKeepsItsDataAndTakesANewPassword() throws SQLException {
        try (DataFolder data = DataFolder.take(folder)) {
            try (LocalDatabase database = LocalDatabase.start(data, "first-password")) {
                run(database, "CREATE TABLE kept AS SELECT 'here' AS word");
            }
            assertFalse(Files.exists(data.resolve("mariadb/mariadb.pid")));
            try (LocalDatabase database = LocalDatabase.start(data, "second-password")) {
                assertEquals("here", run(database, "SELECT word FROM kept"));
                ServerStartException refused =
                        assertThrows(ServerStartException.class, () -> LocalDatabase.start(data, "third-password"));
                assertTrue(refused.getMessage().contains("kill "), refused.getMessage());
            }
        }
    }

    private static String run(LocalDatabase database, String sql) throws SQLException {
        Map<String, String> access = database.environment();
        try (Connection connection = DriverManager.getConnection(access.get("DB_URL"), access.get("DB_USER"),
                access.get("DB_PASSWORD")); Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            ResultSet rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
