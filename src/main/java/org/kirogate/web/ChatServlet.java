package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.kirogate.access.Caller;
import org.kirogate.access.limit.ClientFamily;
import org.kirogate.access.limit.Permit;
import org.kirogate.chat.ChatRequest;
import org.kirogate.config.GatewayConfig;
import org.kirogate.dialect.Dialect;
import org.kirogate.dialect.DialectRequest;
import org.kirogate.dialect.Materials;
import org.kirogate.dialect.RequestHints;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;
import org.kirogate.relay.Relay;
import org.kirogate.relay.RelayRequest;
import org.kirogate.relay.RelayedReply;
import org.kirogate.usage.UsageLog;

/**
 * One chat request from its first to its last byte, in one dialect. {@link #doPost} is the whole way; nothing on it
 * waits for the database. Thread-safe.
 */
public final class ChatServlet extends ApiServlet {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Materials> materials;
    private final transient Doorkeeper door;
    private final transient Relay relay;
    private final transient Drains drains;
    private final transient UsageLog usage;
    private final transient GatewayConfig.Web web;
    private final transient PingBlindClients pingBlind;
    private final transient GatewayConfig.Relay timing;
    private final transient InstantSource clock;

    /** A servlet that speaks {@code dialect}; {@code materials} makes a fetcher for each request. */
    public ChatServlet(
            Dialect dialect,
            Supplier<Materials> materials,
            Doorkeeper door,
            Relay relay,
            Drains drains,
            UsageLog usage,
            RequestLog log,
            GatewayConfig.Web web,
            GatewayConfig.Relay timing,
            InstantSource clock) {
        super(dialect, log);
        this.materials = materials;
        this.door = door;
        this.relay = relay;
        this.drains = drains;
        this.usage = usage;
        this.web = web;
        this.pingBlind = new PingBlindClients(web.pingAsDelta());
        this.timing = timing;
        this.clock = clock;
    }

    @Override
    boolean notesEnds() {
        return true;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UsageDraft draft = draft(request);
        ClientAnswer answer = new ClientAnswer(
                request, response, dialect(), draft, pingBlind.include(request.getHeader("user-agent")));
        ClientWatch client = new ClientWatch(answer, draft, drains);
        boolean over = true;
        try {
            Caller caller = door.authenticate(request);
            draft.caller(caller);
            usage.begun(draft.start()); // before the door, which may tell the client of its end
            Permit permit = door.admit(caller, request, response, dialect());
            draft.admitted(permit);
            byte[] body = BodyReader.read(request, web.maxRequestBytes());
            DialectRequest asked = dialect().readRequest(Json.object(body), hints(request));
            draft.asked(asked.chat());
            log().asked(draft);
            draft.repaired(asked.repairs());
            answer.expect(asked);
            ChatRequest chat = door.reserve(permit, asked.chat(), answer.inputTokens());
            door.tellLimits(caller, response, dialect());
            RelayRequest way = new RelayRequest(
                    chat, Scopes.of(caller), caller.keyId(), RequestIds.of(request), clock.instant());
            over = send(relay.open(way, draft.trace(), client), answer, client, draft);
        } catch (GatewayException e) {
            refuse(answer, e, client, draft);
        } catch (ClientGoneException e) {
            client.left(e);
        } catch (RuntimeException e) {
            refuse(answer, Answers.internal(request, e), client, draft);
        } finally {
            client.close();
            log().over(draft);
            if (draft.caller().isEmpty()) {
                log().answered(request, draft.dialect(), response.getStatus(), draft.at());
            } else if (over) {
                end(draft);
            }
        }
    }

    /** Sends the answer and closes it; false = its client left, and it is read on and the request ends elsewhere. */
    private boolean send(RelayedReply reply, ClientAnswer answer, ClientWatch client, UsageDraft draft) {
        boolean over = true;
        try {
            draft.firstToken(clock.instant());
            client.asking();
            answer.send(reply, timing.pingInterval());
            draft.answered();
        } catch (ClientGoneException e) {
            reply.clientGone();
            over = !client.readOn(e, reply, () -> end(draft));
        } finally {
            if (over) {
                reply.close();
            }
        }
        return over;
    }

    /** Once for each request, wherever that is over. */
    private void end(UsageDraft draft) {
        draft.settle();
        draft.record(clock.instant()).ifPresent(record -> {
            usage.add(record);
            log().ended(record, draft);
        });
    }

    private static void refuse(ClientAnswer answer, GatewayException failure, ClientWatch client, UsageDraft draft)
            throws CutStreamException {
        if (client.hasLeft()) {
            return; // before it failed: that is what the record says
        }
        draft.refused(failure, HttpServletResponse.SC_OK);
        draft.settle(); // before the client knows, since it may ask again at once
        try {
            draft.refused(failure, answer.refuse(failure));
        } catch (ClientGoneException e) {
            draft.refused(failure, failure.fault().status()); // nobody is left to be told; the record says what failed
        }
    }

    private RequestHints hints(HttpServletRequest request) {
        return new RequestHints(SessionHeaders.of(request), materials.get());
    }

    private UsageDraft draft(HttpServletRequest request) {
        Instant now = clock.instant();
        return new UsageDraft(
                RequestIds.of(request),
                now,
                dialect().name(),
                ClientFamily.of(request.getHeader("user-agent")),
                request.getRemoteAddr(),
                usage.keepsReceipts());
    }
}
