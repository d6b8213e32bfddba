package org.kirogate.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kirogate.support.Folders;

/** What is wrong with the page that is open. */
final class Inspection {
    private static final String AXE = resource("axe.min.js");
    private static final String LOOK = resource("browser/look.js");
    /** All that a theme can change for those rules; the rest is looked at in the light one. */
    private static final List<String> CONTRAST = List.of("color-contrast");

    private Inspection() {}

    /** Everything that can be seen to be wrong, one line each; empty = nothing. */
    static List<String> of(Page page, Look look) {
        List<String> wrong = new ArrayList<>();
        page.evaluate(LOOK);
        add(wrong, "scrolls sideways", page.evaluate("() => JSON.stringify(look.wide())"));
        add(wrong, "untranslated", page.evaluate("keys => JSON.stringify(look.untranslated(keys))", keys()));
        add(wrong, "in the other language", page.evaluate("() => JSON.stringify(look.foreign())"));
        if (Boolean.TRUE.equals(page.evaluate("() => 'hostile' in window"))) {
            wrong.add("markup: a name was taken for markup");
        }
        if (!look.language().startsWith((String) page.evaluate("() => document.documentElement.lang"))) {
            wrong.add("language: the page is not in " + look.language());
        }
        page.evaluate(AXE);
        add(wrong, "axe", page.evaluate("rules => look.axe(rules).then(JSON.stringify)",
                look.dark() ? CONTRAST : List.of()));
        return wrong;
    }

    /** What is wrong for somebody without a mouse; moves the focus about. */
    static List<String> withoutMouse(Page page) {
        List<String> wrong = new ArrayList<>();
        add(wrong, "keyboard", page.evaluate("() => JSON.stringify(look.blind())"));
        return wrong;
    }

    private static void add(List<String> wrong, String what, Object json) {
        for (JsonElement one : JsonParser.parseString((String) json).getAsJsonArray()) {
            wrong.add(what + ": " + one.getAsString());
        }
    }

    /** Every message key there is: none of them may be read on a page. */
    private static List<String> keys() {
        TreeSet<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(Folders.target().resolve("classes/i18n"))) {
            for (Path file : files.toList()) {
                Properties words = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    words.load(reader);
                }
                keys.addAll(words.stringPropertyNames());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keys.removeIf(key -> !key.contains("."));
        return List.copyOf(keys);
    }

    private static String resource(String name) {
        try (InputStream file = Inspection.class.getClassLoader().getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
