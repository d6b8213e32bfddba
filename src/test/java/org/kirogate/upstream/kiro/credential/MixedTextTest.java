package org.kirogate.upstream.kiro.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.CredentialFormatException;

/** Texts in which whole credentials stand beside others. */
class MixedTextTest {
    private static final String REFRESH = "aor" + "A1b2".repeat(30);
    private static final String OTHER = "aor" + "Z9y8".repeat(30);

    private static List<CredentialEntry> read(String text) {
        return CredentialReader.read(text);
    }

    /** The reason of each entry, empty for a whole one. */
    private static List<String> reasons(String text) {
        return read(text).stream().map(CredentialEntry::reason).toList();
    }

    @Test
    void anIncompleteEntryOfAnArrayKeepsNoOtherOut() {
        List<CredentialEntry> entries = read("[{\"refreshToken\":\"" + REFRESH + "\",\"label\":\"first\"},"
                + "{\"email\":\"a@example.com\",\"nickname\":\"second\"},7,\"" + OTHER + "\"]");
        assertEquals(List.of("entry 1", "entry 2", "entry 3", "entry 4"),
                entries.stream().map(CredentialEntry::place).toList());
        assertEquals("", entries.get(0).reason());
        assertEquals("first", entries.get(0).label());
        assertTrue(entries.get(1).reason().startsWith("entry 2 has no refresh token"));
        assertEquals("second", entries.get(1).label());
        assertEquals("a@example.com", entries.get(1).email());
        assertEquals("entry 3 is no JSON object.", entries.get(2).reason());
        assertEquals("", entries.get(3).reason());
    }

    @Test
    void aDamagedLineOfManyIsOneEntry() {
        assertEquals(List.of("", "line 2 is not valid JSON.", ""),
                reasons("{\"refreshToken\":\"" + REFRESH + "\"}\n{\"refreshToken\":\n{\"refreshToken\":\"" + OTHER
                        + "\"}"));
        assertEquals(List.of("", "line 2 has 5 fields; at most 4 are expected there.", ""),
                reasons(REFRESH + "\n" + OTHER + "|a|b|idc|more\n" + OTHER));
        assertEquals(List.of("", ""), reasons(REFRESH + "\n{\"refreshToken\":\"" + OTHER + "\"}"));
    }

    @Test
    void aTextOfWhichNoLineIsJsonIsDamagedAsAWhole() {
        assertThrows(CredentialFormatException.class,
                () -> read("{\n \"refreshToken\": \"" + REFRESH + "\",\n \"email\": \"a@"));
    }

    @Test
    void aProxysKeyBeforeARefreshTokenIsLeftOut() {
        CredentialEntry.Whole entry = (CredentialEntry.Whole) read("my-proxy-key:" + REFRESH).get(0);
        assertEquals(REFRESH, entry.credential().refreshToken());
        String withColon = REFRESH + ":" + OTHER;
        assertEquals(withColon, ((CredentialEntry.Whole) read(withColon).get(0)).credential().refreshToken());
    }

    @Test
    void valuesThatWouldBreakOutOfTheirPlaceAreRefused() {
        for (String field : List.of("clientId", "clientSecret", "email", "label", "accessToken", "startUrl")) {
            String text = "{\"refreshToken\":\"" + REFRESH + "\",\"clientId\":\"c\",\"clientSecret\":\"s\",\"" + field
                    + "\":\"a\\r\\nx-evil: 1\"}";
            assertTrue(duplicateFree(text, field).get(0).contains("control characters"), field);
        }
        assertTrue(reasons("{\"refreshToken\":\"" + REFRESH.repeat(200) + "\"}").get(0).contains("16384"));
    }

    /** A name may stand only once in an object. */
    private static List<String> duplicateFree(String text, String field) {
        return reasons(text.replaceFirst("\"" + field + "\":\"[cs]\",", ""));
    }
}
