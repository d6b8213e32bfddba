package org.kirogate.token;

/** Tokens passed over, for tests of other rooms. */
public final class SkippedTokens {
    private SkippedTokens() {}

    /** So many for each reason there is, with ids counting up from a number. */
    public static Skips ofEveryReason(int each, long firstId) {
        Skips skips = new Skips();
        long id = firstId;
        for (SkipReason reason : SkipReason.values()) {
            for (int i = 0; i < each; i++) {
                skips.add(reason, id++);
            }
        }
        return skips;
    }
}
