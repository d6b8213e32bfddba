package org.kirogate.page;

import java.util.Map;
import java.util.regex.Pattern;

/** From the plain words that the pool notes for a state to the key of the same in the reader's language. Pure. */
public final class ReasonWord {
    /** What stands before a key. */
    public static final String BEGINNING = "pool.why.";
    private static final Pattern FAILED_OFTEN = Pattern.compile("the service failed \\d+ requests within \\d+ s");
    private static final Pattern REFUSED_OFTEN = Pattern.compile("the service refused the account \\d+ times in a row");

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("the quota is used up", "spent"),
            Map.entry("the account passed a check, but its quota is used up", "spent"),
            Map.entry("the service suspended the account", "suspended"),
            Map.entry("the account's plan does not allow this program", "plan"),
            Map.entry("the sign-in has ended: sign in again", "signIn"),
            Map.entry("the service failed again when the token was tried after its rest", "failedAgain"),
            Map.entry("the service failed", "failed"),
            Map.entry("the account was too fast", "tooFast"),
            Map.entry("the service asked for less activity of the account", "suspected"),
            Map.entry("the service refused the account", "refused"),
            Map.entry("the account does not have the model", "noModel"),
            Map.entry("its credential can't be decrypted with the keys of this gateway", "unreadable"),
            Map.entry("switched off by its owner", "offByOwner"),
            Map.entry("switched off by an administrator", "offByAdministrator"),
            Map.entry("switched on by its owner", "onByOwner"),
            Map.entry("switched on by an administrator", "onByAdministrator"),
            Map.entry("switched on", "on"),
            Map.entry("serves again after its rest", "rested"),
            Map.entry("its rest has ended", "rested"),
            Map.entry("its quota has come back", "quotaBack"),
            Map.entry("the account passed a check", "passed"),
            Map.entry("passed a check that its owner asked for", "passedForOwner"),
            Map.entry("passed a check that an administrator asked for", "passedForAdministrator"));

    private ReasonWord() {}

    /** The key's last part for a sentence; empty when it has none: then the sentence itself is shown. */
    public static String of(String sentence) {
        if (FAILED_OFTEN.matcher(sentence).matches()) {
            return "failedOften";
        }
        return REFUSED_OFTEN.matcher(sentence).matches() ? "refusedOften" : KEYS.getOrDefault(sentence, "");
    }
}
