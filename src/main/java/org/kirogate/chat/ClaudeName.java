package org.kirogate.chat;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a Claude model says, whichever way it is written: {@code claude-sonnet-4.5}, {@code
 * claude-sonnet-4-5-20250929}, {@code us.anthropic.claude-3-5-haiku-20241022-v1:0}.
 *
 * @param family which of the four
 * @param major  4 of 4.5; 0 = the name has no version
 * @param minor  5 of 4.5; 0 = none
 * @param plain  whether nothing but version, date and {@code latest} follows: {@code …-1m} is a variant
 */
public record ClaudeName(Family family, int major, int minor, boolean plain) {

    /** The families of Claude models. */
    public enum Family {
        FABLE,
        OPUS,
        SONNET,
        HAIKU
    }

    private static final String FAMILY = "(?<family>fable|opus|sonnet|haiku)(?![a-z])";
    // A version's parts have at most two digits: more are a date.
    private static final String VERSION = "(?<major>[0-9]{1,2})(?![0-9])(?:[.-](?<minor>[0-9]{1,2})(?![0-9a-z]))?";
    private static final Pattern FAMILY_FIRST =
            Pattern.compile("claude-" + FAMILY + "(?:-" + VERSION + ")?(?<rest>.*)");
    private static final Pattern VERSION_FIRST = Pattern.compile("claude-" + VERSION + "-" + FAMILY + "(?<rest>.*)");
    private static final Pattern PLAIN_REST = Pattern.compile("(?:-[0-9]{8}|-latest|@[0-9a-z-]+)?(?:-v[0-9].*)?");

    public ClaudeName {
        Objects.requireNonNull(family, "family");
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("a version is not negative: " + major + "." + minor);
        }
    }

    /** What a name says; empty when it names no family of Claude's. */
    public static Optional<ClaudeName> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        for (Pattern order : new Pattern[] {FAMILY_FIRST, VERSION_FIRST}) {
            Matcher matcher = order.matcher(lower);
            if (matcher.find()) {
                return Optional.of(new ClaudeName(
                        Family.valueOf(matcher.group("family").toUpperCase(Locale.ROOT)),
                        number(matcher.group("major")),
                        number(matcher.group("minor")),
                        PLAIN_REST.matcher(matcher.group("rest")).matches()));
            }
        }
        return Optional.empty();
    }

    /** Orders by version, oldest first. */
    public static Comparator<ClaudeName> byVersion() {
        return Comparator.comparingInt(ClaudeName::major).thenComparingInt(ClaudeName::minor);
    }

    /** Whether the name has a version. */
    public boolean versioned() {
        return major > 0;
    }

    boolean hasNewerTokenizer() {
        if (!versioned() || major >= 5) {
            return true;
        }
        return switch (family) {
            case FABLE -> true;
            case OPUS -> major == 4 && minor >= 7;
            case SONNET, HAIKU -> false;
        };
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
