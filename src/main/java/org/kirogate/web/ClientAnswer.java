package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.dialect.Dialect;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.GatewayException;
import org.kirogate.relay.RelayedReply;

/**
 * What one client gets: an HTTP error, a whole answer or a stream. A stream's head leaves with its first bytes: a sign of life
 * after a long silence, or the first piece; until then a failure is still an HTTP error, after it part of the stream.
 * One request, one thread.
 */
final class ClientAnswer {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Dialect dialect;
    private final UsageDraft draft;
    private final boolean overlooksPings;
    private final Utf8Buffer buffer = new Utf8Buffer();
    private DialectRequest asked;
    private ReplyHead head;
    private StreamRenderer renderer;
    private SseWriter out;

    /**
     * An answer in {@code dialect} to the request that {@code draft} is of; {@code overlooksPings} if the client needs
     * another sign of life.
     */
    ClientAnswer(
            HttpServletRequest request,
            HttpServletResponse response,
            Dialect dialect,
            UsageDraft draft,
            boolean overlooksPings) {
        this.request = request;
        this.response = response;
        this.dialect = dialect;
        this.draft = draft;
        this.overlooksPings = overlooksPings;
        Answers.name(request, response, dialect);
    }

    /** Learns what was asked, which decides between whole and streamed. */
    void expect(DialectRequest what) {
        asked = what;
        head = new ReplyHead(
                RequestIds.random(ThreadLocalRandom.current()),
                RequestIds.of(request),
                what.chat().model(),
                draft.at(),
                TokenEstimate.ofRequest(what.chat()));
        tellRepairs(what.repairs());
    }

    /** Model tokens of the request, an estimate; known once it is known what was asked. */
    long inputTokens() {
        return head.inputTokens();
    }

    private void tellRepairs(List<String> repairs) {
        if (!repairs.isEmpty()) {
            response.setHeader("x-kirogate-repairs", String.join(", ", repairs));
        }
    }

    /** Nothing came for the time of a ping: a client of a stream is shown a sign of life. */
    void silence() {
        if (asked.chat().stream()) {
            begin();
            signOfLife();
            out.send(buffer);
        }
    }

    /** Sends the answer to its end. Throws {@link ClientGoneException} and {@link GatewayException}. */
    void send(RelayedReply reply, Duration ping) {
        if (!asked.chat().stream()) {
            Reply whole = ReplyFolder.fold(reply.first(), reply, ping);
            draft.ended(whole.end().counts());
            served(reply);
            ReceiptHeaders.tell(response, draft);
            Answers.json(response, HttpServletResponse.SC_OK, asked.render(whole, head));
            return;
        }
        served(reply);
        begin();
        pump(reply, ping);
    }

    /**
     * Tells the client what went wrong, in the form that is still possible; returns the HTTP status that it saw.
     *
     * @throws CutStreamException when the connection has to be dropped to be understood
     * @throws ClientGoneException when nobody is left to be told
     */
    int refuse(GatewayException failure) throws CutStreamException {
        if (out == null) {
            ReceiptHeaders.tell(response, draft);
            return Answers.refuse(request, response, dialect, failure);
        }
        renderer.fail(failure);
        out.send(buffer);
        if (dialect.dropConnectionAfterFailure()) {
            throw new CutStreamException(RequestIds.of(request));
        }
        return HttpServletResponse.SC_OK;
    }

    /** What was used as far as is known when the client left before the end. */
    TokenCounts estimate() {
        return head == null || out == null
                ? TokenCounts.ZERO
                : new TokenCounts(head.inputTokens(), 0, 0, 0, 0, TokenCounts.Source.ESTIMATED);
    }

    /** Which model answers, as far as the upstream has said so by now, and what was changed in the request for it. */
    private void served(RelayedReply reply) {
        if (!response.isCommitted()) {
            response.setHeader("x-kirogate-model", reply.servedModel());
            List<String> more = reply.repairs();
            if (!more.isEmpty()) {
                List<String> repairs = new ArrayList<>(asked.repairs());
                repairs.addAll(more);
                tellRepairs(repairs);
            }
        }
    }

    private void begin() {
        if (out != null) {
            return;
        }
        renderer = asked.stream(head, buffer);
        ReceiptHeaders.tell(response, draft);
        try {
            out = new SseWriter(response);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
        renderer.start();
    }

    /** From upstream to client until the end: what came together is rendered together and leaves in one flush. */
    private void pump(RelayedReply reply, Duration ping) {
        List<ReplyEvent> events = reply.first();
        while (true) {
            for (ReplyEvent event : events) {
                event.accept(renderer);
            }
            draft.seen(events);
            out.send(buffer);
            if (!events.isEmpty() && events.get(events.size() - 1) instanceof ReplyEvent.Finished) {
                return;
            }
            events = reply.poll(ping);
            if (events.isEmpty()) {
                signOfLife();
            }
        }
    }

    private void signOfLife() {
        if (overlooksPings) {
            renderer.nudge();
        } else {
            renderer.ping();
        }
    }
}
