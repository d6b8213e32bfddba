package org.kirogate.fault;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The only exception whose message reaches a caller. Anything else becomes {@link Fault#INTERNAL} plus the request id.
 *
 * <p>The message says what came, what is allowed and what to do; it never holds a key, a token or upstream text.
 */
public final class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String param;
    private final Duration retryAfter;
    private final boolean finalAnswer;

    /** A fault about no field in particular. */
    public GatewayException(Fault fault, String message) {
        this(fault, message, "", null, false, null);
    }

    /** A fault with the exception that led to it, which is logged and never shown. */
    public GatewayException(Fault fault, String message, Throwable cause) {
        this(fault, message, "", null, false, cause);
    }

    private GatewayException(
            Fault fault, String message, String param, Duration retryAfter, boolean finalAnswer, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.fault = Objects.requireNonNull(fault, "fault");
        this.param = Objects.requireNonNull(param, "param");
        this.retryAfter = retryAfter;
        this.finalAnswer = finalAnswer;
    }

    /** A {@link Fault#INVALID_REQUEST} about one field, {@code path} as in {@code messages[2].content}. */
    public static GatewayException invalid(String path, String message) {
        return new GatewayException(Fault.INVALID_REQUEST, message, path, null, false, null);
    }

    /** A {@link Fault#UNSUPPORTED} about one field. */
    public static GatewayException unsupported(String path, String message) {
        return new GatewayException(Fault.UNSUPPORTED, message, path, null, false, null);
    }

    /** The same fault, telling the caller after how long a repeat may work. */
    public GatewayException retryAfter(Duration duration) {
        return new GatewayException(fault, getMessage(), param, duration, finalAnswer, getCause());
    }

    /** The same fault, about the field at {@code path}. */
    public GatewayException about(String path) {
        return new GatewayException(fault, getMessage(), path, retryAfter, finalAnswer, getCause());
    }

    /** The same fault, telling clients that a repeat of the same request is useless ({@code x-should-retry: false}). */
    public GatewayException noRetry() {
        return new GatewayException(fault, getMessage(), param, retryAfter, true, getCause());
    }

    /** What went wrong. */
    public Fault fault() {
        return fault;
    }

    /** The path of the field it is about, or empty text. */
    public String param() {
        return param;
    }

    /** After how long a repeat may work, when that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether clients are told that a repeat is useless. */
    public boolean finalAnswer() {
        return finalAnswer;
    }
}
