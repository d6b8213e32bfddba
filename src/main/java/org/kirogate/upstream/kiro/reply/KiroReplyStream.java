package org.kirogate.upstream.kiro.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.eventstream.BrokenStreamException;
import org.kirogate.upstream.eventstream.Frame;
import org.kirogate.upstream.eventstream.FrameDecoder;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpFailure;

/**
 * An answer of the Kiro service being received (Kiro protocol, section 4). {@link #poll} gives what came before a
 * failure first and throws the {@link UpstreamException} when asked again. One thread, one answer; the caller closes
 * it.
 *
 * <p>Three deadlines end a wait, however often the caller asks: the first piece of content must come within
 * {@link ReplyContext#firstTokenTimeout()}, after it the service may be silent for {@link ReplyContext#readTimeout()},
 * and once the price of the call has come for {@link #AFTER_METERING}, which then is the answer's good
 * end.
 */
public final class KiroReplyStream implements ReplyStream {
    /** The service may leave the connection open after its last frame (section 4.3). */
    static final Duration AFTER_METERING = Duration.ofSeconds(5);

    private static final int BUFFER = 8 * 1024;

    private final HttpAnswer answer;
    private final ReplyContext context;
    private final String requestId;
    private final FrameDecoder decoder = new FrameDecoder();
    private final Turn turn;
    private final EventReader reader;
    private final byte[] buffer = new byte[BUFFER];
    private final Instant opened;
    /** How long reads have waited since the last byte. Time in which nobody asked does not count as silence. */
    private Duration silence = Duration.ZERO;
    /** When the price of the call came; far in the future until then. */
    private Instant meteredAt = Instant.MAX;
    /** Why the answer failed, null while it has not. */
    private UpstreamException failure;
    private boolean finished;

    /**
     * @param answer  a good answer (status 200) whose body has not been read; closed with this stream
     * @param context what was asked
     */
    public KiroReplyStream(HttpAnswer answer, ReplyContext context) {
        this.answer = Objects.requireNonNull(answer, "answer");
        this.context = Objects.requireNonNull(context, "context");
        this.requestId = answer.header("x-amzn-requestid").orElse("");
        this.turn = new Turn(context, requestId);
        this.reader = new EventReader(turn, requestId);
        this.opened = context.clock().instant();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UpstreamException when the answer failed
     * @throws IllegalStateException when the answer was over before
     */
    @Override
    public List<ReplyEvent> poll(Duration timeout) {
        if (failure != null) {
            throw failure;
        }
        if (finished) {
            throw new IllegalStateException("the answer is over; nothing comes after Finished");
        }
        Instant until = context.clock().instant().plus(timeout);
        List<ReplyEvent> events = receive(until);
        while (events.isEmpty() && failure == null && context.clock().instant().isBefore(until)) {
            events = receive(until);
        }
        if (events.isEmpty() && failure != null) {
            throw failure;
        }
        return events;
    }

    /** Reads once, and ends the answer when it is time. */
    private List<ReplyEvent> receive(Instant until) {
        Instant before = context.clock().instant();
        try {
            int count = answer.read(buffer, 0, buffer.length, shorter(Duration.between(before, until), left(before)));
            Instant now = context.clock().instant();
            silence = count == 0 ? silence.plus(Duration.between(before, now)) : Duration.ZERO;
            if (count > 0) {
                decode(count, now);
            }
            if (count < 0 || turn.over()) {
                end();
            } else if (!isPositive(left(now))) {
                expire();
            }
        } catch (HttpFailure e) {
            cut(e);
        } catch (UpstreamException e) {
            fail(e);
        } catch (BrokenStreamException e) {
            fail(broken(e.kind().name(), e));
        } catch (MalformedEventException e) {
            fail(broken("malformed_event", e));
        }
        return turn.take();
    }

    /** What is left of the deadline that counts now. */
    private Duration left(Instant now) {
        if (!meteredAt.equals(Instant.MAX)) {
            return Duration.between(now, meteredAt.plus(AFTER_METERING));
        }
        if (!turn.started()) {
            return Duration.between(now, opened.plus(context.firstTokenTimeout()));
        }
        return context.readTimeout().minus(silence);
    }

    private void decode(int count, Instant now) {
        decoder.feed(buffer, 0, count);
        Optional<Frame> frame = decoder.next();
        while (frame.isPresent() && !turn.over()) {
            reader.read(frame.get());
            frame = decoder.next();
        }
        if (turn.metered() && meteredAt.equals(Instant.MAX)) {
            meteredAt = now;
        }
    }

    /** The body is over, or nothing more is worth waiting for. */
    private void end() {
        boolean cut = false;
        try {
            decoder.end();
        } catch (BrokenStreamException e) {
            if (e.kind() != BrokenStreamException.Kind.TRUNCATED) {
                throw e;
            }
            cut = true;
        }
        turn.end(cut);
        finished = true;
    }

    private void expire() {
        if (turn.tail()) {
            end(); // all that matters has come
            return;
        }
        String what = turn.started() ? "silence" : "first_token";
        throw new UpstreamException(FailureClassifier.inAnswer(Kind.TIMEOUT, what, requestId));
    }

    private void cut(HttpFailure e) {
        if (!turn.tail()) {
            fail(new UpstreamException(FailureClassifier.classifyNetwork(e), e));
            return;
        }
        try {
            end();
        } catch (UpstreamException empty) {
            fail(empty);
        }
    }

    private UpstreamException broken(String reason, RuntimeException cause) {
        return new UpstreamException(FailureClassifier.inAnswer(Kind.BROKEN, reason, requestId), cause);
    }

    private void fail(UpstreamException e) {
        turn.fail();
        failure = e;
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    @Override
    public String servedModel() {
        String said = reader.servedModel();
        return said.isEmpty() ? context.model().id() : said;
    }

    @Override
    public List<String> repairs() {
        return context.repairs();
    }

    /** Gives the connection back when the body was read to its end, else cuts it, which ends the call. */
    @Override
    public void close() {
        answer.close();
    }
}
