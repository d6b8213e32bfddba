package org.kirogate.upstream.eventstream;

import java.util.Objects;

/**
 * The bytes are not a sound event stream. Frames handed out before were good; nothing after this point can be trusted,
 * so the answer has to end as an error and not as a finished turn (Kiro protocol, section 4.1).
 */
public final class BrokenStreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    BrokenStreamException(Kind kind, String message) {
        super(message);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** Says in which way the stream is broken. */
    public Kind kind() {
        return kind;
    }

    /** The ways in which a stream can be broken. */
    public enum Kind {
        /** The checksum over the two lengths at the start of a frame is wrong. */
        PRELUDE_CRC,
        /** The checksum over a whole frame is wrong. */
        MESSAGE_CRC,
        /** A length is outside its limits, though its checksum is right. */
        LENGTH,
        /** The header block does not parse. */
        HEADER,
        /** The stream ended inside a frame. */
        TRUNCATED
    }
}
