package org.kirogate.support;

/** A server of the tests or of the local run cannot start; the message tells a person why and what to do. */
public final class ServerStartException extends RuntimeException {

    /**
     * @param message what is in the way and what to do about it
     */
    public ServerStartException(String message) {
        super(message);
    }

    /**
     * @param message what is in the way and what to do about it
     * @param cause   what was thrown
     */
    public ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
