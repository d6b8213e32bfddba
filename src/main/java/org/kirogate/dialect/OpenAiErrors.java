package org.kirogate.dialect;

import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * Error objects of OpenAI's APIs: all four of {@code message}, {@code type}, {@code param}, {@code code}. Clients choose their
 * exception by status and let their users switch on {@code code}.
 */
public final class OpenAiErrors {
    private static final String BAD_REQUEST = "invalid_request_error";
    private static final String SERVER = "server_error";

    private record Kind(String type, String code) {}

    private OpenAiErrors() {}

    /** A whole error answer; it repeats the message as {@code detail} for clients that look there. */
    public static RenderedError answer(GatewayException failure) {
        Utf8Buffer out = new Utf8Buffer();
        out.raw(Utf8Buffer.utf8("{"));
        append(failure, out);
        out.raw(Utf8Buffer.utf8(",\"detail\":")).quoted(failure.getMessage()).raw(Utf8Buffer.utf8("}"));
        return new RenderedError(failure.fault().status(), RetryHeaders.of(failure), out.toByteArray());
    }

    /** The member {@code "error":{…}}. */
    public static void append(GatewayException failure, Utf8Buffer out) {
        Kind kind = kind(failure.fault());
        out.raw(Utf8Buffer.utf8("\"error\":{\"message\":")).quoted(failure.getMessage());
        out.raw(Utf8Buffer.utf8(",\"type\":")).quoted(kind.type);
        out.raw(Utf8Buffer.utf8(",\"param\":"));
        String param = param(failure);
        if (param.isEmpty()) {
            out.raw(Utf8Buffer.utf8("null"));
        } else {
            out.quoted(param);
        }
        out.raw(Utf8Buffer.utf8(",\"code\":")).quoted(kind.code).raw(Utf8Buffer.utf8("}"));
    }

    /** The value of {@code code}. */
    public static String code(GatewayException failure) {
        return kind(failure.fault()).code;
    }

    /** The field at fault, empty when there is none. */
    private static String param(GatewayException failure) {
        return failure.fault() == Fault.MODEL_NOT_FOUND ? "model" : failure.param();
    }

    private static Kind kind(Fault fault) {
        return switch (fault) {
            case INVALID_REQUEST -> new Kind(BAD_REQUEST, "invalid_value");
            case UNSUPPORTED -> new Kind(BAD_REQUEST, "unsupported_value");
            case CONTEXT_TOO_LARGE -> new Kind(BAD_REQUEST, "context_length_exceeded");
            case UNAUTHENTICATED -> new Kind(BAD_REQUEST, "invalid_api_key");
            case FORBIDDEN -> new Kind(BAD_REQUEST, "permission_denied");
            case NOT_FOUND -> new Kind(BAD_REQUEST, "not_found");
            case MODEL_NOT_FOUND -> new Kind(BAD_REQUEST, "model_not_found");
            case METHOD_NOT_ALLOWED -> new Kind(BAD_REQUEST, "method_not_allowed");
            case CONFLICT -> new Kind(BAD_REQUEST, "conflict");
            case TOO_LARGE -> new Kind(BAD_REQUEST, "request_too_large");
            case UNSUPPORTED_ENCODING -> new Kind(BAD_REQUEST, "unsupported_encoding");
            case RATE_LIMITED -> new Kind("rate_limit_exceeded", "rate_limit_exceeded");
            case QUOTA_EXHAUSTED -> new Kind("insufficient_quota", "insufficient_quota");
            case INTERNAL -> new Kind(SERVER, "internal_error");
            case UPSTREAM_FAILED -> new Kind(SERVER, "upstream_failed");
            case POOL_EMPTY -> new Kind(SERVER, "no_account_available");
            case UNAVAILABLE -> new Kind(SERVER, "service_unavailable");
            case OVERLOADED -> new Kind(SERVER, "overloaded");
            case UPSTREAM_TIMEOUT -> new Kind(SERVER, "upstream_timeout");
        };
    }
}
