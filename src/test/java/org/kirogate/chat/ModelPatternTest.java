package org.kirogate.chat;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelPatternTest {
    private static boolean matches(String pattern, String id) {
        return new ModelPattern(pattern).matches(id);
    }

    @Test
    void aNameWithoutAStarIsThatModelOnly() {
        assertTrue(matches("claude-sonnet-4.5", "claude-sonnet-4.5"));
        assertFalse(matches("claude-sonnet-4", "claude-sonnet-4.5"));
        assertFalse(matches("claude-sonnet-4.5", "claude-sonnet-4"));
    }

    @Test
    void aStarStandsForAnythingAlsoNothingWhereverItIs() {
        assertTrue(matches("*", "auto"));
        assertTrue(matches("*", ""));
        assertTrue(matches("claude-sonnet*", "claude-sonnet"));
        assertTrue(matches("claude-sonnet*", "claude-sonnet-4.5"));
        assertFalse(matches("claude-sonnet*", "claude-haiku-4.5"));
        assertTrue(matches("*haiku*", "claude-haiku-4.5"));
        assertTrue(matches("*-4.5", "claude-haiku-4.5"));
        assertTrue(matches("c*-*4.5", "claude-haiku-4-4.5"));
        assertFalse(matches("c*x*4.5", "claude-haiku-4.5"));
        assertFalse(matches("*-4", "claude-haiku-4.5"));
        assertTrue(matches("a**b", "ab"));
    }

    @Test
    void theWayAProgramWritesANameDoesNotMatter() {
        assertTrue(matches("Claude-Sonnet-4-5", "claude-sonnet-4.5"));
        assertTrue(matches("claude-sonnet-4.5", "CLAUDE-SONNET-4-5"));
        assertFalse(matches("claude_sonnet-4.5", "claude-sonnet-4.5"));
    }

    @Test
    void manyStarsCostNoTime() {
        String id = "a".repeat(200) + "b";
        String pattern = "*a".repeat(60) + "c";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertFalse(matches(pattern, id)));
    }

    @Test
    void whatIsNoNameIsRefused() {
        for (String text : List.of("", "a,b", "a b", "modèle", "a\n", "x".repeat(ModelPattern.MAX_LENGTH + 1))) {
            assertThrows(IllegalArgumentException.class, () -> new ModelPattern(text), text);
        }
    }
}
