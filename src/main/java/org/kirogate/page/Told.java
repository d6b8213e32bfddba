package org.kirogate.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reason that the rooms behind the pages give in English, as the words of a page say it: programs get the sentence,
 * people their own language. One that nobody translated is shown as it is. Pages show it with {@code t:told}.
 *
 * @param state  whether it is the reason of a token's state, whose words {@link ReasonWord} names
 * @param key    end of the key of the words; empty = there are none
 * @param values put into them
 * @param text   the reason itself, empty = there is no reason
 */
public record Told(boolean state, String key, List<String> values, String text) {
    /** No reason. */
    public static final Told NOTHING = new Told(false, "", List.of(), "");

    private static final List<Known> KNOWN = List.of(
            // What a check or an import says.
            new Known("notAccepted", "^The service did not accept the credential"),
            new Known("checkTimeout", "^The service took too long to check"),
            new Known("checkLater", "^The credential could not be checked now"),
            new Known("suspended", "^The service has suspended this account"),
            new Known("plan", "^The plan of this account does not allow"),
            new Known("quota", "^The quota of this account is used up"),
            new Known("offByAdmin", "^An administrator switched this token off"),
            new Known("known", "^This account is in the pool already"),
            new Known("arriving", "^The same account is being added"),
            new Known("sameAs", "^This is the same account as number (\\d+)"),
            new Known("kept", "^The account passed its check, but the database"),
            new Known("stopped", "^The gateway stopped before its turn"),
            new Known("calledOff", "^It was called off"),
            new Known("databaseAway", "^The gateway could not reach its database"),
            new Known("entryFailed", "^The gateway failed at this entry"),
            new Known("wrongKind", "^The token is an account of kind (\\w+)"),
            new Known("line", "^line (\\d+)$"),
            new Known("entry", "^entry (\\d+)$"),
            // What is wrong with a text.
            new Known("cutToken", " has a shortened refresh token"),
            new Known("cutKey", " has a shortened API key"),
            new Known("shortToken", " has a refresh token of (\\d+) characters; a whole one has at least (\\d+)"),
            new Known("shortKey", " has a API key of (\\d+) characters; a whole one has at least (\\d+)"),
            new Known("noSecret", " has no refresh token"),
            new Known("strangeSecret", " with blanks or other characters that do not belong"),
            new Known("control", " with line breaks or other control characters"),
            new Known("oneOfClient", " has only one of clientId and clientSecret"),
            new Known("needsClient", " needs clientId"),
            new Known("needsEndpoint", " needs tokenEndpoint| has a tokenEndpoint that is not allowed"),
            new Known("badKey", " has an API key that does not begin with (\\w+)"),
            new Known("badRegion", " has a region that is none"),
            new Known("emptyText", "^The text is empty|^There is nothing to import"),
            new Known("nothingFound", "^The text holds no credential"),
            new Known("notJson", "^The text begins like JSON"),
            new Known("tooMany", "^There are (\\d+) credentials; at most (\\d+)"),
            new Known("tooLarge", "^An import may have at most 5 MiB"),
            new Known("selfUse", "^The site is in self-use mode"),
            new Known("busy", "^Too many imports and checks|^Too many people sign in"),
            new Known("nameLength", "name: Input should have 1 to (\\d+) characters"),
            new Known("prefixLength", "name_prefix: Input should have at most (\\d+) characters"),
            new Known("numberRange", "Input should be an? (?:integer|number) from (\\d+) to (\\d+)"),
            new Known("hours", "Input should be HH:MM-HH:MM"),
            new Known("hoursEmpty", "Input should end at another time"),
            new Known("zone", "Input should be (?:the name of )?a time zone"),
            new Known("model", "Input should be the id of a model"),
            new Known("models", "Input should have at most (\\d+) characters in all"),
            new Known("entries", "Input should have at most (\\d+) entries"),
            new Known("most", "At most (\\d+) are allowed"),
            new Known("network", "Input should be an address or a network"),
            new Known("program", "Input should be one of claude-code"));

    /** Words for reasons that look so; what its groups hold is put into them. */
    private record Known(String key, Pattern pattern) {
        Known(String key, String pattern) {
            this(key, Pattern.compile(pattern));
        }
    }

    public Told {
        Objects.requireNonNull(key, "key");
        values = List.copyOf(values);
        Objects.requireNonNull(text, "text");
    }

    /** Text that is nobody's reason: it is shown as it is. */
    public static Told plain(String text) {
        return new Told(false, "", List.of(), text);
    }

    /** The words for a reason. */
    public static Told of(String reason) {
        if (reason.isEmpty()) {
            return NOTHING;
        }
        String state = ReasonWord.of(reason);
        if (!state.isEmpty()) {
            return new Told(true, state, List.of(), reason);
        }
        for (Known known : KNOWN) {
            Matcher matcher = known.pattern().matcher(reason);
            if (matcher.find()) {
                return new Told(false, known.key(), groups(matcher), reason);
            }
        }
        return plain(reason);
    }

    private static List<String> groups(Matcher matcher) {
        List<String> groups = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(grouped(Objects.toString(matcher.group(i), "")));
        }
        return groups;
    }

    /** A large number as people read it, {@code 1,000,000}; anything else as it is. */
    static String grouped(String text) {
        return text.matches("\\d{5,18}") ? String.format(Locale.ROOT, "%,d", Long.parseLong(text)) : text;
    }

    /** Whether there is a reason. */
    public boolean said() {
        return !text.isEmpty();
    }
}
