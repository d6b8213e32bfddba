package org.kirogate.upstream.kiro.service;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpCall;
import org.kirogate.upstream.http.HttpDoor;
import org.kirogate.upstream.http.HttpFailure;
import org.kirogate.upstream.http.Pulse;

/** Sends one call and tells a good answer from a failure. Thread-safe; blocks the calling thread. */
public final class ServiceLine {
    /** The largest answer that is read as a whole; lists of models are the longest and far below. */
    private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;
    /** Of an error answer no more than this is looked at: edges send whole pages. */
    private static final int MAX_ERROR_BYTES = 256 * 1024;
    private static final Duration ERROR_BODY_TIMEOUT = Duration.ofSeconds(10);

    private final HttpDoor door;
    private final FailureReader failures;

    /** Calls go through the door; the reader says what a refusal means. */
    public ServiceLine(HttpDoor door, FailureReader failures) {
        this.door = Objects.requireNonNull(door, "door");
        this.failures = Objects.requireNonNull(failures, "failures");
    }

    /**
     * Sends and waits for the head of a good answer.
     *
     * @param patience for the head
     * @return an answer of status 200, to be closed by the caller
     * @throws UpstreamException when there was none; nothing stays open then
     */
    public HttpAnswer open(URI uri, Map<String, String> headers, byte[] body, Patience patience) {
        Pulse pulse = new Pulse(patience.beat(), patience.silence());
        HttpAnswer answer = send(new HttpCall("POST", uri, headers, body, patience.limit(), pulse));
        if (answer.status() == 200) {
            return answer;
        }
        try (answer) {
            throw new UpstreamException(failures.read(answer.status(), answer::header, errorBody(answer)));
        }
    }

    /**
     * Sends and reads the whole answer, whatever its status.
     *
     * @throws UpstreamException when the network failed
     */
    public WholeAnswer whole(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
        try (HttpAnswer answer = send(new HttpCall("POST", uri, headers, body, timeout))) {
            byte[] bytes = answer.status() == 200 ? answer.readAll(MAX_ANSWER_BYTES, timeout) : errorBody(answer);
            return new WholeAnswer(answer.status(), answer::header, bytes);
        } catch (HttpFailure e) {
            throw failure(e);
        }
    }

    /**
     * The rest of a good answer, which may take so long and be no longer than a list.
     *
     * @throws UpstreamException when it does not come whole
     */
    public WholeAnswer rest(HttpAnswer answer, Duration timeout) {
        try {
            return new WholeAnswer(answer.status(), answer::header, answer.readAll(MAX_ANSWER_BYTES, timeout));
        } catch (HttpFailure e) {
            throw failure(e);
        }
    }

    /**
     * The failure that a whole answer of a bad status tells.
     */
    public UpstreamException refused(WholeAnswer answer) {
        return new UpstreamException(failures.read(answer.status(), answer.headers(), answer.body()));
    }

    private HttpAnswer send(HttpCall call) {
        try {
            return door.send(call);
        } catch (HttpFailure e) {
            throw failure(e);
        }
    }

    /** A refusal whose body can't be read is still a refusal of its status. */
    private static byte[] errorBody(HttpAnswer answer) {
        try {
            return answer.readAll(MAX_ERROR_BYTES, ERROR_BODY_TIMEOUT);
        } catch (HttpFailure e) {
            return new byte[0];
        }
    }

    private static UpstreamException failure(HttpFailure e) {
        Kind kind = e.kind() == HttpFailure.Kind.TIMEOUT ? Kind.TIMEOUT : Kind.TRANSIENT;
        return new UpstreamException(UpstreamFailure.of(kind, e.kind().name().toLowerCase(Locale.ROOT)), e);
    }
}
