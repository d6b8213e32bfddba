package org.kirogate.upstream.kiro;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpCall;
import org.kirogate.upstream.http.HttpDoor;

/** A door behind which answers wait in order; it keeps what was sent and counts what was closed. */
public final class ScriptedDoor implements HttpDoor {
    public final List<HttpCall> calls = new ArrayList<>();
    public int open;

    private final Deque<HttpAnswer> answers = new ArrayDeque<>();

    /** The next answer; headers as name, value, name, value. */
    public ScriptedDoor answers(int status, String body, String... headers) {
        answers.add(new Answer(status, body.getBytes(StandardCharsets.UTF_8), List.of(headers)));
        return this;
    }

    /** The body of a call. */
    public String body(int call) {
        return new String(calls.get(call).body(), StandardCharsets.UTF_8);
    }

    /** The headers of a call. */
    public Map<String, String> headers(int call) {
        return calls.get(call).headers();
    }

    @Override
    public HttpAnswer send(HttpCall call) {
        calls.add(call);
        if (answers.isEmpty()) {
            throw new AssertionError("nobody expected call " + calls.size());
        }
        open++;
        return answers.remove();
    }

    @Override
    public void sweep() {}

    @Override
    public void close() {}

    private final class Answer implements HttpAnswer {
        private final int status;
        private final byte[] body;
        private final List<String> headers;
        private int at;

        Answer(int status, byte[] body, List<String> headers) {
            this.status = status;
            this.body = body;
            this.headers = headers;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public Optional<String> header(String name) {
            int index = headers.indexOf(name);
            return index < 0 ? Optional.empty() : Optional.of(headers.get(index + 1));
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Duration timeout) {
            if (at == body.length) {
                return -1;
            }
            int count = Math.min(length, body.length - at);
            System.arraycopy(body, at, buffer, offset, count);
            at += count;
            return count;
        }

        @Override
        public byte[] readAll(int maxBytes, Duration timeout) {
            return body;
        }

        @Override
        public void close() {
            open--;
        }

        @Override
        public void abort() {}
    }
}
