package org.kirogate.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final Digests digests = new Digests("a digest secret of 32 characters");

    @Test
    void aDigestDependsOnSecretPurposeAndValue() {
        String digest = digests.hmac("api_key", "value");
        assertTrue(digest.matches("[0-9a-f]{64}"));
        assertEquals(digest, digests.hmac("api_key", "value"));
        assertNotEquals(digest, digests.hmac("csrf", "value"));
        assertNotEquals(digest, digests.hmac("api_key", "valuf"));
        assertNotEquals(digest, new Digests("another secret of 32 characters!").hmac("api_key", "value"));
        assertNotEquals(digests.hmac("a", "bc"), digests.hmac("ab", "c"),
                "purpose and value can't run into each other");
    }

    @Test
    void sameComparesTheWholeTexts() {
        assertTrue(Digests.same("密钥", "密钥"));
        assertFalse(Digests.same("abc", "abd"));
        assertFalse(Digests.same("abc", "abcd"));
        assertFalse(Digests.same("abc", ""));
    }

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        Passwords passwords = new Passwords(4);
        String hash = passwords.hash("Passw0rd 密码");
        assertTrue(passwords.matches("Passw0rd 密码", hash));
        assertFalse(passwords.matches("Passw0rd 密玛", hash));
        assertNotEquals(hash, passwords.hash("Passw0rd 密码"), "each hash has its own salt");
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        Passwords passwords = new Passwords(4);
        for (String hash : new String[] {"", "plain", "$2a$04$short", "x".repeat(60)}) {
            assertFalse(passwords.matches("plain", hash));
        }
    }

    @Test
    void aTextThatBcryptWouldCutIsRefused() {
        Passwords passwords = new Passwords(4);
        assertTrue(passwords.matches("x".repeat(72), passwords.hash("x".repeat(72))));
        assertThrows(IllegalArgumentException.class, () -> passwords.hash("x".repeat(73)));
        assertThrows(IllegalArgumentException.class, () -> passwords.hash("密".repeat(25)));
    }

    @Test
    void randomSecretsHaveTheirFormAndNeverRepeat() {
        RandomSecrets random = new RandomSecrets();
        Set<String> seen = new HashSet<>();
        Set<Integer> characters = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String text = random.alphanumeric(43);
            assertTrue(text.matches("[A-Za-z0-9]{43}") && seen.add(text));
            text.chars().forEach(characters::add);
        }
        assertEquals(62, characters.size());
        assertTrue(random.hex(24).matches("[0-9a-f]{48}"));
    }

    @Test
    void aShownKeyCannotBeUsedAndForeignTextStaysOnOneLine() {
        String key = "sk-super-" + "a".repeat(43);
        assertEquals("sk-super-aaaa…(52)", Redaction.key(key));
        assertEquals("(9)", Redaction.key("sk-secret"));
        assertEquals("a b  c", Redaction.launder("a\nb\r\u2028c"));
        assertEquals(201, Redaction.launder("x".repeat(5000)).length());
    }
}
