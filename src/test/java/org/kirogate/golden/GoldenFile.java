package org.kirogate.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file of sections, each under a line that begins with {@code ## } and its name.
 *
 * @param path     of the file
 * @param sections texts by name, in the file's order
 */
record GoldenFile(Path path, Map<String, String> sections) {
    private static final Path ROOT = Path.of("src", "test", "resources", "golden");
    private static final String MARK = "## ";

    GoldenFile {
        sections = new LinkedHashMap<>(sections);
    }

    /** All files of a dialect's folder, in order of their names; at least one. */
    static List<GoldenFile> of(String dialect) {
        try (Stream<Path> files = Files.list(ROOT.resolve(dialect))) {
            List<GoldenFile> all = files.sorted().map(GoldenFile::read).toList();
            if (all.isEmpty()) {
                throw new IllegalStateException("no golden file for " + dialect);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the upstream plays for files of that name: the same for every dialect. */
    static String upstream(String name) {
        try {
            return Files.readString(ROOT.resolve("upstream").resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenFile read(Path path) {
        try {
            Map<String, String> sections = new LinkedHashMap<>();
            for (String part : ("\n" + Files.readString(path)).split("\n" + MARK)) {
                if (!part.isBlank()) {
                    int end = part.indexOf('\n');
                    sections.put(part.substring(0, end), part.substring(end + 1).strip());
                }
            }
            return new GoldenFile(path, sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name without the ending. */
    String name() {
        return path.getFileName().toString().replaceFirst("\\.txt$", "");
    }

    /** A section's text, empty when it is missing. */
    String section(String name) {
        return sections.getOrDefault(name, "");
    }

    /** Writes these sections in place of the file's. */
    void write(Map<String, String> others) {
        StringBuilder text = new StringBuilder();
        others.forEach((name, section) -> text.append(MARK).append(name).append('\n').append(section).append("\n\n"));
        try {
            Files.writeString(path, text.toString().stripTrailing() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.getParent().getFileName() + "/" + name();
    }
}
