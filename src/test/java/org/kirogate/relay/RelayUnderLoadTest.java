package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.config.GatewayConfig;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.PoolFixture;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.token.TokenScope;
import org.kirogate.token.TokenState;
import org.kirogate.token.strategy.ScoreBased;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamFailure.Kind;

class RelayUnderLoadTest {
    private static final int THREADS = 64;
    private static final int EACH = 50;
    private static final int LIMIT = 16;
    private static final List<Kind> FAILURES = List.of(
            Kind.QUOTA, Kind.SUSPENDED, Kind.RATE_LIMITED, Kind.TOKEN, Kind.ENTITLEMENT, Kind.ACCOUNT_LIMITED);

    private final PoolFixture tokens = new PoolFixture().strategy(new ScoreBased()).limits(LIMIT, 0);
    private final Map<String, AtomicInteger> flying = new ConcurrentHashMap<>();
    private final AtomicInteger most = new AtomicInteger();

    /**
     * Tokens 1-6 fail each in a way of its own, 7-20 answer; a bearer's sign that it was renewed does not change whose
     * it is.
     */
    private ReplyStream answer(UpstreamCall call) {
        String account = call.credential().accessToken().replace("+", "");
        AtomicInteger now = flying.computeIfAbsent(account, name -> new AtomicInteger());
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            Thread.yield();
            int number = Integer.parseInt(account.substring("access".length()));
            if (number <= FAILURES.size()) {
                throw ScriptedUpstream.failure(FAILURES.get(number - 1));
            }
            return tokens.upstream.answer(ScriptedStream.hello());
        } finally {
            now.decrementAndGet();
        }
    }

    @Test
    void g67G70NoClientSeesAnAccountsFailureWhileHealthyOnesRemainAndNothingIsLeft() throws Exception {
        for (long id = 1; id <= 20; id++) {
            tokens.token(id);
        }
        tokens.upstream.onOpen = this::answer;
        Relay relay = new Relay(tokens.pool(), tokens.upstream,
                new GatewayConfig.Relay(Duration.ofSeconds(120), Duration.ofSeconds(300), Duration.ofSeconds(60),
                        Duration.ofHours(1), Duration.ofSeconds(15)),
                tokens.clock, duration -> { }, new java.util.Random(1));
        Map<Fault, Integer> refused = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (int n = 0; n < EACH; n++) {
                        ask(relay, refused);
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(Map.of(), refused);
        assertTrue(most.get() <= LIMIT, "" + most.get());
        assertEquals(0, tokens.pool().inFlight());
        tokens.upstream.streams.forEach(stream -> assertEquals(1, stream.closed()));
        for (long id = 7; id <= 20; id++) {
            assertEquals(TokenState.ACTIVE, tokens.state(id));
        }
    }

    private void ask(Relay relay, Map<Fault, Integer> refused) {
        ChatRequest chat = new ChatRequest(ScriptedUpstream.MODEL, List.of(Message.text(Message.Role.USER, "Hello?")),
                List.of(), ToolChoice.AUTO, 0, List.of(), Thinking.UNSET, OutputFormat.TEXT, SearchOffer.NONE, false, "");
        RelayRequest request = new RelayRequest(chat, new TokenScope.PublicTokens(), 1, "a-request",
                tokens.clock.instant());
        try (RelayedReply reply = relay.open(request, new RelayTrace())) {
            ReplyFolder.fold(reply.first(), reply, Duration.ofSeconds(1));
        } catch (GatewayException e) {
            refused.merge(e.fault(), 1, Integer::sum);
        }
    }
}
