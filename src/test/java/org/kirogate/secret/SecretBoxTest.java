package org.kirogate.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final String CONTEXT = "tokens.credential";

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "refresh-token", "密钥 🔑 \u0000 end"})
    void whatWasSealedIsOpenedAsItWas(String plain) {
        SecretBox box = new SecretBox(NEW, List.of());
        String sealed = box.seal(plain, CONTEXT);
        assertEquals(plain, box.open(sealed, CONTEXT));
        assertTrue(plain.length() < 2 || !sealed.contains(plain));
    }

    @Test
    void equalTextsAreSealedDifferently() {
        SecretBox box = new SecretBox(NEW, List.of());
        assertNotEquals(box.seal("same", CONTEXT), box.seal("same", CONTEXT));
    }

    @Test
    void anyChangedByteIsNoticed() {
        SecretBox box = new SecretBox(NEW, List.of());
        String sealed = box.seal("refresh-token", CONTEXT);
        int start = sealed.lastIndexOf('.') + 1;
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(start));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            String text = sealed.substring(0, start) + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThrows(SealException.class, () -> box.open(text, CONTEXT));
        }
    }

    @Test
    void cutAndForeignTextsAreRefused() {
        SecretBox box = new SecretBox(NEW, List.of());
        String sealed = box.seal("refresh-token", CONTEXT);
        for (int end = 0; end < sealed.length(); end++) {
            String cut = sealed.substring(0, end);
            assertThrows(SealException.class, () -> box.open(cut, CONTEXT), cut);
        }
        assertThrows(SealException.class, () -> box.open("v2" + sealed.substring(2), CONTEXT));
        assertThrows(SealException.class, () -> box.open(sealed + "!", CONTEXT));
    }

    @Test
    void anotherContextDoesNotOpenIt() {
        SecretBox box = new SecretBox(NEW, List.of());
        String sealed = box.seal("refresh-token", CONTEXT);
        assertThrows(SealException.class, () -> box.open(sealed, "tokens.other"));
    }

    @Test
    void anOldKeyOpensAndTheNewOneSeals() {
        String sealed = new SecretBox(OLD, List.of()).seal("refresh-token", CONTEXT);
        SecretBox rotated = new SecretBox(NEW, List.of(OLD));
        assertEquals("refresh-token", rotated.open(sealed, CONTEXT));
        assertFalse(rotated.current(sealed));
        String again = rotated.seal("refresh-token", CONTEXT);
        assertTrue(rotated.current(again));
        assertEquals("refresh-token", new SecretBox(NEW, List.of()).open(again, CONTEXT));
    }

    @Test
    void aKeyThatIsGoneIsNamedAndNothingElseIs() {
        String sealed = new SecretBox(OLD, List.of()).seal("refresh-token", CONTEXT);
        SealException e =
                assertThrows(SealException.class, () -> new SecretBox(NEW, List.of()).open(sealed, CONTEXT));
        assertTrue(e.getMessage().contains(sealed.split("\\.")[1])
                && e.getMessage().contains("TOKEN_ENCRYPT_OLD_KEYS"));
        assertFalse(e.getMessage().contains(OLD));
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        String sixteen = Base64.getEncoder().encodeToString(new byte[16]);
        assertThrows(IllegalArgumentException.class, () -> new SecretBox(sixteen, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new SecretBox(NEW, List.of(sixteen)));
        assertThrows(IllegalArgumentException.class, () -> new SecretBox("not base64!", List.of()));
    }

    private static String key(int fill) {
        byte[] bytes = ("key number " + fill + " with 32 bytes in all").getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, 32));
    }
}
