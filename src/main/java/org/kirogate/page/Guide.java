package org.kirogate.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The guide in one language, ready to be shown: written in a small part of Markdown, made to HTML once. Immutable.
 *
 * @param contents its headings, in order
 * @param html     the text, with marks where the gateway's addresses go
 */
record Guide(List<Heading> contents, String html) {
    /** What stands in the text for the address that programs use, and for the path the application is under. */
    static final String BASE = "{base}";
    static final String ROOT = "{root}";

    private static final Map<String, Guide> BY_LANGUAGE = Map.of("zh", load("zh"), "en", load("en"));

    /**
     * A heading.
     *
     * @param level  2 or 3
     * @param anchor its id on the page
     * @param text   for people
     */
    public record Heading(int level, String anchor, String text) {}

    Guide {
        contents = List.copyOf(contents);
        Objects.requireNonNull(html, "html");
    }

    /** The guide in {@code zh} or {@code en}. */
    static Guide in(String language) {
        return BY_LANGUAGE.get(language.equals("zh") ? "zh" : "en");
    }

    /** The text as HTML, with the addresses of this gateway. */
    String html(String baseUrl, String contextPath) {
        return html.replace(BASE, Markup.escaped(baseUrl)).replace(ROOT, Markup.escaped(contextPath));
    }

    private static Guide load(String language) {
        String file = "/guide/" + language + ".md";
        try (InputStream in = Guide.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the class path: build with Maven");
            }
            return new GuideReader().read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(file + " could not be read", e);
        }
    }
}
