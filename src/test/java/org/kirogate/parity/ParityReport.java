package org.kirogate.parity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kirogate.support.Folders;

/** What the parity run prints. */
final class ParityReport {
    private static final int TOLD = 30;

    private final List<String> lines = new ArrayList<>();

    ParityReport(ParitySettings settings, long seconds, int records, Comparison found) {
        line("Parity: %d requests of %d connections in %d s, seed %d, JDK %s", settings.requests(),
                settings.connections(), seconds, settings.seed(), Runtime.version());
        line("  %-16s %s", "kind", "seen by clients → recorded");
        for (Map.Entry<Kind, Map<String, Integer>> kind : found.table().entrySet()) {
            line("  %-16s %s", kind.getKey().words(), words(kind.getValue()));
        }
        lines.addAll(found.outcomes().lines());
        line("%d records; %d were in flight at a kill and are marked, %d of them with an answer that its client had"
                + " seen; %d had ended before a kill and their clients did not come to see it; %d requests had met a"
                + " dead connection", records, found.killed(), found.killedAnswered(), found.endedUnseen(),
                found.neverLetIn());
        line("Credits recorded %s, told by the service %s, and %s for what was in flight at a kill", found.recorded(),
                found.told(), found.toldToKilled());
    }

    /** What was done to the gateway, and what it said when it came back. */
    ParityReport trouble(Kills kills, List<GatewayChild.Left> left) {
        List<Kills.Kill> all = kills.all();
        for (int i = 0; i < all.size(); i++) {
            line("Killed with signal 9 %s; then started, it said: %s", all.get(i).when(), i >= left.size() ? "nothing"
                    : left.get(i).records() + " records left, " + left.get(i).inFlight() + " of them in flight");
        }
        return this;
    }

    /** What keys and tokens count. */
    ParityReport counted(Map<String, String> counted, int tables) {
        line("Requests counted: %s", counted.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue()).collect(Collectors.joining("; ")));
        line("Compared with the records, cell by cell: counters of keys and tokens, %d sorts of sums", tables);
        return this;
    }

    /** What does not hold. */
    ParityReport broken(List<String> broken) {
        broken.stream().limit(TOLD).forEach(what -> line("broken: %s", what));
        line(broken.isEmpty() ? "Nothing is broken." : "%d things are broken.", broken.size());
        return this;
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
        Files.write(file(), lines);
    }

    /** Removes what an earlier run kept. */
    static void forget() throws IOException {
        Files.deleteIfExists(file());
    }

    private static Path file() {
        return Folders.target().resolve("parity.txt");
    }
}
