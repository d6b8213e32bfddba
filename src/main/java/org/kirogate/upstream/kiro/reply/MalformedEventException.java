package org.kirogate.upstream.kiro.reply;

/**
 * An event that we know came in a shape that it cannot have. The message says which, and quotes nothing of it; it never
 * leaves this room.
 */
final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedEventException(String message) {
        super(message);
    }

    MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
