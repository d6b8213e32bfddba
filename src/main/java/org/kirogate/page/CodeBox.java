package org.kirogate.page;

import java.util.List;

/** Code in a box; several pieces as tabs that work without script, one of them shown at a time. */
final class CodeBox {
    /** One piece: its title, empty for the only one, and the code as HTML. */
    record Tab(String title, String html) {}

    private CodeBox() {}

    /** The box, {@code id} unlike every other's of the page. */
    static String html(String id, List<Tab> tabs) {
        StringBuilder html = new StringBuilder("<div class=\"code\">");
        if (!tabs.get(0).title().isEmpty()) {
            html.append("<div class=\"code-tabs\">");
            for (int i = 0; i < tabs.size(); i++) {
                html.append("<label><input type=\"radio\" name=\"").append(id).append('"')
                        .append(i == 0 ? " checked" : "").append('>')
                        .append(Markup.escaped(tabs.get(i).title())).append("</label>");
            }
            html.append("</div>");
        }
        tabs.forEach(tab -> html.append("<pre tabindex=\"0\">").append(tab.html()).append("</pre>"));
        return html.append("</div>\n").toString();
    }
}
