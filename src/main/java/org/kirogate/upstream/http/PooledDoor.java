package org.kirogate.upstream.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The door over a pool of blocking HTTP/1.1 connections. Thread-safe. */
final class PooledDoor implements HttpDoor {

    /** A dead pooled connection shows itself within a round trip; one that dies later may have done some work. */
    private static final Duration RESEND_WITHIN = Duration.ofSeconds(5);

    /** How long to look for an answer that a server sent before it stopped reading the request. */
    private static final Duration EARLY_ANSWER = Duration.ofMillis(500);

    private final Connector connector;
    private final ConnectionPool pool;
    private final Watch watch;
    private final RequestWriter writer;

    PooledDoor(Connector connector, ConnectionPool pool, Watch watch) {
        this.connector = connector;
        this.pool = pool;
        this.watch = watch;
        this.writer = new RequestWriter(connector, watch);
    }

    @Override
    public HttpAnswer send(HttpCall call) throws HttpFailure {
        if (pool.closed()) {
            throw new IllegalStateException("the door is closed");
        }
        Route route = Route.of(call.uri());
        Optional<Connection> idle = pool.take(route);
        if (idle.isEmpty()) {
            return exchange(pool.adopt(connector.open(route)), call);
        }
        long receivedBefore = idle.get().received();
        Deadline resendUntil = Deadline.in(RESEND_WITHIN);
        try {
            return exchange(idle.get(), call);
        } catch (HttpFailure e) {
            boolean unanswered = idle.get().received() == receivedBefore;
            if (e.kind() != HttpFailure.Kind.RESET || !unanswered || resendUntil.passed()) {
                throw e;
            }
            return resend(route, call, e);
        }
    }

    private HttpAnswer resend(Route route, HttpCall call, HttpFailure first) throws HttpFailure {
        try {
            return exchange(pool.adopt(connector.open(route)), call);
        } catch (HttpFailure e) {
            // The first attempt did write, so the honest word is "may have been sent" even if this one could not.
            HttpFailure failure = new HttpFailure(e.kind(), true, e.getMessage(), e);
            failure.addSuppressed(first);
            throw failure;
        }
    }

    private HttpAnswer exchange(Connection connection, HttpCall call) throws HttpFailure {
        Deadline deadline = Deadline.in(call.headersTimeout());
        boolean answered = false;
        try {
            boolean whole = write(connection, call, deadline);
            ResponseHead head = HeadReader.read(connection, deadline, call.pulse());
            Body body = Framing.body(call, head, connection);
            boolean reusable = whole && Framing.reusable(call, head, body);
            HttpAnswer answer = new WireAnswer(head, connection, body, reusable, pool);
            answered = true;
            return answer;
        } catch (IOException e) {
            throw HttpFailure.broken(e);
        } finally {
            if (!answered) {
                connection.cut();
            }
        }
    }

    /** True when all was written; false when the server stopped reading but has already begun to answer. */
    private boolean write(Connection connection, HttpCall call, Deadline deadline) throws IOException {
        try {
            writer.write(connection, call, deadline);
            return true;
        } catch (HttpFailure e) {
            throw e;
        } catch (IOException e) {
            if (answerBegan(connection, e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean answerBegan(Connection connection, IOException writing) {
        try {
            return connection.fill(Deadline.in(EARLY_ANSWER)) > 0;
        } catch (IOException e) {
            writing.addSuppressed(e);
            return false;
        }
    }

    @Override
    public void sweep() {
        pool.sweep();
        watch.sweep();
    }

    @Override
    public void close() {
        pool.close();
    }
}
