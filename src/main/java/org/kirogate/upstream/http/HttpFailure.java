package org.kirogate.upstream.http;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/** No answer, or not all of it. The message names host and port at most, never a path, header or body. */
public final class HttpFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final boolean sent;

    HttpFailure(Kind kind, boolean sent, String message) {
        super(message);
        this.kind = requireNonNull(kind, "kind");
        this.sent = sent;
    }

    HttpFailure(Kind kind, boolean sent, String message, Throwable cause) {
        super(message, cause);
        this.kind = requireNonNull(kind, "kind");
        this.sent = sent;
    }

    static HttpFailure protocol(String message) {
        return new HttpFailure(Kind.PROTOCOL, true, message);
    }

    static HttpFailure reset(String message) {
        return new HttpFailure(Kind.RESET, true, message);
    }

    /** What a failed read or write on an open connection means. */
    static HttpFailure broken(IOException cause) {
        if (cause instanceof HttpFailure failure) {
            return failure;
        }
        boolean tls = cause instanceof SSLException
                && !(cause.getCause() instanceof SocketException || cause.getCause() instanceof EOFException);
        return new HttpFailure(tls ? Kind.TLS : Kind.RESET, true,
                "the connection broke (" + cause.getMessage() + ")", cause);
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** Whether any byte of the request may have reached the server. */
    public boolean sent() {
        return sent;
    }

    /** The ways in which a call can fail. */
    public enum Kind {
        /** No connection: unknown host, refused, unreachable, too slow, or the proxy would not. */
        CONNECT,
        /** No trust: the handshake failed, the certificate or host name is wrong, or a record was damaged. */
        TLS,
        /** The server, or sending to it, took longer than allowed. */
        TIMEOUT,
        /** The connection ended too early, or was aborted. */
        RESET,
        /** The server sent something that is not HTTP/1.1, or more than allowed. */
        PROTOCOL
    }
}
