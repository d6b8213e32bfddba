package org.kirogate.usage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Which requests a list shows; everything that is set must hold.
 *
 * @param since   those that came then or later, {@link Instant#EPOCH} = all
 * @param outcome label of an outcome, empty = any
 * @param dialect name of a dialect, empty = any
 * @param key     what sort of key they came with
 * @param stream  how they were answered
 * @param whose   keys, users, tokens or models they must have to do with
 * @param only    what else they must have exactly
 */
public record RequestFilter(
        Instant since, String outcome, String dialect, KeyKind key, Streaming stream, Whose whose, RequestOnly only) {
    /** All requests. */
    public static final RequestFilter ALL =
            new RequestFilter(Instant.EPOCH, "", "", KeyKind.ANY, Streaming.ANY, Whose.ANYBODY);

    /** Sorts of keys. */
    public enum KeyKind {
        ANY,
        SUPER,
        ORDINARY
    }

    /** How answers are sent. */
    public enum Streaming {
        ANY,
        STREAMED,
        WHOLE
    }

    /**
     * What requests have to do with: one of these keys or users, this token, a model whose name holds this text. Of
     * what is not given nothing is asked; keys and users are alternatives.
     *
     * @param nobody  the search found nothing that requests could have to do with
     * @param keyIds  at most {@value #MOST}
     * @param userIds at most {@value #MOST}
     * @param tokenId the token that answered or failed last, 0 = any
     * @param model   part of the name asked or served, empty = any
     */
    public record Whose(boolean nobody, List<Long> keyIds, List<Long> userIds, long tokenId, String model) {
        /** Most keys, and most users. */
        public static final int MOST = 50;
        /** Whoever's. */
        public static final Whose ANYBODY = new Whose(false, List.of(), List.of(), 0, "");
        /** Nobody's. */
        public static final Whose NOBODY = new Whose(true, List.of(), List.of(), 0, "");

        public Whose {
            keyIds = List.copyOf(keyIds);
            userIds = List.copyOf(userIds);
            Objects.requireNonNull(model, "model");
        }

        /** Requests of these keys or users. */
        public static Whose of(List<Long> keyIds, List<Long> userIds) {
            return new Whose(false, keyIds, userIds, 0, "");
        }

        /** Requests that a token answered or failed last. */
        public static Whose token(long tokenId) {
            return new Whose(false, List.of(), List.of(), tokenId, "");
        }

        /** Requests for models with this in their name. */
        public static Whose model(String model) {
            return new Whose(false, List.of(), List.of(), 0, model);
        }

        /** Whether an index leads to them. */
        boolean indexed() {
            return tokenId != 0 || !keyIds.isEmpty() || !userIds.isEmpty();
        }
    }

    public RequestFilter {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(whose, "whose");
        Objects.requireNonNull(only, "only");
    }

    /** Nothing else is asked. */
    public RequestFilter(
            Instant since, String outcome, String dialect, KeyKind key, Streaming stream, Whose whose) {
        this(since, outcome, dialect, key, stream, whose, RequestOnly.ANY);
    }

    /** The same with this asked, too. */
    public RequestFilter only(RequestOnly other) {
        return new RequestFilter(since, outcome, dialect, key, stream, whose, other);
    }

    /** Whether an index leads to them. */
    boolean indexed() {
        return only.indexed() || whose.indexed();
    }
}
