package org.kirogate.upstream.kiro.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WholeCharactersTest {
    private final WholeCharacters characters = new WholeCharacters();

    @Test
    void plainTextPassesUntouched() {
        String text = "plain, \u00e4, \u4f60";
        assertSame(text, characters.accept(text));
    }

    @Test
    void aPairCutInTwoComesTogether() {
        assertEquals("a", characters.accept("a\ud83d"));
        assertEquals("", characters.accept(""));
        assertEquals("\ud83d\ude00b", characters.accept("\ude00b"));
        assertEquals("", characters.end());
    }

    @Test
    void loneHalvesAreReplaced() {
        assertEquals("\ufffdx\ufffdy\ufffd\ud83d\ude00\ufffd",
                WholeCharacters.of("\ude00x\ud83dy\ud83d\ud83d\ude00\ud83d"));
        characters.accept("\ud83d");
        assertEquals("\ufffd", characters.end());
        assertEquals("", characters.end());
    }
}
