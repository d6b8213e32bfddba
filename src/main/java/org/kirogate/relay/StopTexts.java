package org.kirogate.relay;

import java.util.List;

/** Looks for texts that end an answer. Immutable. */
final class StopTexts {
    /** No stop text is met. */
    static final Match NONE = new Match(-1, "");

    /**
     * A stop text that was met.
     *
     * @param start where it begins, -1 = none is met
     * @param text  which one
     */
    record Match(int start, String text) {
        boolean found() {
            return start >= 0;
        }
    }

    private final List<String> stops;

    StopTexts(List<String> stops) {
        this.stops = stops.stream().filter(stop -> !stop.isEmpty()).toList();
    }

    /**
     * The stop text that is complete first, the longest of those that are complete together: so the answer is the same
     * however it was cut into pieces.
     */
    Match first(CharSequence text) {
        String whole = text.toString();
        Match best = NONE;
        for (String stop : stops) {
            int start = whole.indexOf(stop);
            while (start >= 0 && splitsPair(whole, start)) {
                start = whole.indexOf(stop, start + 1);
            }
            if (start >= 0 && (!best.found() || earlier(start, stop, best))) {
                best = new Match(start, stop);
            }
        }
        return best;
    }

    /** How many characters at the end of the text may be the beginning of a stop text. */
    int held(CharSequence text) {
        int most = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, text.length()); length > most; length--) {
                if (endsWith(text, stop, length)) {
                    most = length;
                }
            }
        }
        int cut = text.length() - most;
        // Half of a surrogate pair never goes out alone.
        return cut > 0 && cut < text.length() && splitsPair(text, cut) ? most + 1 : most;
    }

    private static boolean earlier(int start, String stop, Match best) {
        int end = start + stop.length();
        int bestEnd = best.start() + best.text().length();
        return end < bestEnd || (end == bestEnd && start < best.start());
    }

    private static boolean endsWith(CharSequence text, String stop, int length) {
        int from = text.length() - length;
        for (int i = 0; i < length; i++) {
            if (text.charAt(from + i) != stop.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean splitsPair(CharSequence text, int at) {
        return at > 0 && Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
