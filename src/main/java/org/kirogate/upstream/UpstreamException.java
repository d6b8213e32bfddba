package org.kirogate.upstream;

import java.util.Objects;

/** A call to a provider that failed. The message is for the log: it holds no upstream text, account id or token. */
public final class UpstreamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient UpstreamFailure failure;

    /** A failure that the service told. */
    public UpstreamException(UpstreamFailure failure) {
        this(failure, null);
    }

    /** A failure with what led to it. */
    public UpstreamException(UpstreamFailure failure, Throwable cause) {
        super(failure.kind() + " " + failure.status() + " " + failure.reason(), cause);
        this.failure = Objects.requireNonNull(failure, "failure");
    }

    /** What failed. */
    public UpstreamFailure failure() {
        return failure;
    }
}
