package org.kirogate.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where tests may write, and how it is cleared away. */
public final class Folders {

    private Folders() {
    }

    /**
     * @return the build folder, {@code target}, absolute; under Maven as in an IDE that starts in the project's folder
     */
    public static Path target() {
        return Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath().normalize();
    }

    /**
     * Deletes a folder and all that is in it; one that is not there is fine.
     *
     * @param folder what to delete
     * @throws IOException something in it cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
