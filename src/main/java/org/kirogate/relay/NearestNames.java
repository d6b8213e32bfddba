package org.kirogate.relay;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Names to try in place of one that means nothing: those that begin with it, then those that take the fewest changes
 * of a letter. Pure functions.
 */
final class NearestNames {
    /** More than this many characters of a name are not looked at. */
    private static final int LONGEST = 80;

    private NearestNames() {}

    /** At most {@code most} of the names there are, the nearest first. */
    static List<String> of(String asked, Collection<String> names, int most) {
        String from = start(asked);
        return names.stream()
                .sorted(Comparator.<String, Boolean>comparing(name -> !start(name).startsWith(from))
                        .thenComparingInt(name -> changes(from, start(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    private static String start(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(LONGEST, lower.length()));
    }

    /** Levenshtein's distance, row by row. */
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int swapped = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
