package org.kirogate.usage.journal;

/** A file of the journal can't be read. Nothing is lost by it: what was not carried stays where it is. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
