package org.kirogate.upstream.kiro.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.ReplyEvent.ToolCall;

class ToolBuffersTest {
    private final ToolBuffers tools = new ToolBuffers(name -> name.equals("short_1") ? "a_long_name" : name);

    @Test
    void aCallGoesOnOnlyWhenItIsWhole() {
        assertEquals(Optional.empty(), tools.add("1", "grep", "", false));
        assertEquals(Optional.empty(), tools.add("1", "grep", "{\"q\":", false));
        assertEquals(Optional.empty(), tools.add("1", "", "\"x\"}", false));
        assertEquals(Optional.of(new ToolCall("1", "grep", "{\"q\":\"x\"}")), tools.add("1", "grep", "", true));
        assertEquals(List.of(), tools.end(true));
        assertFalse(tools.lost());
    }

    @Test
    void interleavedCallsComeInTheOrderTheyEnd() {
        tools.add("1", "a", "{\"n\":", false);
        tools.add("2", "b", "{\"n\":", false);
        tools.add("1", "a", "1}", false);
        assertEquals("{\"n\":2}", tools.add("2", "b", "2}", true).orElseThrow().inputJson());
        assertEquals("{\"n\":1}", tools.add("1", "a", "", true).orElseThrow().inputJson());
    }

    @Test
    void theCallersNameComesBack() {
        assertEquals("a_long_name", tools.add("1", "short_1", "{}", true).orElseThrow().name());
    }

    @Test
    void aRepeatedCallIsDroppedByItsIdOnly() {
        assertTrue(tools.add("1", "a", "{}", true).isPresent());
        assertFalse(tools.add("1", "a", "{}", true).isPresent());
        assertTrue(tools.add("2", "a", "{}", true).isPresent());
        assertFalse(tools.lost());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void aStoppedCallWithoutInputHasAnEmptyObject(String input) {
        assertEquals("{}", tools.add("1", "a", input, true).orElseThrow().inputJson());
    }

    @Test
    void anOpenCallWithoutInputIsWholeAtACompleteEndOnly() {
        tools.add("1", "list", "", false);
        assertEquals(List.of(new ToolCall("1", "list", "{}")), tools.end(true));
        assertFalse(tools.lost());

        ToolBuffers cut = new ToolBuffers(name -> name);
        cut.add("1", "list", "", false);
        assertEquals(List.of(), cut.end(false));
        assertTrue(cut.lost());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1", "{\"a\":1}", "[", "{"})
    void anOpenCallWithInputIsLost(String input) {
        tools.add("1", "write", input, false);
        assertEquals(List.of(), tools.end(true));
        assertTrue(tools.lost());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[]", "1", "\"{}\"", "null", "{} {}", "{'a':1}", "{a:1}", "{\"a\":1,}"})
    void inputThatIsNoJsonObjectIsNeverMended(String input) {
        assertEquals(Optional.empty(), tools.add("1", "write", input, true));
        assertTrue(tools.lost());
    }

    @Test
    void aFragmentNeedsAnIdAndANewCallAName() {
        assertThrows(MalformedEventException.class, () -> tools.add("", "a", "{}", true));
        assertThrows(MalformedEventException.class, () -> tools.add("1", "", "{}", true));
    }

    @Test
    void neitherInputNorCallsGrowWithoutBounds() {
        String half = " ".repeat(ToolBuffers.MAX_OPEN_INPUT / 2);
        tools.add("1", "a", half, false);
        tools.add("2", "a", half, false);
        assertThrows(MalformedEventException.class, () -> tools.add("3", "a", " ", false));
        ToolBuffers many = new ToolBuffers(name -> name);
        for (int i = 0; i < ToolBuffers.MAX_CALLS; i++) {
            many.add("id" + i, "a", "{}", i % 2 == 0);
        }
        assertThrows(MalformedEventException.class, () -> many.add("one more", "a", "{}", true));
    }

    @Test
    void halfSurrogatesFindEachOtherOrAreReplaced() {
        tools.add("1", "a", "{\"x\":\"\ud83d", false);
        assertEquals("{\"x\":\"\ud83d\ude00\"}", tools.add("1", "a", "\ude00\"}", true).orElseThrow().inputJson());
        assertEquals("{\"x\":\"\ufffd\"}", tools.add("2", "a", "{\"x\":\"\ud83d\"}", true).orElseThrow().inputJson());
    }
}
