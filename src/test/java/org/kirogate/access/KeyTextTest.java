package org.kirogate.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a search finds among keys. */
class KeyTextTest {
    private static final List<Long> NOBODY = List.of();

    @Test
    void namesAreFoundWhateverTheSizeOfTheirLettersAndTheMarksOnThem() {
        assertTrue(held("finder", "My FINDER"));
        assertTrue(held("CAFE", "Café"));
        assertTrue(held("é", "cafe"));
        assertTrue(held("密钥", "超级密钥"));
        assertTrue(held("ｋｅｙ", "a key"));
        assertTrue(held("🔑", "🔑 main"));
        assertFalse(held("🔒", "🔑 main"));
        assertFalse(held("%", "a key"));
    }

    @Test
    void charactersOfAKeyAreFoundAsTheyAre() {
        assertTrue(held("sk-super-AbCd", "name"));
        assertTrue(held("AbC", "name"));
        assertFalse(held("sk-super-abcd", "name"));
    }

    @Test
    void keysOfAnOwnerAreFoundWhateverTheyAreCalled() {
        assertTrue(new KeyText("ann").held(List.of(7L)).test(key("name"), "name"));
        assertFalse(new KeyText("ann").held(List.of(8L)).test(key("name"), "name"));
    }

    private static boolean held(String text, String name) {
        return new KeyText(text).held(NOBODY).test(key(name), KeyText.folded(name));
    }

    private static Caller key(String name) {
        return new Caller(1, name, "sk-super-AbCd", 7, true, false);
    }
}
