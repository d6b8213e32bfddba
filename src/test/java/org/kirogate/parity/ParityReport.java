package org.kirogate.parity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kirogate.support.Folders;

/** What the parity run prints. */
final class ParityReport {
    private static final int TOLD = 30;

    private final List<String> lines = new ArrayList<>();

    ParityReport(ParitySettings settings, long seconds, List<Parity.Kill> kills, int records, Comparison found) {
        line("Parity: %d requests of %d connections in %d s, seed %d, JDK %s", settings.requests(),
                settings.connections(), seconds, settings.seed(), Runtime.version());
        kills.forEach(kill -> line("  killed with signal 9 %s", kill.when()));
        line("  %-16s %s", "kind", "seen by clients → recorded");
        for (Map.Entry<Kind, Map<String, Integer>> kind : found.table().entrySet()) {
            line("  %-16s %s", kind.getKey().words(), words(kind.getValue()));
        }
        line("%d records; %d were in flight at a kill and are marked, %d had ended before one and their clients did not"
                + " come to see it, %d had not been let in", records, found.killed(), found.endedUnseen(),
                found.neverLetIn());
        line("Credits recorded %s, told by the service %s, and %s for what was in flight at a kill", found.recorded(),
                found.told(), found.toldToKilled());
        found.broken().stream().limit(TOLD).forEach(what -> line("broken: %s", what));
        line(found.broken().isEmpty() ? "Nothing is broken." : "%d things are broken.", found.broken().size());
    }

    private static String words(Map<String, Integer> counts) {
        List<String> words = new ArrayList<>();
        counts.forEach((what, count) -> words.add(count + " " + what));
        return String.join(", ", words);
    }

    private void line(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }

    /** Prints it, and keeps it in the build folder. */
    void print(PrintStream out) throws IOException {
        lines.forEach(out::println);
        Files.write(Folders.target().resolve("parity.txt"), lines);
    }
}
