package org.kirogate.upstream.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An answer that is being read off its connection. One thread, except {@link #abort()}: closing and aborting race for
 * one state, so that a late abort never cuts a connection that already carries somebody else's call.
 */
final class WireAnswer implements HttpAnswer {

    private static final int PIECE = 8 * 1024;

    private enum State { OPEN, CLOSED, ABORTED }

    private final ResponseHead head;
    private final Connection connection;
    private final Body framed;
    private final Body decoded;
    private final boolean reusable;
    private final ConnectionPool pool;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    /** Why reading failed, null while it has not. */
    private HttpFailure failure;

    WireAnswer(ResponseHead head, Connection connection, Body framed, boolean reusable, ConnectionPool pool) {
        this.head = head;
        this.connection = connection;
        this.framed = framed;
        this.decoded = Framing.decoded(head, framed);
        this.reusable = reusable;
        this.pool = pool;
    }

    @Override
    public int status() {
        return head.status();
    }

    @Override
    public Optional<String> header(String name) {
        return head.first(name);
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) throws HttpFailure {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            throw new IllegalArgumentException("length is 0, it must be 1 or more");
        }
        return read(buffer, offset, length, Deadline.in(timeout));
    }

    private int read(byte[] buffer, int offset, int length, Deadline deadline) throws HttpFailure {
        refuseEnded();
        try {
            return decoded.read(buffer, offset, length, deadline);
        } catch (IOException e) {
            failure = state.get() == State.ABORTED ? aborted(e) : HttpFailure.broken(e);
            throw failure;
        }
    }

    private void refuseEnded() throws HttpFailure {
        switch (state.get()) {
            case CLOSED -> throw new IllegalStateException("the answer is closed, read it before");
            case ABORTED -> throw aborted(failure);
            case OPEN -> {
                if (failure != null) {
                    throw new HttpFailure(failure.kind(), true, failure.getMessage(), failure);
                }
            }
        }
    }

    private static HttpFailure aborted(Throwable cause) {
        return new HttpFailure(HttpFailure.Kind.RESET, true, "the call was aborted", cause);
    }

    @Override
    public byte[] readAll(int maxBytes, Duration timeout) throws HttpFailure {
        Deadline deadline = Deadline.in(timeout);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        int count = read(piece, 0, PIECE, deadline);
        while (count != Body.END) {
            if (count == 0) {
                throw new HttpFailure(HttpFailure.Kind.TIMEOUT, true, "the body took longer than " + timeout);
            }
            if (count > maxBytes - all.size()) {
                throw HttpFailure.protocol("the body is longer than the " + maxBytes + " bytes that are allowed");
            }
            all.write(piece, 0, count);
            count = read(piece, 0, PIECE, deadline);
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        State before = state.getAndSet(State.CLOSED);
        if (before == State.CLOSED) {
            return;
        }
        decoded.release();
        if (before == State.OPEN && reusable && failure == null && atEnd() && connection.buffered() == 0) {
            pool.give(connection);
        } else {
            connection.cut();
        }
    }

    /** A caller that stops at the last frame leaves the last chunk unread; if it is there, take it without waiting. */
    private boolean atEnd() {
        if (framed.finished() || connection.buffered() == 0) {
            return framed.finished();
        }
        byte[] rest = new byte[connection.buffered()];
        try {
            return framed.read(rest, 0, rest.length, Deadline.PAST) == Body.END;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void abort() {
        if (state.compareAndSet(State.OPEN, State.ABORTED)) {
            connection.cut();
        }
    }
}
