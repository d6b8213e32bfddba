package org.kirogate.page;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to HTML: escaping, the guide's marks inside a line, and the four colours of code. */
final class Markup {
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)]\\(([^)]+)\\)");
    /** Comment, string, word. */
    private static final Pattern CODE = Pattern.compile(
            "((?:^|(?<=\\s))(?:#|//|--).*$)|(\"(?:[^\"\\\\\\n]|\\\\.)*\"|'[^']*')|([A-Za-z_]+)", Pattern.MULTILINE);
    private static final Set<String> KEYWORDS = Set.of(
            "export", "from", "import", "const", "new", "async", "await", "function", "print", "curl", "for");

    private Markup() {}

    /** Text for an element or an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;");
    }

    /** A line with code, bold and links. A link of the site begins with a slash and gets the application's path. */
    static String line(String text) {
        StringBuilder html = new StringBuilder();
        int from = 0;
        Matcher marks = INLINE.matcher(text);
        while (marks.find()) {
            html.append(quoted(text.substring(from, marks.start()))).append(inline(marks.toMatchResult()));
            from = marks.end();
        }
        return html.append(quoted(text.substring(from))).toString();
    }

    private static String inline(MatchResult mark) {
        if (mark.group(1) != null) {
            return "<code>" + quoted(mark.group(1)) + "</code>";
        }
        if (mark.group(2) != null) {
            return "<b>" + quoted(mark.group(2)) + "</b>";
        }
        String target = mark.group(4).startsWith("/") ? Guide.ROOT + mark.group(4) : mark.group(4);
        return "<a href=\"" + escaped(target) + "\">" + quoted(mark.group(3)) + "</a>";
    }

    /** Code with comments, strings and keywords marked; {@code text} as it is, in programs that have none. */
    static String code(String code, String language) {
        if (language.equals("text") || language.equals("json")) {
            return quoted(code);
        }
        StringBuilder html = new StringBuilder();
        int from = 0;
        Matcher parts = CODE.matcher(code);
        while (parts.find()) {
            html.append(quoted(code.substring(from, parts.start())));
            String part = quoted(parts.group());
            if (parts.group(1) != null) {
                html.append("<em>").append(part).append("</em>");
            } else if (parts.group(2) != null) {
                html.append("<s>").append(part).append("</s>");
            } else {
                html.append(KEYWORDS.contains(parts.group()) ? "<i>" + part + "</i>" : part);
            }
            from = parts.end();
        }
        return html.append(quoted(code.substring(from))).toString();
    }

    /** Text of an element, where quotes may stand. */
    private static String quoted(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
