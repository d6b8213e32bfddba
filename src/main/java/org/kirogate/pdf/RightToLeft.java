package org.kirogate.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Brings a line of Hebrew or Arabic from the order of places, left to right, into the order of reading: the Unicode
 * bidirectional algorithm backwards, with one level of embedding. Pure functions.
 */
final class RightToLeft {
    private static final Map<String, String> MIRRORED =
            Map.of("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{");
    private static final String CLOSING = ")]}";

    private RightToLeft() {}

    /** The text of {@code pieces}, which stand from left to right, one glyph or space each. */
    static String logical(List<String> pieces) {
        long right = pieces.stream().filter(Scripts::rightToLeft).count();
        long left = pieces.stream().filter(piece -> Scripts.leftToRight(piece) && !isNumber(piece)).count();
        List<String> order = new ArrayList<>(pieces);
        if (right >= left) {
            Collections.reverse(order);
            turnRuns(order, false);
        } else {
            turnRuns(order, true);
        }
        return String.join("", bracketsRight(order));
    }

    /**
     * Some fonts say what a bracket looks like, others what it means; in such a line these differ. When the first one
     * closes, they look.
     */
    private static List<String> bracketsRight(List<String> order) {
        boolean look = order.stream().filter(MIRRORED::containsKey).findFirst().filter(CLOSING::contains).isPresent();
        return look ? order.stream().map(piece -> MIRRORED.getOrDefault(piece, piece)).toList() : order;
    }

    private static boolean isNumber(String piece) {
        return piece.codePoints().allMatch(Character::isDigit);
    }

    /**
     * Turns each run that reads against its line: of right-to-left letters when {@code rightRuns}, else of others.
     * Marks and spaces belong to a run when they stand within it.
     */
    private static void turnRuns(List<String> order, boolean rightRuns) {
        int at = 0;
        while (at < order.size()) {
            if (!inner(order.get(at), rightRuns)) {
                at++;
                continue;
            }
            int end = at + 1;
            boolean number = isNumber(order.get(at));
            for (int i = end; i < order.size() && !inner(order.get(i), !rightRuns); i++) {
                if (number && MIRRORED.containsKey(order.get(i))) {
                    break; // "(2026) ABC": the number's brackets are of the line, not of the word beyond them
                }
                end = inner(order.get(i), rightRuns) ? i + 1 : end;
                number &= isNumber(order.get(i)) || !inner(order.get(i), rightRuns);
            }
            Collections.reverse(order.subList(at, end));
            at = end;
        }
    }

    private static boolean inner(String piece, boolean right) {
        return right ? Scripts.rightToLeft(piece) : Scripts.leftToRight(piece);
    }
}
