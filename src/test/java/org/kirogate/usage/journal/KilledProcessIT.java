package org.kirogate.usage.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed with signal 9 while it appends. */
class KilledProcessIT {
    private static final int LINES = 20_000;

    @TempDir
    private Path folder;

    @Test
    void everythingThatAKilledProcessAppendedIsFound() throws IOException, InterruptedException {
        Set<String> said = new HashSet<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), AppendingProcess.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (said.size() == LINES) {
                    process.toHandle().destroyForcibly(); // unlike the process's own, leaves what it said readable
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertTrue(said.size() >= LINES, "it said " + said.size());
        said.removeIf(line -> !line.matches("r\\d+")); // the last line may be cut
        Set<String> ended = new HashSet<>();
        Set<String> open = new HashSet<>();
        try (Journal journal = Journal.open(folder, 10, InstantSource.system())) {
            JournalPart left = journal.parts().get(0);
            List<Entry> entries;
            do {
                entries = left.read(500);
                for (Entry entry : entries) {
                    Set<String> kind = entry.kind() == Entry.Kind.ENDED ? ended : open;
                    assertTrue(kind.add(entry.id()), entry.id() + " twice");
                }
                left.carried();
            } while (entries.size() == 500);
            assertEquals(0, journal.waiting());
        }
        for (String id : said) {
            boolean even = Integer.parseInt(id.substring(1)) % 2 == 0;
            assertTrue(even ? ended.contains(id) : open.contains(id), id + " was appended and is missing");
        }
        assertTrue(ended.size() + open.size() <= said.size() + 2000, "no more than was on its way to be said");
    }
}
