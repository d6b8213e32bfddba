package org.kirogate.secret;

/** A sealed text that cannot be opened: its key is gone, or it was changed. */
public final class SealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealException(String message) {
        super(message);
    }
}
