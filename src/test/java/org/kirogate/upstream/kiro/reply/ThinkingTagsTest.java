package org.kirogate.upstream.kiro.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables below {@code ~} stands for a newline; what is expected is {@code T:text} and {@code R:reasoning}. */
class ThinkingTagsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "plain~text|T:plain~text",
        "<thinking>~a.</thinking>~~b|R:a.|T:b",
        "<thinking>a</thinking>~~b|R:a|T:b",
        "  \t<thinking>a</thinking>~~b|R:a|T:b",
        "x~  <thinking>a</thinking>~~b|T:x~|R:a|T:b",
        "x <thinking>a</thinking>~~b|T:x <thinking>a</thinking>~~b",
        "<thinking>a</thinking>~~<thinking>b</thinking>~~c|R:ab|T:c",
        "<thinking>a</thinking>~~~c|R:a|T:~c",
        "<thinking>~~a</thinking>~~b|R:~a|T:b",
        "<thinking>a</thinking>~b</thinking>~~c|R:a</thinking>~b|T:c",
        "<thinking>a</thinking> b|R:a</thinking> b",
        "<thinking>`</thinking>`~~ is it</thinking>~~c|R:`</thinking>`~~ is it|T:c",
        "<thinking>say \"</thinking>~~ no</thinking>~~c|R:say \"</thinking>~~ no|T:c",
        "<thinking>he said \"hi\"</thinking>~~c|R:he said \"hi\"|T:c",
        "<thinking>`x`</thinking>~~c|R:`x`|T:c",
        "<thinking>`</thinking>~~c|R:`</thinking>~~c",
        "<thinking>never closed <thinking> </thin|R:never closed <thinking> </thin",
        "<thinking>at the end</thinking>|R:at the end",
        "<thinking>at the end</thinking>~ ~|R:at the end",
        "<thinking></thinking>~~c|T:c",
        "<thinkin> no|T:<thinkin> no",
        "<thinking|T:<thinking",
        "a~   |T:a~   ",
        "    code~    more|T:    code~    more",
        "<thinking>\ud83d\ude00</thinking>~~\ud83d\ude00|R:\ud83d\ude00|T:\ud83d\ude00",
    })
    void everyCutGivesTheSame(String row) {
        String text = row.substring(0, row.indexOf('|')).replace('~', '\n');
        String expected = row.substring(row.indexOf('|') + 1).replace('~', '\n');
        for (int one = 0; one <= text.length(); one++) {
            for (int two = one; two <= text.length(); two++) {
                assertEquals(expected, decode(text.substring(0, one), text.substring(one, two), text.substring(two)));
            }
        }
        assertEquals(expected, decode(text.split("")));
    }

    private static String decode(String... pieces) {
        Collected collected = new Collected();
        ThinkingTags tags = new ThinkingTags(collected);
        for (String piece : pieces) {
            if (!piece.isEmpty()) {
                tags.accept(piece);
            }
        }
        tags.end();
        return collected.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<thinking>why</thinking>\n", "<thinking>why</thinking>", "<thinking>why"})
    void aToolCallEndsThinking(String before) {
        Collected collected = new Collected();
        ThinkingTags tags = new ThinkingTags(collected);
        tags.accept(before);
        tags.end();
        tags.accept("after");
        tags.end();
        assertEquals("R:why|T:after", collected.toString());
    }

    @Test
    void textGoesOnAtOnceButForWhatMayBeATag() {
        Collected collected = new Collected();
        ThinkingTags tags = new ThinkingTags(collected);
        tags.accept("Hello");
        assertEquals("T:Hello", collected.toString());
        tags.accept(" <thinking");
        assertEquals("T:Hello <thinking", collected.toString());
        tags.accept("\n<thin");
        assertEquals("T:Hello <thinking\n", collected.toString());
        tags.accept("king>I think</think");
        assertEquals("T:Hello <thinking\n|R:I think", collected.toString());
        tags.accept(" so");
        assertEquals("T:Hello <thinking\n|R:I think</think so", collected.toString());
    }

    /** Joins neighbours of the same kind. */
    private static final class Collected implements TextSink {
        private final StringBuilder all = new StringBuilder();
        private char kind = ' ';

        @Override
        public void text(String piece) {
            add('T', piece);
        }

        @Override
        public void reasoning(String piece) {
            add('R', piece);
        }

        private void add(char next, String piece) {
            assertFalse(piece.isEmpty());
            if (next != kind) {
                all.append(all.isEmpty() ? "" : "|").append(next).append(':');
                kind = next;
            }
            all.append(piece);
        }

        @Override
        public String toString() {
            return all.toString();
        }
    }
}
