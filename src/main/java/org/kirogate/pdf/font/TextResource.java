package org.kirogate.pdf.font;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables beside this package's classes. */
final class TextResource {
    private TextResource() {}

    /** The lines of {@code name} that are no comments. */
    static List<String> lines(String name) {
        InputStream stream = TextResource.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the program lacks its own table " + name);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#") && !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own table " + name + " can't be read", e);
        }
    }
}
