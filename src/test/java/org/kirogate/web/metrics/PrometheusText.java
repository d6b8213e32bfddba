package org.kirogate.web.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Prometheus text format 0.0.4 strictly: each family is HELP, TYPE and samples in one block; names, escapes and
 * figures are as the format says; no series comes twice; histograms are whole and their buckets never fall.
 */
final class PrometheusText {
    private static final Pattern HEAD = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    /** One family. */
    record Family(String name, String type, String help, List<Sample> samples) {}

    /** One line. */
    record Sample(String name, Map<String, String> labels, double value) {}

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Set<String> series = new LinkedHashSet<>();
    private Family current;

    private PrometheusText() {}

    /** The families by name; an {@link IllegalArgumentException} names the line that is wrong. */
    static Map<String, Family> read(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line has no end");
        }
        PrometheusText reader = new PrometheusText();
        String help = "";
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            Matcher head = HEAD.matcher(line);
            if (!line.startsWith("#")) {
                reader.sample(line);
            } else if (!head.matches()) {
                throw new IllegalArgumentException("neither HELP nor TYPE: " + line);
            } else if (head.group(1).equals("HELP")) {
                help = head.group(2) + " " + head.group(3);
            } else {
                reader.begin(head.group(2), head.group(3), help);
            }
        }
        reader.families.values().forEach(PrometheusText::check);
        return reader.families;
    }

    private void begin(String name, String type, String help) {
        boolean described = help.startsWith(name + " ");
        current = new Family(name, type, help, new ArrayList<>());
        if (!described || !TYPES.contains(type) || families.put(name, current) != null) {
            throw new IllegalArgumentException("no HELP before it, an unknown type, or it came before: " + name);
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches() || current == null || !belongs(sample.group(1))) {
            throw new IllegalArgumentException("no sample of the family before it: " + line);
        }
        String value = sample.group(3);
        double number = value.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value);
        current.samples().add(new Sample(sample.group(1), labels(sample.group(2)), number));
        if (!series.add(line.substring(0, line.length() - value.length()))) {
            throw new IllegalArgumentException("the series came before: " + line);
        }
    }

    private boolean belongs(String name) {
        String rest = name.startsWith(current.name()) ? name.substring(current.name().length()) : "?";
        return switch (current.type()) {
            case "histogram" -> Set.of("_bucket", "_sum", "_count").contains(rest);
            case "summary" -> Set.of("", "_sum", "_count").contains(rest);
            default -> rest.isEmpty();
        };
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(text == null ? "" : text);
        int end = 0;
        while (text != null && end < text.length()) {
            if (!label.find(end) || label.start() != end || labels.put(label.group(1), label.group(2)) != null) {
                throw new IllegalArgumentException("labels: " + text);
            }
            end = label.end();
        }
        return labels;
    }

    private static void check(Family family) {
        if (family.type().equals("counter") && !family.name().endsWith("_total")) {
            throw new IllegalArgumentException("a counter ends with _total: " + family.name());
        }
        if (!family.type().equals("histogram")) {
            return;
        }
        Map<Map<String, String>, List<Sample>> one = new LinkedHashMap<>();
        for (Sample sample : family.samples()) {
            Map<String, String> key = new LinkedHashMap<>(sample.labels());
            key.remove("le");
            one.computeIfAbsent(key, first -> new ArrayList<>()).add(sample);
        }
        one.values().forEach(PrometheusText::histogram);
    }

    private static void histogram(List<Sample> samples) {
        double bound = Double.NEGATIVE_INFINITY;
        double within = 0;
        for (Sample sample : samples.subList(0, samples.size() - 2)) {
            String le = sample.labels().get("le");
            double next = le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
            if (next <= bound || sample.value() < within) {
                throw new IllegalArgumentException("bounds rise and counts never fall: " + samples);
            }
            bound = next;
            within = sample.value();
        }
        boolean whole = bound == Double.POSITIVE_INFINITY && samples.get(samples.size() - 1).value() == within;
        if (!whole || !samples.get(samples.size() - 2).name().endsWith("_sum")) {
            throw new IllegalArgumentException("a histogram ends with +Inf, _sum and a _count equal to it: " + samples);
        }
    }
}
