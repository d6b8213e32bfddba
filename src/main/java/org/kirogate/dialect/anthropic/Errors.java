package org.kirogate.dialect.anthropic;

import org.kirogate.dialect.RenderedError;
import org.kirogate.dialect.RetryHeaders;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Error objects: {@code {"type":"error","error":{"type","message"},"request_id"}}. */
final class Errors {
    /** The words by which Claude Code knows that it has to shorten the conversation. */
    private static final String TOO_LONG = "prompt is too long";
    /** The field by which the SDKs from 1.2 on ask the service to keep a conversation (message threads). */
    static final String THREAD = "thread";
    /** By this code their tool runner knows that it has to send the whole conversation itself. */
    private static final byte[] NO_THREADS =
            Utf8Buffer.utf8(",\"details\":{\"error_code\":\"thread_unsupported_request\"}");

    private Errors() {}

    /** A whole error answer; it repeats the message as {@code detail} for clients that look there. */
    static RenderedError answer(GatewayException failure, String requestId) {
        Utf8Buffer out = new Utf8Buffer();
        append(failure, requestId, out);
        out.raw(Utf8Buffer.utf8(",\"detail\":")).quoted(message(failure)).raw(Utf8Buffer.utf8("}"));
        return new RenderedError(status(failure.fault()), RetryHeaders.of(failure), out.toByteArray());
    }

    /** The error object without its closing brace. */
    static void append(GatewayException failure, String requestId, Utf8Buffer out) {
        out.raw(Utf8Buffer.utf8("{\"type\":\"error\",\"error\":{\"type\":")).quoted(type(failure.fault()));
        out.raw(Utf8Buffer.utf8(",\"message\":")).quoted(message(failure));
        if (failure.fault() == Fault.UNSUPPORTED && failure.param().equals(THREAD)) {
            out.raw(NO_THREADS);
        }
        out.raw(Utf8Buffer.utf8("},\"request_id\":")).quoted(requestId);
    }

    private static String message(GatewayException failure) {
        String message = failure.getMessage();
        boolean worded = failure.fault() != Fault.CONTEXT_TOO_LARGE || message.contains(TOO_LONG);
        return worded ? message : TOO_LONG + ": " + message;
    }

    private static int status(Fault fault) {
        return fault == Fault.OVERLOADED ? 529 : fault.status();
    }

    private static String type(Fault fault) {
        return switch (fault) {
            case INVALID_REQUEST, UNSUPPORTED, CONTEXT_TOO_LARGE, METHOD_NOT_ALLOWED, CONFLICT,
                    UNSUPPORTED_ENCODING -> "invalid_request_error";
            case UNAUTHENTICATED -> "authentication_error";
            case FORBIDDEN -> "permission_error";
            case NOT_FOUND, MODEL_NOT_FOUND -> "not_found_error";
            case TOO_LARGE -> "request_too_large";
            case RATE_LIMITED, QUOTA_EXHAUSTED -> "rate_limit_error";
            case INTERNAL, UPSTREAM_FAILED, POOL_EMPTY, UNAVAILABLE -> "api_error";
            case OVERLOADED -> "overloaded_error";
            case UPSTREAM_TIMEOUT -> "timeout_error";
        };
    }
}
