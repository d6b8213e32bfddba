package org.kirogate.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many records say what, in each dialect. One thread. */
final class Outcomes {
    private static final List<String> EXPECTED = List.of(
            "ok metered", "client_gone settled", "client_gone estimated", "refused none", "failed none",
            "failed estimated", "timed_out estimated", "killed none");

    private final Map<String, int[]> counts = new LinkedHashMap<>();

    Outcomes() {
        EXPECTED.forEach(what -> counts.put(what, new int[Tongue.values().length]));
    }

    void add(String outcome, String creditsKnown, Tongue tongue) {
        counts.computeIfAbsent(outcome + " " + creditsKnown, more -> new int[Tongue.values().length])
                [tongue.ordinal()]++;
    }

    /** What each dialect should have shown and did not, in words. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String what : EXPECTED) {
            for (Tongue tongue : Tongue.values()) {
                if (counts.get(what)[tongue.ordinal()] == 0) {
                    missing.add("no request of " + tongue.recorded() + " came to be " + what
                            + ": nothing is shown for it");
                }
            }
        }
        return missing;
    }

    /** As a table. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("outcome, credits", Arrays.stream(Tongue.values()).map(Tongue::recorded)));
        counts.forEach((what, each) -> lines.add(line(
                what.replace(" ", ", "), Arrays.stream(each).mapToObj(Integer::toString))));
        return lines;
    }

    private static String line(String name, Stream<String> values) {
        return String.format(Locale.ROOT, "  %-24s", name)
                + values.map(value -> String.format(Locale.ROOT, "%12s", value)).collect(Collectors.joining());
    }
}
