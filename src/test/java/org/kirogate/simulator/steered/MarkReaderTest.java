package org.kirogate.simulator.steered;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MarkReaderTest {

    private static String said(String text) {
        return MarkReader.read(text).answers().get(0).text();
    }

    @Test
    void sayEndsAtTheLastCloseOfItsLine() {
        assertEquals("a ]] b", said("please [[say:a ]] b]] thanks"));
        assertEquals("one", said("[[say:one]]\nand ]] later"));
    }

    @Test
    void sayKeepsItsTextExactly() {
        assertEquals("  \u4f60\u597d \"x\" \\n ", said("[[say:  \u4f60\u597d \"x\" \\n ]]"));
        assertEquals("", said("[[say:]]"));
    }

    @Test
    void aToolEndsAtTheFirstCloseAfterWhichItsJsonParses() {
        Marks marks = MarkReader.read("[[tool:f {\"a\":[[1]],\"b\":\"]]\"}]] tail]]");
        assertEquals("f", marks.tools().get(0).name());
        assertEquals("{\"a\":[[1]],\"b\":\"]]\"}", marks.tools().get(0).input().toString());
    }

    @Test
    void severalToolsKeepTheirOrderAndMayHaveNoInput() {
        Marks marks = MarkReader.read("[[tool:b{}]][[tool:a]] [[tool:c {\"x\":\n1}]]");
        assertEquals(List.of("b {}", "a {}", "c {\"x\":1}"),
                marks.tools().stream().map(wish -> wish.name() + " " + wish.input()).toList());
    }

    @Test
    void marksCombine() {
        Marks marks = MarkReader.read("[[think:hm]] [[slow:20]] [[long:3]] [[error:midstream]]\n[[say:hi]]");
        assertEquals("hm", marks.think());
        assertEquals(20, marks.slowMs());
        assertEquals(Optional.of(ErrorKind.MIDSTREAM), marks.failure());
        assertEquals(List.of(Marks.Source.LONG, Marks.Source.SAY),
                marks.answers().stream().map(Marks.Answer::source).toList());
    }

    @Test
    void thenPartsSteps() {
        List<Marks> steps = MarkReader.steps(
                "[[slow:5]] [[tool:f {\"x\":\"[[then]]\"}]] [[then]] [[think:b]][[then]]\n[[say:c]]");
        assertEquals(3, steps.size());
        assertEquals("{\"x\":\"[[then]]\"}", steps.get(0).tools().get(0).input().toString());
        assertEquals(5, steps.get(0).slowMs());
        assertEquals(new Marks(List.of(), List.of(), "b", 0, List.of()), steps.get(1));
        assertEquals("c", steps.get(2).answers().get(0).text());
        assertEquals(1, MarkReader.steps("plain").size());
    }

    @Test
    void aMarkInsideASayIsItsText() {
        Marks marks = MarkReader.read("[[say:[[error:internal]]]]");
        assertEquals("[[error:internal]]", marks.answers().get(0).text());
        assertEquals(Optional.empty(), marks.failure());
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfErrorHasItsMark(ErrorKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        assertEquals(Optional.of(kind), MarkReader.read("x [[error:" + name + "]]").failure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "[[", "[[]]", "[[say:open", "[[say:open\n]]", "[[tool:f {broken]]", "[[tool:]]",
        "[[error:nonsense]]", "[[long:many]]", "[[long:-1]]", "[[slow:]]", "[[Echo]]", "[[echo", "[say:x]"})
    void whatIsNoMarkIsIgnored(String text) {
        assertEquals(new Marks(List.of(), List.of(), "", 0, List.of()), MarkReader.read(text));
    }

    @Test
    void slowIsAtMostFiveSeconds() {
        assertEquals(5000, MarkReader.read("[[slow:999999]]").slowMs());
    }

    @Test
    void anOpenBracketBeforeAMarkDoesNotHideIt() {
        assertEquals("hi", said("[[[say:hi]]"));
        assertEquals(Marks.Source.ECHO, MarkReader.read("[[nothing [[echo]]").answers().get(0).source());
    }
}
