package org.kirogate.chat;

/**
 * Weighs a text piece by piece: tokenizers cut a text at borders of words, numbers, signs and blanks before they
 * look anything up, and how many tokens such a piece becomes depends mostly on its kind and length. One pass,
 * nothing is allocated for a character or a piece. One text, one thread.
 */
final class TextWeigher {
    /** Words are told apart by length up to this many letters; further ones count the same each. */
    static final int LONGEST = 16;

    // Places of the weights.
    private static final int LOWER_AFTER_SPACE = 0;
    private static final int LOWER = LOWER_AFTER_SPACE + LONGEST;
    private static final int CAPITAL_AFTER_SPACE = LOWER + LONGEST;
    private static final int CAPITAL = CAPITAL_AFTER_SPACE + LONGEST;
    private static final int FURTHER_LETTER = CAPITAL + LONGEST;
    private static final int CAPITALS = FURTHER_LETTER + 1;
    private static final int CAPITALS_AFTER_SIGN = CAPITALS + 1;
    private static final int CAPITALS_LETTER = CAPITALS_AFTER_SIGN + 1;
    private static final int CAPITALS_LETTER_AFTER_SIGN = CAPITALS_LETTER + 1;
    private static final int ACCENTED_LETTER = CAPITALS_LETTER_AFTER_SIGN + 1;
    private static final int FOREIGN_LETTER = ACCENTED_LETTER + 1;
    private static final int SIGN_BEFORE_WORD = FOREIGN_LETTER + 1;
    private static final int DIGIT_GROUP = SIGN_BEFORE_WORD + 1;
    private static final int DIGIT = DIGIT_GROUP + 1;
    private static final int LONE_SPACE = DIGIT + 1;
    private static final int SPACES = LONE_SPACE + 1;
    private static final int FURTHER_SPACE = SPACES + 1;
    private static final int TABS = FURTHER_SPACE + 1;
    private static final int NEWLINE = TABS + 1;
    private static final int NEWLINE_AFTER_SIGN = NEWLINE + 1;
    private static final int FURTHER_NEWLINE = NEWLINE_AFTER_SIGN + 1;
    private static final int SIGN = FURTHER_NEWLINE + 1;
    private static final int SIGN_AFTER_SPACE = SIGN + 1;
    private static final int SECOND_SIGN = SIGN_AFTER_SPACE + 1;
    private static final int FURTHER_SIGN = SECOND_SIGN + 1;
    private static final int REPEATED_SIGN = FURTHER_SIGN + 1;
    private static final int HAN_RUN = REPEATED_SIGN + 1;
    private static final int HAN = HAN_RUN + 1;
    private static final int WIDE_SIGN = HAN + 1;
    private static final int KANA = WIDE_SIGN + 1;
    private static final int HANGUL = KANA + 1;
    private static final int OTHER = HANGUL + 1;
    /** How many weights there are. */
    static final int WEIGHTS = OTHER + 1;

    private enum Before { NOTHING, SPACE, SIGN }

    private final CharSequence text;
    private final int length;
    private final int[] weights;
    private long total;
    private int at;
    private Before before = Before.NOTHING;

    private TextWeigher(CharSequence text, int[] weights) {
        this.text = text;
        this.length = text.length();
        this.weights = weights;
    }

    /**
     * The sum of the weights of all pieces.
     *
     * @param weights {@link #WEIGHTS} of them, at the places that the constants of this class name
     */
    static long weigh(CharSequence text, int[] weights) {
        TextWeigher weigher = new TextWeigher(text, weights);
        while (weigher.at < weigher.length) {
            weigher.piece();
        }
        weigher.settle();
        return weigher.total;
    }

    private void piece() {
        switch (CharKind.of(text.charAt(at))) {
            case LOWER, UPPER, ACCENTED, FOREIGN -> word();
            case DIGIT -> digits();
            case SPACE, TAB -> blanks();
            case NEWLINE -> newlines(NEWLINE);
            case SIGN -> signs();
            case HAN -> han();
            case WIDE_SIGN -> each(WIDE_SIGN);
            case KANA -> each(KANA);
            case HANGUL -> each(HANGUL);
            case OTHER -> each(OTHER);
        }
    }

