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
                new AuditFacts.Fact("new", false, "", "1", true, false),
                new AuditFacts.Fact("user_id", false, "", "5", false, false)), facts);
    }

    @Test
    void whatSomebodyTypedIsNeverTakenForAWord() {
        assertFalse(AuditFacts.of("{\"name\":\"active\"}", WORDS::contains).get(0).said());
        assertTrue(AuditFacts.of("{\"state\":\"active\"}", WORDS::contains).get(0).said());
    }

    @Test
    void timesListsAndDocumentsAreForPeople() {
        List<AuditFacts.Fact> facts = AuditFacts.of("{\"before\":{\"expires_at\":0},\"after\":{\"expires_at\":1767225600000},"
                + "\"models\":[\"claude-*\",\"b\"],\"credits\":50.0,\"new_key_limits\":{\"day\":{\"tokens\":5}}}", WORDS::contains);
        assertTrue(facts.get(0).time());
        assertFalse(facts.get(0).was().known());
        assertEquals("2026-01-01T00:00:00Z", facts.get(0).at().iso());
        assertEquals(List.of("claude-*, b", "50", "day: tokens: 5"),
                facts.subList(1, 4).stream().map(AuditFacts.Fact::value).toList());
        assertFalse(facts.get(1).time());
        assertFalse(AuditFacts.of("{\"expires_at\":\"soon\"}", WORDS::contains).get(0).time());
    }

    @Test
    void whatHasNoBeforeIsShownAsItIs() {
        assertEquals(List.of(), AuditFacts.of("{}", WORDS::contains));
        assertEquals("x", AuditFacts.of("{\"before\":\"x\"}", WORDS::contains).get(0).value());
        assertEquals(2001, AuditFacts.of("{\"a\":\"" + "b".repeat(5000) + "\"}", WORDS::contains).get(0).value().length());
    }
}
