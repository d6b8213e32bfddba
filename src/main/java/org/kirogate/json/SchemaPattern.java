package org.kirogate.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that strangers wrote, against texts that strangers wrote. Java's matcher goes back over the
 * text as often as a hostile expression makes it, so each look at a character is counted and the match is given up at
 * a bound, of the text's own and of the walk's; counted repetitions, which may turn without looking at the text, are
 * bounded too. What is given up counts as a match.
 */
final class SchemaPattern {
    private static final int LONGEST_PATTERN = 1_000;
    /** The matcher recurses for some expressions, a few frames a character. */
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_LOOKS = 500_000;
    private static final long MOST_TURNS = 100_000;

    private SchemaPattern() {}

    /** Whether the text surely does not hold a match. */
    static boolean refuses(String expression, String text, SchemaWalk walk) {
        if (expression.length() > LONGEST_PATTERN || text.length() > LONGEST_TEXT) {
            return false;
        }
        long turns = turns(expression);
        if (turns > MOST_TURNS || !walk.affords(expression.length() + turns)) {
            return false;
        }
        try {
            Matcher matcher = Pattern.compile(expression).matcher(new Counted(text, walk));
            return !matcher.find();
        } catch (PatternSyntaxException | GivenUpException e) {
            return false;
        }
    }

    /** How often counted repetitions could turn when all of them stood inside one another. */
    private static long turns(String expression) {
        long turns = 1;
        for (int at = expression.indexOf('{'); at >= 0; at = expression.indexOf('{', at + 1)) {
            long most = 1;
            long number = 0;
            for (int i = at + 1; i < expression.length() && "0123456789,".indexOf(expression.charAt(i)) >= 0; i++) {
                char c = expression.charAt(i);
                number = c == ',' ? 0 : Math.min(MOST_TURNS + 1, number * 10 + c - '0');
                most = Math.max(most, number);
            }
            turns = Math.min(MOST_TURNS + 1, turns * most);
        }
        return turns;
    }

    /** Too many looks. */
    private static final class GivenUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUpException() {
            super("the expression takes too long", null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private final SchemaWalk walk;
        private int looks;

        Counted(String text, SchemaWalk walk) {
            this.text = text;
            this.walk = walk;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS || !walk.affords(1)) {
                throw new GivenUpException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
