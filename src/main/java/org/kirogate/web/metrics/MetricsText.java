package org.kirogate.web.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes the Prometheus text format 0.0.4 (Prometheus documentation, "Exposition formats"): a family is its HELP and TYPE
 * line and then all its samples, and comes once. One answer, one thread.
 */
public final class MetricsText {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final StringBuilder text = new StringBuilder(16 * 1024);
    private final Set<String> written = new HashSet<>();

    /** The types of families that are written here. */
    private enum Type {
        COUNTER,
        GAUGE,
        HISTOGRAM,
        SUMMARY
    }

    /** A family that only goes up; its name ends with {@code _total}. */
    public Family counter(String name, String help) {
        return family(Type.COUNTER, name, help);
    }

    /** A family that goes up and down. */
    public Family gauge(String name, String help) {
        return family(Type.GAUGE, name, help);
    }

    /** A family of counts by upper bound, written with {@link Family#buckets}. */
    public Family histogram(String name, String help) {
        return family(Type.HISTOGRAM, name, help);
    }

    /** A family of count and sum, written with {@link Family#sum}. */
    public Family summary(String name, String help) {
        return family(Type.SUMMARY, name, help);
    }

    /** A family of one figure without labels that only goes up. */
    public void counter(String name, String help, long value) {
        counter(name, help).sample(value);
    }

    /** A family of one figure without labels that goes up and down. */
    public void gauge(String name, String help, long value) {
        gauge(name, help).sample(value);
    }

    private Family family(Type type, String name, String help) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A family is named with a-z, 0-9 and _, but not '" + name + "'.");
        }
        if (!written.add(name)) {
            throw new IllegalStateException("The family " + name + " was written before; write all its samples at once.");
        }
        text.append("# HELP ").append(name).append(' ')
                .append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type.name().toLowerCase(Locale.ROOT)).append('\n');
        return new Family(name);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The samples of one family; labels are given as name, value, name, value. */
    public final class Family {
        private final String name;

        private Family(String name) {
            this.name = name;
        }

        /** One sample. */
        public Family sample(long value, String... labels) {
            line("", Long.toString(value), "", labels);
            return this;
        }

        /** One sample that is no whole number. */
        public Family sample(double value, String... labels) {
            line("", number(value), "", labels);
            return this;
        }

        /**
         * One histogram.
         *
         * @param bounds upper bounds, ascending; milliseconds, written as seconds
         * @param counts how many were within each bound and no lower one, and behind them those above all bounds
         * @param sum    of all, milliseconds
         */
        public Family buckets(List<Long> bounds, List<Long> counts, long sum, String... labels) {
            long within = 0;
            for (int i = 0; i < counts.size(); i++) {
                within += counts.get(i);
                line("_bucket", Long.toString(within), i < bounds.size() ? seconds(bounds.get(i)) : "+Inf", labels);
            }
            return sum(within, sum / 1000.0, labels);
        }

        /** Count and sum of one series. */
        public Family sum(long count, double sum, String... labels) {
            line("_sum", number(sum), "", labels);
            line("_count", Long.toString(count), "", labels);
            return this;
        }

        private void line(String suffix, String value, String bound, String... labels) {
            text.append(name).append(suffix);
            char before = '{';
            for (int i = 0; i < labels.length; i += 2) {
                label(before, labels[i], labels[i + 1]);
                before = ',';
            }
            if (!bound.isEmpty()) {
                label(before, "le", bound);
                before = ',';
            }
            text.append(before == ',' ? "} " : " ").append(value).append('\n');
        }

        private void label(char before, String label, String value) {
            text.append(before).append(label).append("=\"")
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"');
        }
    }

    private static String seconds(long millis) {
        return number(millis / 1000.0);
    }

    /** Whole numbers without a point, as most readers write them. */
    private static String number(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return "+Inf";
        }
        boolean whole = Math.rint(value) == value && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
