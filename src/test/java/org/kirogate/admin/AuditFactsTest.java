package org.kirogate.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditFactsTest {
    private static final Set<String> WORDS = Set.of("field.state", "field.name", "value.active", "value.banned");

    @Test
    void aChangeIsToldByWhatDiffersAndTheRestByWhatItIs() {
        List<AuditFacts.Fact> facts = AuditFacts.of("{\"before\":{\"state\":\"active\",\"level\":1},"
                + "\"after\":{\"state\":\"banned\",\"level\":1,\"new\":[1]},\"user_id\":5}", WORDS::contains);
        assertEquals(List.of(
                new AuditFacts.Fact("state", true, "active", "banned", true, true),
                new AuditFacts.Fact("new", false, "", "[1]", true, false),
                new AuditFacts.Fact("user_id", false, "", "5", false, false)), facts);
    }

    @Test
    void whatSomebodyTypedIsNeverTakenForAWord() {
        assertFalse(AuditFacts.of("{\"name\":\"active\"}", WORDS::contains).get(0).said());
        assertTrue(AuditFacts.of("{\"state\":\"active\"}", WORDS::contains).get(0).said());
    }

    @Test
    void whatHasNoBeforeIsShownAsItIs() {
        assertEquals(List.of(), AuditFacts.of("{}", WORDS::contains));
        assertEquals("x", AuditFacts.of("{\"before\":\"x\"}", WORDS::contains).get(0).value());
        assertEquals(2001, AuditFacts.of("{\"a\":\"" + "b".repeat(5000) + "\"}", WORDS::contains).get(0).value().length());
    }
}
