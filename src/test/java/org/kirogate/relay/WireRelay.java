package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.config.GatewayConfig;
import org.kirogate.token.PoolFixture;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenScope;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.http.HttpDoor;
import org.kirogate.upstream.kiro.KiroUpstream;

/** A relay over the real provider, one account with a key, and whatever is behind the door. */
final class WireRelay implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(20);

    final KiroUpstream kiro;
    private final TokenPool pool;
    private final Relay relay;

    WireRelay(HttpDoor door, String base, String dialect, String key, GatewayConfig.Relay timing) {
        GatewayConfig.Kiro config = new GatewayConfig.Kiro(dialect, "us-east-1", "", "prefix", Map.of(), true,
                1_300_000, base, base, base, base, base, base, "");
        InstantSource clock = InstantSource.system();
        kiro = new KiroUpstream(config, timing, door, "test", clock, new Random(1));
        PoolFixture tokens = new PoolFixture().neverResting()
                .token(1, new Credential("api_key", key, "", Instant.MAX, Map.of()));
        pool = tokens.poolOf(kiro);
        relay = new Relay(pool, kiro, timing, clock, tokens.sleeper, new Random(1));
    }

    /** Times that no test waits for. */
    static GatewayConfig.Relay patient() {
        return new GatewayConfig.Relay(LONG, LONG, LONG, Duration.ZERO, LONG);
    }

    static ChatRequest chat(String text, int maxTokens, OutputFormat format, SearchOffer search) {
        return new ChatRequest("claude-sonnet-4.5", List.of(Message.text(Message.Role.USER, text)), List.of(),
                ToolChoice.AUTO, maxTokens, List.of(), Thinking.UNSET, format, search, true, "");
    }

    RelayedReply open(ChatRequest chat) {
        return relay.open(
                new RelayRequest(chat, new TokenScope.PublicTokens(), 1, RelayFixture.REQUEST_ID, Instant.now()),
                new RelayTrace());
    }

    int inFlight() {
        return pool.inFlight();
    }

    @Override
    public void close() {
        kiro.close();
    }
}
