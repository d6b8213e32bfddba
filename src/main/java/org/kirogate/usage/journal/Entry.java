package org.kirogate.usage.journal;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * One entry of a journal.
 *
 * @param id   of the request, 1-{@value #MAX_ID} characters of ASCII
 * @param body what the writer put in; read-only
 */
public record Entry(Kind kind, String id, ByteBuffer body) {
    /** Longest id. */
    public static final int MAX_ID = 64;

    /** What an entry says of its request. */
    public enum Kind {
        /** It was let in. */
        BEGUN,
        /** It is over, and this is all about it. */
        ENDED
    }

    public Entry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        body = body.asReadOnlyBuffer();
    }
}
