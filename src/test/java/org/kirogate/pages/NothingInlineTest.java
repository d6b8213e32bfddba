package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds what the content policy and the style of the pages count on, by reading their sources. */
class NothingInlineTest {
    /** What no page may hold, and why. */
    private static final Map<String, Pattern> IN_NO_PAGE = Map.of(
            "a scriptlet", Pattern.compile("<%(?![@-])"),
            "an inline style", Pattern.compile("\\sstyle\\s*=|<style"),
            "an inline script", Pattern.compile("<script(?![^>]*\\ssrc=)"),
            "an inline handler", Pattern.compile("\\son(?!ce=)[a-z]+\\s*="),
            "another host", Pattern.compile("(?:https?:)?//[a-z]"),
            "a word of its own", Pattern.compile("[\\u4e00-\\u9fff]"));
    private static final Map<String, Pattern> IN_NO_ASSET = Map.of(
            "another host", Pattern.compile("(?:https?:)?//(?!www\\.w3\\.org/)[a-z]|@import"),
            "code from text", Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|\\beval\\(|new Function"));
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{3,8}\\b|\\brgb\\(|\\bhsl\\(");

    @TestFactory
    Stream<DynamicTest> pagesHoldNothingThatBelongsElsewhere() {
        return PageFiles.under("webapp/WEB-INF", ".jsp", ".tag").entrySet().stream()
                .map(page -> clean(page.getKey(), allowed(page.getValue()), IN_NO_PAGE));
    }

    @TestFactory
    Stream<DynamicTest> assetsReachForNothingElsewhere() {
        return PageFiles.under("webapp/static", ".js", ".css", ".svg").entrySet().stream()
                .map(asset -> clean(asset.getKey(), withoutComments(asset.getValue()), IN_NO_ASSET));
    }

    private static DynamicTest clean(String file, String text, Map<String, Pattern> unwanted) {
        return DynamicTest.dynamicTest(file, () -> unwanted.forEach(
                (what, pattern) -> assertFalse(pattern.matcher(text).find(), file + " holds " + what)));
    }

    @Test
    void coloursStandInOneFile() {
        List<String> others = PageFiles.under("webapp/static/css", ".css").entrySet().stream()
                .filter(sheet -> !sheet.getKey().endsWith("tokens.css") && COLOUR.matcher(sheet.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void everyColourAndSpaceThatIsUsedHasAName() {
        Pattern use = Pattern.compile("var\\(--([\\w-]+)\\)");
        String tokens = PageFiles.text("webapp/static/css/tokens.css");
        TreeSet<String> missing = new TreeSet<>();
        PageFiles.under("webapp/static", ".css", ".svg").values().forEach(sheet -> use.matcher(sheet).results()
                .map(found -> found.group(1))
                .filter(name -> !tokens.contains("--" + name + ":"))
                .forEach(missing::add));
        assertEquals(new TreeSet<>(), missing);
    }

    /** The default name of a new key is the same in every language; tags of ours call classes of buttons a style. */
    private static String allowed(String page) {
        return page.replace("'超级密钥'", "")
                .replaceAll("(<t:\\w+(?:\\s+\\w+=\"[^\"]*\")*?)\\s+style=\"[^\"]*\"", "$1");
    }

    private static String withoutComments(String asset) {
        return asset.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }
}