    /** Capitals, then small letters: {@code parseHTTPHeader} is {@code parse} and {@code HTTPHeader}. */
    private void word() {
        int start = at;
        int capitals = 0;
        while (at < length && CharKind.of(text.charAt(at)) == CharKind.UPPER) {
            capitals++;
            at++;
        }
        int foreign = 0;
        for (; at < length; at++) {
            CharKind kind = CharKind.of(text.charAt(at));
            if (kind == CharKind.ACCENTED) {
                total += weights[ACCENTED_LETTER];
            } else if (kind == CharKind.FOREIGN) {
                foreign++;
            } else if (kind != CharKind.LOWER) {
                break;
            }
        }
        if (before == Before.SIGN) {
            total += weights[SIGN_BEFORE_WORD];
        }
        total += (long) foreign * weights[FOREIGN_LETTER];
        letters(capitals, at - start - foreign);
        before = Before.NOTHING;
    }

    private void letters(int capitals, int letters) {
        if (letters == 0) {
            return;
        }
        if (capitals > 1) {
            boolean signed = before == Before.SIGN;
            total += weights[signed ? CAPITALS_AFTER_SIGN : CAPITALS];
            total += (long) capitals * weights[signed ? CAPITALS_LETTER_AFTER_SIGN : CAPITALS_LETTER];
            letters -= capitals;
            if (letters == 0) {
                return;
            }
        }
        boolean spaced = before == Before.SPACE;
        int first = capitals == 1
                ? spaced ? CAPITAL_AFTER_SPACE : CAPITAL
                : spaced ? LOWER_AFTER_SPACE : LOWER;
        total += weights[first + Math.min(letters, LONGEST) - 1];
        total += (long) Math.max(0, letters - LONGEST) * weights[FURTHER_LETTER];
    }

    private void digits() {
        settle();
        int start = at;
        while (at < length && CharKind.of(text.charAt(at)) == CharKind.DIGIT) {
            at++;
        }
        int digits = at - start;
        total += (digits + 2) / 3 * (long) weights[DIGIT_GROUP] + (long) digits * weights[DIGIT];
    }

    /** The last blank joins what follows, the others are a piece of their own; at a line's end all belong to that. */
    private void blanks() {
        settle();
        int start = at;
        boolean tabs = false;
        while (at < length && CharKind.of(text.charAt(at)).blank()) {
            tabs |= text.charAt(at) == '\t';
            at++;
        }
        if (at < length && CharKind.of(text.charAt(at)) == CharKind.NEWLINE) {
            newlines(NEWLINE);
            return;
        }
        int blanks = at - start;
        if (blanks > 1) {
            total += weights[SPACES] + (long) (blanks - 2) * weights[FURTHER_SPACE];
        }
        if (tabs) {
            total += weights[TABS];
        }
        before = Before.SPACE;
    }

    private void newlines(int firstWeight) {
        settle();
        total += weights[firstWeight];
        at++;
        while (at < length && CharKind.of(text.charAt(at)) == CharKind.NEWLINE) {
            total += weights[FURTHER_NEWLINE];
            at++;
        }
    }

    /** One sign right before a word belongs to the word; others are pieces, a line's end behind them included. */
    private void signs() {
        boolean spaced = before == Before.SPACE;
        int start = at;
        char last = 0;
        for (; at < length && CharKind.of(text.charAt(at)) == CharKind.SIGN; at++) {
            char sign = text.charAt(at);
            if (at - start == 1) {
                total += weights[sign == last ? REPEATED_SIGN : SECOND_SIGN];
            } else if (at - start > 1) {
                total += weights[sign == last ? REPEATED_SIGN : FURTHER_SIGN];
            }
            last = sign;
        }
        boolean joins = at - start == 1 && !spaced && at < length && CharKind.of(text.charAt(at)).letter();
        before = joins ? Before.SIGN : Before.NOTHING;
        if (joins) {
            return;
        }
        total += weights[spaced ? SIGN_AFTER_SPACE : SIGN];
        if (at < length && CharKind.of(text.charAt(at)) == CharKind.NEWLINE) {
            newlines(NEWLINE_AFTER_SIGN);
        }
    }

    private void han() {
        settle();
        total += weights[HAN_RUN];
        while (at < length && CharKind.of(text.charAt(at)) == CharKind.HAN) {
            total += weights[HAN];
            at++;
        }
    }

    private void each(int weight) {
        settle();
        total += weights[weight];
        at++;
    }

    /** A blank or sign that waited for a word stays alone. */
    private void settle() {
        total += switch (before) {
            case NOTHING -> 0;
            case SPACE -> weights[LONE_SPACE];
            case SIGN -> weights[SIGN];
        };
        before = Before.NOTHING;
    }
}
