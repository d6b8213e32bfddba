package org.kirogate.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts to count the tokens of. The weights of {@link Tokenizer} were fitted with the tuning half in view and never
 * with the other.
 */
final class TokenTexts {
    private static final Path FOLDER = Path.of("src", "test", "resources", "tokens");

    /** A text and what it is. */
    record Sample(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** How many tokens a text is to the two generations of Claude's tokenizer, as recorded. */
    record ClaudeCount(Sample sample, int older, int newer) {
        @Override
        public String toString() {
            return sample.name();
        }
    }

    private TokenTexts() {}

    /** The files of a half ({@code tuning}, {@code heldout}). */
    static List<Sample> half(String half) {
        return files(FOLDER.resolve(half), "").stream()
                .map(file -> new Sample(half + "/" + file.getFileName(), read(file))).toList();
    }

    /** Every other source file of the program, from the second or the first on. */
    static Sample sources(boolean second) {
        return new Sample("Java sources", joined(files(Path.of("src", "main", "java"), ".java"), second));
    }

    /** Every other JSON file of requests and answers. */
    static Sample wire(boolean second) {
        return new Sample("JSON on the wire",
                joined(files(Path.of("src", "test", "resources", "wire"), ".json"), second));
    }

    /** The statements that make the tables. */
    static Sample schema() {
        StringBuilder text = new StringBuilder();
        files(Path.of("sql"), ".sql").forEach(file -> text.append(read(file)));
        return new Sample("SQL", text.toString());
    }

    /** The texts of a list cut into paragraphs and shuffled together by turns. */
    static Sample mixed(List<Sample> samples) {
        List<String[]> paragraphs = samples.stream().map(sample -> sample.text().split("(?<=\n\n)")).toList();
        int longest = paragraphs.stream().mapToInt(each -> each.length).max().orElse(0);
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < longest; i++) {
            for (String[] each : paragraphs) {
                mixed.append(i < each.length ? each[i] : "");
            }
        }
        return new Sample("all mixed", mixed.toString());
    }

    static List<ClaudeCount> claudeCounts() {
        List<ClaudeCount> counts = new ArrayList<>();
        for (String line : read(FOLDER.resolve("claude-counts.tsv")).lines().toList()) {
            if (!line.startsWith("#")) {
                String[] fields = line.split("\t");
                counts.add(new ClaudeCount(new Sample(fields[0], read(FOLDER.resolve(fields[0]))),
                        Integer.parseInt(fields[1]), Integer.parseInt(fields[2])));
            }
        }
        return counts;
    }

    private static String joined(List<Path> files, boolean second) {
        StringBuilder text = new StringBuilder();
        for (int i = second ? 1 : 0; i < files.size(); i += 2) {
            text.append(read(files.get(i)));
        }
        return text.toString();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> Files.isRegularFile(path) && path.toString().endsWith(ending))
                    .sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
