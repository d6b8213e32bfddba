package org.kirogate.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured, as text: printed as it comes, and kept in a file. For one thread. */
final class Report {

    private final PrintStream out;
    private final StringBuilder kept = new StringBuilder();

    Report(PrintStream out) {
        this.out = out;
    }

    void line(String text, Object... values) {
        String line = String.format(Locale.ROOT, text, values);
        out.println(line);
        kept.append(line).append('\n');
    }

    /**
     * A table of one way of loading, minimum, median and maximum over the rounds.
     *
     * @param title    above the table
     * @param results  each target's rounds, in order; the first is the upstream without anything between
     */
    void table(String title, Map<String, Rounds> results) {
        line("");
        line("%s", title);
        line("%-22s %20s %20s %20s %9s %9s %17s %7s %5s", "", "requests/s", "p50 ms", "p99 ms", "added p50",
                "added p99", "CPU us/request", "kernel", "RSS");
        line("%-22s %20s %20s %20s %9s %9s %17s %7s %5s", "", "min/median/max", "min/median/max", "min/median/max",
                "ms", "ms", "min/median/max", "us", "MiB");
        Rounds straight = results.values().iterator().next();
        results.forEach((name, rounds) -> line("%-22s %20s %20s %20s %9s %9s %17s %7s %5s", name,
                span(rounds, Round::perSecond, "%.0f"), span(rounds, Round::median, "%.2f"),
                span(rounds, Round::p99, "%.2f"), added(rounds, straight, Round::median),
                added(rounds, straight, Round::p99), cost(rounds), known(rounds, Round::kernelMicros),
                known(rounds, Round::residentMib)));
    }

    private static String span(Rounds rounds, ToDoubleFunction<Round> figure, String form) {
        return String.format(Locale.ROOT, form + "/" + form + "/" + form, rounds.min(figure), rounds.median(figure),
                rounds.max(figure));
    }

    private static String added(Rounds rounds, Rounds straight, ToDoubleFunction<Round> figure) {
        return rounds == straight ? "-"
                : String.format(Locale.ROOT, "%+.2f", rounds.median(figure) - straight.median(figure));
    }

    private static String cost(Rounds rounds) {
        return rounds.max(Round::cpuMicros) > 0 ? span(rounds, Round::cpuMicros, "%.0f") : "-";
    }

    private static String known(Rounds rounds, ToDoubleFunction<Round> figure) {
        double median = rounds.median(figure);
        return median > 0 ? String.format(Locale.ROOT, "%.0f", median) : "-";
    }

    void keep(Path file) {
        try {
            Files.writeString(file, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
