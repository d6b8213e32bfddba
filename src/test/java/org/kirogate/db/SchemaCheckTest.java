package org.kirogate.db;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCheckTest {
    private static final SqlScript FIRST = SqlScript.of("V001__a.sql", "SELECT 1; SELECT 2");
    private static final SqlScript SECOND = SqlScript.of("V002__b.sql", "SELECT 3");

    @Test
    void anUnfinishedScriptMayBeMendedWhereItHasNotRunYet() {
        SqlScript mended = SqlScript.of("V001__a.sql", "SELECT 1; SELECT 22");
        Map<Integer, SchemaHistory.Entry> half = Map.of(1, entry(FIRST, 1, false));
        assertDoesNotThrow(() -> SchemaCheck.check(List.of(mended), half));
        SqlScript changed = SqlScript.of("V001__a.sql", "SELECT 11; SELECT 2");
        assertThrows(SchemaException.class, () -> SchemaCheck.check(List.of(changed), half));
    }

    @Test
    void aFinishedScriptMayNotChangeNorGrow() {
        Map<Integer, SchemaHistory.Entry> whole = Map.of(1, entry(FIRST, 2, true));
        assertDoesNotThrow(() -> SchemaCheck.check(List.of(FIRST, SECOND), whole));
        for (String text : List.of("SELECT 1; SELECT 22", "SELECT 1; SELECT 2; SELECT 3", "SELECT 1")) {
            SqlScript changed = SqlScript.of("V001__a.sql", text);
            SchemaException e =
                    assertThrows(SchemaException.class, () -> SchemaCheck.check(List.of(changed), whole));
            assertTrue(e.getMessage().contains("V001__a.sql") && e.getMessage().contains("as a new script"));
        }
    }

    @Test
    void anUnknownNewerScriptIsRefusedWithWhatToDo() {
        SchemaException e = assertThrows(SchemaException.class,
                () -> SchemaCheck.check(List.of(FIRST), Map.of(1, entry(FIRST, 2, true), 2, entry(SECOND, 1, true))));
        assertTrue(e.getMessage().contains("V002__b.sql") && e.getMessage().contains("Start the newer KiroGate"));
    }

    @Test
    void aScriptThatComesTooLateIsRefused() {
        SchemaException e = assertThrows(SchemaException.class,
                () -> SchemaCheck.check(List.of(FIRST, SECOND), Map.of(2, entry(SECOND, 1, true))));
        assertTrue(e.getMessage().contains("above 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.36", "10.5.23-MariaDB", "5.5.68-MariaDB", "9.9.9-MariaDB", "10.6.1", ""})
    void olderAndOtherServersAreRefusedByName(String version) {
        SchemaException e = assertThrows(SchemaException.class, () -> ServerVersion.check(version));
        assertTrue(e.getMessage().contains("'" + version + "'") && e.getMessage().contains("MariaDB 10.6"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.6.0-MariaDB", "10.11.6-MariaDB-1:10.11.6+maria~ubu2204", "11.4.5-MariaDB-log",
        "5.5.5-10.6.16-MariaDB", "12.0.1-MariaDB"})
    void mariaDb106AndLaterIsAccepted(String version) {
        assertDoesNotThrow(() -> ServerVersion.check(version));
    }

    private static SchemaHistory.Entry entry(SqlScript script, int done, boolean finished) {
        return new SchemaHistory.Entry(script.version(), script.name(), script.checksum(done), done, finished);
    }
}
