package org.kirogate.token;

import java.util.stream.Collectors;

/** Names that files bring, made fit to be shown and stored. Pure functions. */
final class Labels {
    private Labels() {}

    /** Without control characters and outer blanks, cut to so many code points. */
    static String clean(String text, int longest) {
        String plain = text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(longest)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return plain.strip();
    }

    /**
     * The name of an imported token: what the file calls it behind the prefix that was asked for; without either the
     * kind of account, without a label the prefix and the entry's number, 0 = the only one and needs none.
     */
    static String of(String prefix, String label, String kind, int entry) {
        String plain = clean(label, Tokens.MAX_NAME);
        if (plain.isEmpty()) {
            plain = prefix.isEmpty() ? kind : number(entry);
        }
        return clean(prefix + plain, Tokens.MAX_NAME);
    }

    private static String number(int entry) {
        return entry == 0 ? "" : Integer.toString(entry);
    }
}
