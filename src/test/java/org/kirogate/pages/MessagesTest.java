package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the words of the pages level in both languages, and with the pages that use them. */
class MessagesTest {
    private static final List<String> FILES = List.of(
            "messages", "lists", "overview", "users", "pool", "keys", "requests", "usage", "ip", "site", "audit",
            "system", "tokens", "account", "mine", "limits", "public");
    private static final Map<String, String> ENGLISH = bundle(".properties");
    private static final Map<String, String> CHINESE = bundle("_zh.properties");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\d+}");
    /** What follows {@code key=} or {@code titleKey=} in an attribute of a page. */
    private static final Pattern ASKED = Pattern.compile("\\b(?:key|titleKey)=([\"'])(.*?)\\1(?=[ />])");
    /** Attributes of our tags that are keys, and those that keys begin with. */
    private static final Pattern TAG_KEY =
            Pattern.compile("\\b(?:label|search|title|text|hint)=\"([a-z]\\w*(?:\\.\\w+)+)\"");
    /** The same with an expression: what keys begin with before it, or the keys it chooses from. */
    private static final Pattern TAG_BEGINNING =
            Pattern.compile("\\b(?:label|search|title|text|hint)=\"([a-z]\\w*(?:\\.\\w+)*\\.)\\$\\{");
    private static final Pattern TAG_CHOICE = Pattern.compile("\\b(?:label|search|title|text|hint)=\"\\$\\{([^}\"]*)}\"");
    private static final Pattern TAG_WORDS = Pattern.compile("\\bwords=\"([a-z]\\w*(?:\\.\\w+)*)\"");
    private static final Pattern LITERAL = Pattern.compile("'([a-z]+(?:\\.\\w+)+)'");
    private static final Pattern IN_JAVA =
            Pattern.compile("\\b(?:word|Flash\\.of)\\([^;]*?\"([\\w.]+)\"(?: : \"([\\w.]+)\")?", Pattern.DOTALL);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(ENGLISH.keySet(), CHINESE.keySet());
    }

    @Test
    void noWordIsBlank() {
        Stream.of(ENGLISH, CHINESE).forEach(words -> words.forEach((key, word) -> assertFalse(word.isBlank(), key)));
    }

    @Test
    void bothLanguagesNameTheSameParameters() {
        ENGLISH.forEach((key, word) -> assertEquals(parameters(word), parameters(CHINESE.get(key)), key));
    }

    /** They stand in attributes and go through MessageFormat, so neither quote may occur; bold is the only markup. */
    @Test
    void wordsHoldNoQuotesAndNoMarkupButBold() {
        Stream.of(ENGLISH, CHINESE).forEach(words -> words.forEach((key, word) -> {
            assertFalse(word.contains("'") || word.contains("\""), key + " holds a quote");
            assertFalse(word.replaceAll("</?b>", "").matches(".*[<>&].*"), key + " holds markup");
        }));
    }

    /** One, none, several: each has its form, and no form is left out. */
    @Test
    void pluralsAreChosenByTheNumber() {
        long chosen = ENGLISH.values().stream().filter(word -> word.contains(",choice,")).peek(word -> {
            for (long count : new long[] {0, 1, 2, 1000}) {
                Object[] values = {count, count, count, count};
                String said = new MessageFormat(word, Locale.ENGLISH).format(values);
                assertFalse(said.contains("choice") || said.contains("{"), said);
                assertFalse(count != 1 && said.startsWith("One "), said);
                assertFalse(count == 1 && said.matches(".*\\b1 (keys|users|tokens|people|credentials)\\b.*"), said);
            }
        }).count();
        assertTrue(chosen > 10, "only " + chosen);
    }

    @Test
    void everyKeyThatPagesAskForExists() {
        Asked asked = asked();
        asked.whole().forEach(key -> assertTrue(ENGLISH.containsKey(key), "no word for " + key));
        asked.beginnings().forEach(beginning -> assertTrue(
                ENGLISH.keySet().stream().anyMatch(key -> key.startsWith(beginning)), "no word begins " + beginning));
    }

    @Test
    void everyKeyIsAskedForSomewhere() {
        Asked asked = asked();
        ENGLISH.keySet().forEach(key -> assertTrue(
                asked.whole().contains(key) || asked.beginnings().stream().anyMatch(key::startsWith),
                key + " is unused"));
    }

    /** Keys that stand in full, and what stands before an expression in those that do not. */
    private record Asked(Set<String> whole, Set<String> beginnings) {}

    private static Asked asked() {
        Set<String> whole = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>(List.of("fault."));
        Collection<String> pages = PageFiles.under("webapp/WEB-INF", ".jsp", ".tag").values();
        pages.stream().flatMap(page -> ASKED.matcher(page).results()).map(result -> result.group(2)).forEach(key -> {
            int expression = key.indexOf("${");
            if (expression < 0) {
                whole.add(key);
            } else if (expression > 0) {
                beginnings.add(key.substring(0, expression));
            } else {
                LITERAL.matcher(key).results().forEach(literal -> whole.add(literal.group(1)));
            }
        });
        pages.stream().flatMap(page -> TAG_KEY.matcher(page).results()).forEach(key -> whole.add(key.group(1)));
        pages.stream().flatMap(page -> TAG_BEGINNING.matcher(page).results())
                .forEach(beginning -> beginnings.add(beginning.group(1)));
        pages.stream().flatMap(page -> TAG_CHOICE.matcher(page).results())
                .flatMap(choice -> LITERAL.matcher(choice.group(1)).results())
                .forEach(literal -> whole.add(literal.group(1)));
        pages.stream().flatMap(page -> TAG_WORDS.matcher(page).results())
                .forEach(words -> beginnings.add(words.group(1) + "."));
        Stream.of("page", "admin", "portal")
                .flatMap(room -> PageFiles.under("src/main/java/org/kirogate/" + room, ".java").values().stream())
                .flatMap(source -> IN_JAVA.matcher(source).results())
                .flatMap(result -> Stream.of(result.group(1), result.group(2)))
                .filter(Objects::nonNull)
                .forEach(whole::add);
        assertTrue(whole.size() > 50, "only " + whole.size() + " keys found: the pages are written otherwise now");
        return new Asked(whole, beginnings);
    }

    private static Set<String> parameters(String word) {
        return PARAMETER.matcher(word).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All files of a language; a key may stand in one of them only. */
    private static Map<String, String> bundle(String ending) {
        Map<String, String> words = new TreeMap<>();
        for (String file : FILES) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(PageFiles.text("src/main/resources/i18n/" + file + ending)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.forEach((key, word) -> assertEquals(
                    null, words.put(key.toString(), word.toString()), key + " stands in two files"));
        }
        return words;
    }
}
