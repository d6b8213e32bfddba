package org.kirogate.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kirogate.support.Folders;

/** The summary of a soak. */
final class SoakReport {
    private final SoakSettings settings;
    private final Ward ward;
    private final Tally tally;
    private final Doctor doctor;
    private final Verdicts verdicts;
    private final List<String> lines = new ArrayList<>();

    SoakReport(SoakSettings settings, Ward ward, Tally tally, Doctor doctor, Verdicts verdicts) {
        this.settings = settings;
        this.ward = ward;
        this.tally = tally;
        this.doctor = doctor;
        this.verdicts = verdicts;
    }

    /** Prints it, and keeps it in the build folder. */
    void print(PrintStream out) throws IOException {
        requests();
        accounts();
        ailments();
        end();
        lines.forEach(out::println);
        Files.write(Folders.target().resolve("soak.txt"), lines);
    }

    private void line(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }

    private void requests() {
        long calls = ward.patients().stream().mapToLong(Patient::calls).sum();
        line("Soak: %d s, %d clients, %d accounts of which %d fail, seed %d, JDK %s", settings.seconds(),
                settings.clients(), ward.patients().size(), ward.patients().stream().filter(Patient::sickly).count(),
                settings.seed(), Runtime.version());
        line("%d requests, %.1f a second, %.3f calls to the service each; %d answered, after at most %d failed calls",
                tally.total(), tally.total() / (double) settings.seconds(), calls / Math.max(1.0, tally.total()),
                tally.total(Tally.Outcome.ANSWERED), tally.deepest());
        line("Time of an answer: median %d ms, 99 in 100 within %d ms, longest %d ms", tally.millis(50),
                tally.millis(99), tally.millis(100));
        tally.outcomes().forEach((way, counts) -> line("  %-20s %s", way, words(counts)));
    }

    private void accounts() {
        long calls = ward.patients().stream().mapToLong(Patient::calls).sum();
        for (Patient patient : ward.patients()) {
            line("  %s %-7s %5.1f %% of the calls, %s; seen %s", patient.name(), patient.sickly() ? "sickly" : "well",
                    100.0 * patient.calls() / Math.max(1, calls), patient.load(), doctor.states(patient));
        }
    }

    private void ailments() {
        line("What went wrong in %d rounds, how often, and what became of those requests:", doctor.rounds());
        for (Ailment ailment : Ailment.values()) {
            if (ward.injected(ailment) > 0) {
                line("  %-28s %5d  %s", ailment.name().toLowerCase(Locale.ROOT), ward.injected(ailment),
                        words(tally.after(ailment)));
            }
        }
        line("%d calls to ill accounts were answered, since their requests had met enough", ward.spared());
    }

    private void end() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        line("Memory in use at the end, gateway, simulator and clients together: %d MiB",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        verdicts.found().forEach(what -> line("broken: %s", what));
        line(verdicts.count() == 0 ? "Nothing is broken." : "%d things are broken.", verdicts.count());
    }

    private static String words(Map<Tally.Outcome, Integer> counts) {
        List<String> words = new ArrayList<>();
        for (Tally.Outcome outcome : Tally.Outcome.values()) {
            if (counts.getOrDefault(outcome, 0) > 0) {
                words.add(counts.get(outcome) + " " + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        return String.join(", ", words);
    }
}
