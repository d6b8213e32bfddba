package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the guide is made to HTML, and that it is the same guide in both languages. */
class GuideTest {

    @Test
    void bothLanguagesHaveTheSameHeadingsAndAsMuchOfEverything() {
        Guide english = Guide.in("en");
        Guide chinese = Guide.in("zh");
        assertEquals(anchors(chinese), anchors(english));
        for (String part : List.of("<pre", "<tr>", "<li>", "<p>", "class=\"code\"")) {
            assertEquals(count(chinese, part), count(english, part), part);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void anchorsAreUniqueAndEveryQuestionOfTheGuideHasOne(String language) {
        List<String> anchors = anchors(Guide.in(language));
        assertEquals(anchors.size(), new HashSet<>(anchors).size());
        for (int i = 1; i <= 8; i++) {
            assertTrue(anchors.contains("q" + i), "q" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theGatewaysOwnAddressStandsInEveryExample(String language) {
        String html = Guide.in(language).html("https://gate.example/a\"<b>", "/a");
        assertFalse(html.contains(Guide.BASE) || html.contains(Guide.ROOT));
        assertFalse(html.contains("<b>\"") || html.contains("a\"<b>"), "an address is text");
        assertTrue(html.contains("https://gate.example/a&#34;&lt;b&gt;/v1"));
        assertTrue(html.contains("href=\"/a/docs/api\""));
    }

    @Test
    void everythingButOurOwnMarksIsText() {
        String html = read("<script>alert(1)</script> **b<i>** `a<b>` [x<y](/z\"w)");
        assertEquals("<p>&lt;script&gt;alert(1)&lt;/script&gt; <b>b&lt;i&gt;</b> <code>a&lt;b&gt;</code> "
                + "<a href=\"{root}/z&#34;w\">x&lt;y</a></p>\n", html);
    }

    @Test
    void listsAndTablesKeepTheirRows() {
        assertEquals("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>\n", read("- a\n- b\n\n1. c"));
        assertEquals("<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody>\n"
                + "<tr><th scope=\"row\">c</th><td data-label=\"b\">d</td></tr>\n</tbody></table>\n",
                read("| a | b |\n|---|---|\n| c | d |"));
    }

    @Test
    void namedFencesInARowAreTabsOfOneBox() {
        String html = read("```bash One\nexport A=\"b\" # c\n```\n```text Two\n<x>\n```\n\n```json\n{}\n```");
        assertEquals(2, count(html, "class=\"code\""));
        assertEquals(2, count(html, "type=\"radio\""));
        assertEquals(1, count(html, " checked"));
        assertTrue(html.contains("<i>export</i> A=<s>\"b\"</s> <em># c</em></pre>"), html);
        assertTrue(html.contains("&lt;x&gt;</pre>"), html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"## No anchor", "# Too high {#a}", "```bash\nnever ends"})
    void aSourceThatIsNotWellFormedStopsTheStart(String source) {
        assertThrows(IllegalStateException.class, () -> new GuideReader().read(source));
    }

    private static String read(String source) {
        return new GuideReader().read(source).html();
    }

    private static List<String> anchors(Guide guide) {
        return guide.contents().stream().map(Guide.Heading::anchor).toList();
    }

    private static long count(Guide guide, String part) {
        return count(guide.html(), part);
    }

    private static long count(String html, String part) {
        return Pattern.compile(part, Pattern.LITERAL).matcher(html).results().count();
    }
}
