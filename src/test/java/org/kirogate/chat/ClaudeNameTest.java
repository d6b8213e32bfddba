package org.kirogate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.ClaudeName.Family;

class ClaudeNameTest {

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4.5, SONNET, 4, 5, true",
        "claude-sonnet-4-5, SONNET, 4, 5, true",
        "claude-sonnet-4-5-20250929, SONNET, 4, 5, true",
        "claude-sonnet-4-20250514, SONNET, 4, 0, true",
        "claude-opus-5, OPUS, 5, 0, true",
        "Claude-Opus-5-Latest, OPUS, 5, 0, true",
        "claude-3-5-haiku-20241022, HAIKU, 3, 5, true",
        "claude-3-opus-20240229, OPUS, 3, 0, true",
        "claude-4.5-sonnet, SONNET, 4, 5, true",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, SONNET, 4, 5, true",
        "CLAUDE_3_7_SONNET_20250219_V1_0, SONNET, 3, 7, true",
        "claude-haiku-4-5@20251001, HAIKU, 4, 5, true",
        "claude-opus-10-2, OPUS, 10, 2, true",
        "claude-sonnet, SONNET, 0, 0, true",
        "claude-fable-latest, FABLE, 0, 0, true",
        "claude-opus-5-1m, OPUS, 5, 0, false",
        "claude-sonnet-4.5-1m, SONNET, 4, 5, false",
    })
    void everyWayToWriteANameSaysTheSame(String name, Family family, int major, int minor, boolean plain) {
        assertEquals(Optional.of(new ClaudeName(family, major, minor, plain)), ClaudeName.find(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpt-5", "claude", "claude-instant-1.2", "sonnet", "claude-opusculum-5", "claude-2.1"})
    void otherNamesSayNothing(String name) {
        assertEquals(Optional.empty(), ClaudeName.find(name));
    }

    @Test
    void versionsAreOrderedByNumberNotByText() {
        ClaudeName nine = ClaudeName.find("claude-opus-4-9").orElseThrow();
        ClaudeName ten = ClaudeName.find("claude-opus-4-10").orElseThrow();
        assertEquals(-1, Integer.signum(ClaudeName.byVersion().compare(nine, ten)));
    }
}
