package org.kirogate.parity;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What comes of a question: how it is asked, how the service answers, what its record may say. */
enum Kind {
    /** Answered. */
    ANSWERED(648, Set.of("ok")),
    /** Answered at the second try. */
    RETRIED(40, Set.of("ok")),
    /** Asked with a key that allows one request at a time, as others do too: answered or refused. */
    NARROW(60, Set.of("ok", "refused")),
    /** Without a message. */
    INVALID(30, Set.of("refused")),
    /** Of a model that there is not. */
    NO_MODEL(20, Set.of("refused")),
    /** Too long, says the service. */
    TOO_LONG(20, Set.of("refused")),
    /** With a key that nobody has: nobody's usage. */
    UNKNOWN_KEY(20, Set.of()),
    /** The service breaks off inside its answer. */
    BROKEN(40, Set.of("failed")),
    /** The service ends every answer before it begins. */
    FAILING(20, Set.of("failed")),
    /** The service falls silent inside its answer for longer than an answer may take. */
    HANGING(12, Set.of("timed_out")),
    /** The client leaves as soon as the service is asked and before anything is answered; that may not be noticed. */
    LEAVING_EARLY(20, Set.of("client_gone", "ok")),
    /** The client leaves inside its answer, perhaps too late to be noticed. */
    LEAVING(60, Set.of("client_gone", "ok")),
    /** The client leaves inside an answer that does not end. */
    LEAVING_HANGING(10, Set.of("client_gone"));

    private static final int ALL = List.of(values()).stream().mapToInt(kind -> kind.weight).sum();

    private final int weight;
    private final Set<String> outcomes;

    Kind(int weight, Set<String> outcomes) {
        this.weight = weight;
        this.outcomes = outcomes;
    }

    /** One of them by chance, {@code luck} from 0 to 1. */
    static Kind by(double luck) {
        int left = (int) (luck * ALL);
        for (Kind kind : values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        return ANSWERED;
    }

    /** What the record of such a question may say; nothing = there is none. */
    Set<String> outcomes() {
        return outcomes;
    }

    /** Whether the client leaves inside its answer. */
    boolean leavesInside() {
        return this == LEAVING || this == LEAVING_HANGING;
    }

    /** Whether the client leaves. */
    boolean leaves() {
        return leavesInside() || this == LEAVING_EARLY;
    }

    /** Whether a client sees its stream, or that there is none, fail. */
    boolean fails() {
        return this == BROKEN || this == FAILING || this == HANGING;
    }

    /** How the record of such a question may know its credits when it was not refused. */
    Set<String> known() {
        return switch (this) {
            case ANSWERED, RETRIED, NARROW -> Set.of("metered");
            case LEAVING_EARLY, LEAVING -> Set.of("metered", "settled");
            case BROKEN, HANGING, LEAVING_HANGING -> Set.of("estimated");
            case INVALID, NO_MODEL, TOO_LONG, UNKNOWN_KEY, FAILING -> Set.of("none");
        };
    }

    /** Whether the service tells a price when it is asked for long enough. */
    boolean isPriced() {
        return known().contains("metered");
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
