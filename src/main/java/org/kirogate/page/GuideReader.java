package org.kirogate.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a guide of its source: headings with their anchor ({@code ## Text {#anchor}}), paragraphs, lists, tables with a head,
 * and fenced code. Fences one after the other that have a title behind their language become one box with tabs. One guide
 * a reader.
 */
final class GuideReader {
    private static final Pattern HEADING = Pattern.compile("(#{2,3}) (.+) \\{#([a-z0-9-]+)}");
    private static final Pattern FENCE = Pattern.compile("```(\\w+)(?: (.+))?");
    private static final Pattern NUMBERED = Pattern.compile("\\d+\\. (.+)");
    private static final String BULLET = "- ";

    private final List<Guide.Heading> contents = new ArrayList<>();
    private final StringBuilder html = new StringBuilder();
    private final List<CodeBox.Tab> tabs = new ArrayList<>();
    private List<String> lines = List.of();
    private int at;
    private int boxes;

    /**
     * Reads a source.
     *
     * @throws IllegalStateException for a heading without anchor or a fence that never ends: the source is ours
     */
    Guide read(String source) {
        lines = source.lines().toList();
        while (at < lines.size()) {
            block();
        }
        closeBox();
        return new Guide(contents, html.toString());
    }

    private void block() {
        String line = lines.get(at);
        if (line.isBlank()) {
            at++;
            return;
        }
        Matcher fence = FENCE.matcher(line);
        if (fence.matches()) {
            code(fence.group(1), fence.group(2) == null ? "" : fence.group(2));
            return;
        }
        closeBox();
        if (line.startsWith("#")) {
            heading(line);
        } else if (line.startsWith("|")) {
            table();
        } else if (line.startsWith(BULLET)) {
            list("ul");
        } else if (NUMBERED.matcher(line).matches()) {
            list("ol");
        } else {
            html.append("<p>").append(Markup.line(line)).append("</p>\n");
            at++;
        }
    }

    private void heading(String line) {
        Matcher heading = HEADING.matcher(line);
        if (!heading.matches()) {
            throw new IllegalStateException("A heading of the guide has level 2 or 3 and an anchor, but is: " + line);
        }
        int level = heading.group(1).length();
        contents.add(new Guide.Heading(level, heading.group(3), heading.group(2)));
        html.append("<h").append(level).append(" id=\"").append(heading.group(3)).append("\">")
                .append(Markup.line(heading.group(2))).append("</h").append(level).append(">\n");
        at++;
    }

    private void list(String tag) {
        html.append('<').append(tag).append(">\n");
        while (at < lines.size() && !item(lines.get(at)).isEmpty()) {
            html.append("<li>").append(Markup.line(item(lines.get(at)))).append("</li>\n");
            at++;
        }
        html.append("</").append(tag).append(">\n");
    }

    private static String item(String line) {
        if (line.startsWith(BULLET)) {
            return line.substring(BULLET.length());
        }
        Matcher numbered = NUMBERED.matcher(line);
        return numbered.matches() ? numbered.group(1) : "";
    }

    /** The second line, which only parts head and body, is passed over. */
    private void table() {
        html.append("<table><thead><tr>");
        List<String> heads = cells(lines.get(at));
        heads.forEach(head -> html.append("<th scope=\"col\">").append(Markup.line(head)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (at += 2; at < lines.size() && lines.get(at).startsWith("|"); at++) {
            List<String> cells = cells(lines.get(at));
            html.append("<tr><th scope=\"row\">").append(Markup.line(cells.get(0))).append("</th>");
            for (int i = 1; i < cells.size(); i++) {
                html.append("<td data-label=\"").append(Markup.escaped(heads.get(i))).append("\">")
                        .append(Markup.line(cells.get(i))).append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|")).map(String::strip).toList();
    }

    private void code(String language, String title) {
        if (title.isEmpty()) {
            closeBox();
        }
        List<String> code = new ArrayList<>();
        for (at++; !lines.get(at).equals("```"); at++) {
            code.add(lines.get(at));
            if (at + 1 == lines.size()) {
                throw new IllegalStateException("A fence of the guide never ends.");
            }
        }
        at++;
        tabs.add(new CodeBox.Tab(title, Markup.code(String.join("\n", code), language)));
        if (title.isEmpty()) {
            closeBox();
        }
    }

    private void closeBox() {
        if (!tabs.isEmpty()) {
            html.append(CodeBox.html("code-" + ++boxes, tabs));
            tabs.clear();
        }
    }
}
