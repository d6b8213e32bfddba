package org.kirogate.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kirogate.support.Folders;

/** The sources that pages are made of. */
final class PageFiles {
    private static final Path PROJECT = Folders.target().resolveSibling("webapp").getParent();

    private PageFiles() {}

    /** Path inside the project to text, for files with one of these endings. */
    static Map<String, String> under(String folder, String... endings) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (Stream.of(endings).anyMatch(file.toString()::endsWith)) {
                    texts.put(PROJECT.relativize(file).toString(), Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    static String text(String path) {
        try {
            return Files.readString(PROJECT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
