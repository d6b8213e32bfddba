package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds that text and controls stand out from their grounds, in both themes (WCAG 2.2, contrast ratio). */
class ContrastTest {
    private static final Pattern COLOUR =
            Pattern.compile("--([\\w-]+):\\s*(?:light-dark\\((#\\w{6}),\\s*(#\\w{6})\\)|(#\\w{6}));");
    private static final double TEXT = 4.5;
    private static final double CONTROL = 3;
    private static final List<String> GROUNDS = List.of("bg", "surface", "sunken", "hover", "selected");

    private record Pair(String ink, String ground, double least) {}

    @TestFactory
    Stream<DynamicTest> inkStandsOutFromItsGround() {
        Map<String, List<String>> colours = colours();
        return Stream.of(onEveryGround(), families(), controls()).flatMap(pairs -> pairs).map(pair ->
                DynamicTest.dynamicTest(pair.ink() + " on " + pair.ground(), () -> {
                    for (int theme = 0; theme < 2; theme++) {
                        double ratio = ratio(colours.get(pair.ink()).get(theme), colours.get(pair.ground()).get(theme));
                        assertTrue(ratio >= pair.least(), (theme == 0 ? "light " : "dark ") + ratio);
                    }
                }));
    }

    private static Stream<Pair> onEveryGround() {
        return Stream.of("ink", "ink-2", "ink-3").flatMap(ink -> GROUNDS.stream().map(ground -> new Pair(ink, ground, TEXT)));
    }

    private static Stream<Pair> families() {
        return Stream.of("accent", "super", "ok", "warn", "bad").flatMap(family -> Stream.of(
                new Pair(family + "-ink", family + "-soft", TEXT),
                new Pair(family + "-ink", "surface", TEXT),
                new Pair(family + "-ink", "sunken", TEXT),
                new Pair("ink", family + "-soft", TEXT),
                new Pair("ink-2", family + "-soft", TEXT),
                new Pair("on-solid", family, TEXT)));
    }

    private static Stream<Pair> controls() {
        return Stream.concat(
                Stream.of("accent-hover", "super-hover", "bad-hover").map(solid -> new Pair("on-solid", solid, TEXT)),
                Stream.of("line-control", "focus").flatMap(line ->
                        Stream.of("bg", "surface", "sunken").map(ground -> new Pair(line, ground, CONTROL))));
    }

    /** Name to the light and the dark colour. */
    private static Map<String, List<String>> colours() {
        Map<String, List<String>> colours = new TreeMap<>();
        COLOUR.matcher(PageFiles.text("webapp/static/css/tokens.css")).results().forEach(found -> colours.put(
                found.group(1),
                found.group(4) == null ? List.of(found.group(2), found.group(3)) : List.of(found.group(4), found.group(4))));
        return colours;
    }

    private static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int from) {
        double part = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
