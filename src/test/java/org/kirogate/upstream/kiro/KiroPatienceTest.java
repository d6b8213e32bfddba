package org.kirogate.upstream.kiro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.config.GatewayConfig;
import org.kirogate.support.SteppedClock;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpCall;
import org.kirogate.upstream.http.HttpDoor;

/** Who waits how long for what, with a clock that moves while the service does nothing. */
class KiroPatienceTest {
    private final SteppedClock clock = new SteppedClock();
    private final Instant start = clock.instant();
    private final Slow door = new Slow();

    private ReplyStream open(Duration patience) {
        GatewayConfig.Kiro config = new GatewayConfig.Kiro("runtime", "us-east-1", "", "prefix", Map.of(), true,
                1_300_000, "http://a", "http://a", "http://a", "http://a", "http://a", "http://a", "");
        Duration silence = Duration.ofSeconds(300);
        KiroUpstream kiro = new KiroUpstream(config,
                new GatewayConfig.Relay(silence, silence, silence, silence, silence), door, "9.9", clock,
                new Random(1));
        ChatRequest request = new ChatRequest("m", List.of(Message.text(Message.Role.USER, "u")), List.of(),
                ToolChoice.AUTO, 0, List.of(), Thinking.UNSET, OutputFormat.TEXT, SearchOffer.NONE, false, "");
        return kiro.open(new UpstreamCall(request, new ModelInfo("m", "m", 0, 0, true, new JsonObject()),
                new Credential("api_key", "ksk_1", "", Instant.MAX, Map.of()), "salt",
                "00000000-0000-4000-8000-000000000001", 1, Set.of(), Patience.of(patience)));
    }

    private Duration passed() {
        return Duration.between(start, clock.instant());
    }

    private Kind failure(ReplyStream stream) {
        return assertThrows(UpstreamException.class, () -> {
            while (true) {
                stream.poll(Duration.ofSeconds(7));
            }
        }).failure().kind();
    }

    @Test
    void theFirstPieceHasWhatTheHeadLeftOfTheTime() {
        door.head = Duration.ofSeconds(90);
        try (ReplyStream stream = open(Duration.ofSeconds(120))) {
            assertEquals(Kind.TIMEOUT, failure(stream));
            assertEquals(Duration.ofSeconds(120), passed());
        }
        assertEquals(Duration.ofSeconds(120), door.asked);
    }

    @Test
    void aHeadThatTookAllOfTheTimeLeavesNone() {
        door.head = Duration.ofSeconds(121);
        try (ReplyStream stream = open(Duration.ofSeconds(120))) {
            assertEquals(Kind.TIMEOUT, failure(stream));
            assertEquals(121, passed().toSeconds());
        }
    }

    /** Sends its head late and then nothing. */
    private final class Slow implements HttpDoor, HttpAnswer {
        private Duration head = Duration.ZERO;
        private Duration asked = Duration.ZERO;

        @Override
        public HttpAnswer send(HttpCall call) {
            asked = call.headersTimeout();
            clock.advance(head);
            return this;
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Duration timeout) {
            clock.advance(timeout);
            return 0;
        }

        @Override
        public byte[] readAll(int maxBytes, Duration timeout) {
            return new byte[0];
        }

        @Override
        public void abort() {
            // Nothing is open.
        }

        @Override
        public void sweep() {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
