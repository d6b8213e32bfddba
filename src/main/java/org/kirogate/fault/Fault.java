package org.kirogate.fault;

/**
 * What a caller is told went wrong. Every refusal of the gateway is one of these; each API dialect has its own name
 * and body for it, and some dialects answer with a status of their own (Anthropic's 529 for {@link #OVERLOADED}).
 */
public enum Fault {
    /** The body is not JSON, or a field of it is missing or wrong. */
    INVALID_REQUEST(400),
    /** A field asks for something that this gateway does not do; the message says what to do instead. */
    UNSUPPORTED(400),
    /** The conversation does not fit the model's context window. */
    CONTEXT_TOO_LARGE(400),
    /** No key, an unknown key or a disabled key. */
    UNAUTHENTICATED(401),
    /** The key's owner is banned or pending, or a session lacks the right. */
    FORBIDDEN(403),
    /** No such path or thing (or one that is not the caller's own). */
    NOT_FOUND(404),
    /** No account serves this model. */
    MODEL_NOT_FOUND(404),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405),
    /** It exists already, or was changed by another meanwhile. */
    CONFLICT(409),
    /** The body is larger than the gateway accepts. */
    TOO_LARGE(413),
    /** The body is compressed in a way that the gateway does not read. */
    UNSUPPORTED_ENCODING(415),
    /** A limit of the key, the user or the address is reached. */
    RATE_LIMITED(429),
    /** Every usable account has spent its quota until a reset. */
    QUOTA_EXHAUSTED(429),
    /** A bug or an outage of our own; the message is the request id and nothing else. */
    INTERNAL(500),
    /** The upstream answered with something that no other fault names, or could not be reached. */
    UPSTREAM_FAILED(502),
    /** No account can take the request now. */
    POOL_EMPTY(503),
    /** A part of the gateway is switched off or not ready: maintenance, the database at start. */
    UNAVAILABLE(503),
    /** The model has no capacity at the moment. */
    OVERLOADED(503),
    /** The upstream took longer than the configured deadline. */
    UPSTREAM_TIMEOUT(504);

    private final int status;

    Fault(int status) {
        this.status = status;
    }

    /** The HTTP status, 400-599, unless the dialect has one of its own for this fault. */
    public int status() {
        return status;
    }
}
