package org.kirogate.upstream.kiro.reply;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpFailure;
import org.kirogate.upstream.http.HttpFailures;

/** An HTTP answer that brings scripted pieces; waiting moves the clock instead of taking time. */
final class FakeAnswer implements HttpAnswer {
    /** How the body ends. */
    enum End { EOF, RESET, HANG }

    private final SteppedClock clock;
    private final End end;
    private final Deque<Object> steps = new ArrayDeque<>();
    private boolean closed;

    FakeAnswer(SteppedClock clock, End end) {
        this.clock = clock;
        this.end = end;
    }

    /** Brings the bytes in one read, if it is large enough. */
    FakeAnswer then(byte[] bytes) {
        if (bytes.length > 0) {
            steps.add(bytes);
        }
        return this;
    }

    /** Brings the bytes in reads of at most that size. */
    FakeAnswer inPieces(byte[] bytes, int size) {
        for (int at = 0; at < bytes.length; at += size) {
            then(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
        }
        return this;
    }

    FakeAnswer silent(Duration duration) {
        steps.add(duration);
        return this;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public Optional<String> header(String name) {
        return name.equals("x-amzn-requestid") ? Optional.of("request-1") : Optional.empty();
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) throws HttpFailure {
        Duration left = timeout;
        while (steps.peek() instanceof Duration pause) {
            if (pause.compareTo(left) > 0) {
                steps.pop();
                steps.push(pause.minus(left));
                clock.advance(left);
                return 0;
            }
            steps.pop();
            clock.advance(pause);
            left = left.minus(pause);
        }
        return steps.isEmpty() ? atEnd(left) : bytes((byte[]) steps.pop(), buffer, offset, length);
    }

    private int bytes(byte[] piece, byte[] buffer, int offset, int length) {
        int count = Math.min(piece.length, length);
        System.arraycopy(piece, 0, buffer, offset, count);
        if (count < piece.length) {
            steps.push(Arrays.copyOfRange(piece, count, piece.length));
        }
        return count;
    }

    private int atEnd(Duration left) throws HttpFailure {
        return switch (end) {
            case EOF -> -1;
            case RESET -> throw HttpFailures.of(HttpFailure.Kind.RESET);
            case HANG -> {
                clock.advance(left);
                yield 0;
            }
        };
    }

    @Override
    public byte[] readAll(int maxBytes, Duration timeout) {
        throw new UnsupportedOperationException("an answer stream is read in pieces");
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public void abort() {
        closed = true;
    }
}
