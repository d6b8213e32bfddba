package org.kirogate.db;

/** The schema can't be brought to what this version needs; the message says what to do. The gateway does not start. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }

    SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
