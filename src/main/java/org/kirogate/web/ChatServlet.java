package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.kirogate.access.Caller;
import org.kirogate.access.Permit;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.config.GatewayConfig;
import org.kirogate.dialect.Dialect;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;
import org.kirogate.relay.Relay;
import org.kirogate.relay.RelayRequest;
import org.kirogate.relay.RelayedReply;
import org.kirogate.usage.UsageLog;

/**
 * One chat request from its first to its last byte, in one dialect. {@link #doPost} is the whole way; nothing on it waits for
 * the database. Thread-safe.
 */
public final class ChatServlet extends ApiServlet {
    private static final long serialVersionUID = 1L;

    private final transient Doorkeeper door;
    private final transient Relay relay;
    private final transient UsageLog usage;
    private final transient RequestLog log;
    private final transient GatewayConfig.Web web;
    private final transient GatewayConfig.Relay timing;
    private final transient InstantSource clock;

    /** A servlet that speaks {@code dialect}. */
    public ChatServlet(
            Dialect dialect,
            Doorkeeper door,
            Relay relay,
            UsageLog usage,
            RequestLog log,
            GatewayConfig.Web web,
            GatewayConfig.Relay timing,
            InstantSource clock) {
        super(dialect);
        this.door = door;
        this.relay = relay;
        this.usage = usage;
        this.log = log;
        this.web = web;
        this.timing = timing;
        this.clock = clock;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UsageDraft draft = draft(request);
        Answers.name(request, response, dialect());
        try {
            Caller caller = door.authenticate(request);
            draft.caller(caller);
            try (Permit permit = door.admit(caller)) {
                byte[] body = BodyReader.read(request, web.maxRequestBytes());
                DialectRequest asked = dialect().readRequest(Json.object(body), SessionHeaders.of(request));
                draft.asked(asked.chat());
                RelayRequest way = new RelayRequest(asked.chat(), Scopes.of(caller), RequestIds.of(request), draft.at());
                try (RelayedReply reply = relay.open(way, draft.trace())) {
                    draft.firstToken(clock.instant());
                    answer(request, response, asked, reply, draft);
                }
            }
        } catch (GatewayException e) {
            refuse(request, response, e, draft);
        } catch (ClientGoneException e) {
            draft.clientGone(TokenCounts.ZERO);
        } catch (CutStreamException e) {
            throw e;
        } catch (RuntimeException e) {
            refuse(request, response, Answers.internal(request, e), draft);
        } finally {
            draft.record(clock.instant()).ifPresent(record -> {
                usage.add(record);
                log.ended(record, draft);
            });
        }
    }

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            DialectRequest asked,
            RelayedReply reply,
            UsageDraft draft)
            throws IOException {
        response.setHeader("x-kirogate-model", reply.servedModel());
        if (!asked.repairs().isEmpty()) {
            response.setHeader("x-kirogate-repairs", String.join(", ", asked.repairs()));
        }
        ReplyHead head = ReplyHead.of(
                asked,
                RequestIds.random(ThreadLocalRandom.current()),
                RequestIds.of(request),
                draft.at(),
                TokenEstimate.ofRequest(asked.chat()));
        if (asked.chat().stream()) {
            stream(request, response, head, reply, draft);
            return;
        }
        Reply whole = ReplyFolder.fold(reply.first(), reply, timing.pingInterval());
        draft.ended(whole.end().counts());
        draft.answered();
        Answers.json(response, HttpServletResponse.SC_OK, dialect().render(whole, head));
    }

    private void stream(
            HttpServletRequest request,
            HttpServletResponse response,
            ReplyHead head,
            RelayedReply reply,
            UsageDraft draft)
            throws IOException {
        Utf8Buffer buffer = new Utf8Buffer();
        StreamRenderer renderer = dialect().stream(head, buffer);
        SseWriter out = new SseWriter(response);
        try {
            renderer.start();
            pump(reply, renderer, buffer, out, draft);
            draft.answered();
        } catch (ClientGoneException e) {
            reply.clientGone();
            draft.clientGone(new TokenCounts(head.inputTokens(), 0, 0, 0, 0, TokenCounts.Source.ESTIMATED));
        } catch (GatewayException e) {
            fail(request, renderer, buffer, out, e, draft);
        } catch (RuntimeException e) {
            fail(request, renderer, buffer, out, Answers.internal(request, e), draft);
        }
    }

    /** From upstream to client until the end: what came together is rendered together and leaves in one flush. */
    private void pump(
            RelayedReply reply, StreamRenderer renderer, Utf8Buffer buffer, SseWriter out, UsageDraft draft) {
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
            events = reply.poll(timing.pingInterval());
            if (events.isEmpty()) {
                renderer.ping();
            }
        }
    }

    /** A failure after the first byte is told inside the stream. */
    private void fail(
            HttpServletRequest request,
            StreamRenderer renderer,
            Utf8Buffer buffer,
            SseWriter out,
            GatewayException failure,
            UsageDraft draft)
            throws IOException {
        draft.refused(failure, HttpServletResponse.SC_OK);
        try {
            renderer.fail(failure);
            out.send(buffer);
        } catch (ClientGoneException e) {
            return; // nobody is left to be told; the record says what failed
        }
        if (dialect().dropConnectionAfterFailure()) {
            throw new CutStreamException(RequestIds.of(request));
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, GatewayException failure, UsageDraft draft) {
        try {
            draft.refused(failure, Answers.refuse(request, response, dialect(), failure));
        } catch (ClientGoneException e) {
            draft.refused(failure, failure.fault().status());
        }
    }

    private UsageDraft draft(HttpServletRequest request) {
        Instant now = clock.instant();
        return new UsageDraft(
                RequestIds.of(request),
                now,
                dialect().name(),
                ClientFamily.of(request.getHeader("user-agent")),
                request.getRemoteAddr());
    }
}
