package org.kirogate.upstream.http;

import java.time.Duration;
import java.util.Optional;

/** The answer to a call whose whole time is limited. Threads as {@link HttpAnswer} says. */
final class PinnedAnswer implements HttpAnswer {

    private final HttpAnswer answer;
    private final PinnedConnector connector;

    PinnedAnswer(HttpAnswer answer, PinnedConnector connector) {
        this.answer = answer;
        this.connector = connector;
    }

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public Optional<String> header(String name) {
        return answer.header(name);
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) throws HttpFailure {
        try {
            return answer.read(buffer, offset, length, timeout);
        } catch (HttpFailure e) {
            throw connector.explained(e);
        }
    }

    @Override
    public byte[] readAll(int maxBytes, Duration timeout) throws HttpFailure {
        try {
            return answer.readAll(maxBytes, timeout);
        } catch (HttpFailure e) {
            throw connector.explained(e);
        }
    }

    @Override
    public void close() {
        connector.end();
        answer.close();
    }

    @Override
    public void abort() {
        answer.abort();
    }
}
