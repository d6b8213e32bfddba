package org.kirogate.upstream;

/** Text that is no credential; the message says why in words a person can act on, and quotes nothing of it. */
public final class CredentialFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the text was not understood. */
    public CredentialFormatException(String message) {
        super(message);
    }
}
