package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.Thinking;
import org.kirogate.config.GatewayConfig;
import org.kirogate.dialect.Dialect;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.RequestHints;
import org.kirogate.dialect.StreamRenderer;
import org.kirogate.dialect.Utf8Buffer;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.dialect.responses.ResponsesDialect;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.simulator.stream.FrameEncoder;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpCall;
import org.kirogate.upstream.http.HttpDoor;

/** What clients of every dialect get does not depend on where the network cut the upstream's bytes. */
class ClientBytesTest {
    private static final ReplyHead HEAD = new ReplyHead("abc", "req_1", "m", Instant.EPOCH, 5);
    private static final ChatRequest CHAT = WireRelay.chat("hi", 0, OutputFormat.TEXT, SearchOffer.NONE)
            .withThinking(new Thinking(Thinking.Mode.ENABLED, 0, Thinking.Effort.LOW));
    private static final String ASK = """
            {"model":"m","max_tokens":9000,"stream":true,"stream_options":{"include_usage":true},"reasoning":{"effort":"low"},
             "input":"hi","messages":[{"role":"user","content":"hi"}]}""";

    private final List<Dialect> dialects = List.of(new OpenAiDialect(), new AnthropicDialect(), new ResponsesDialect());
    private final TwoPieces door = new TwoPieces();
    private WireRelay relay = relay();

    @AfterEach
    void close() {
        relay.close();
    }

    static List<String> streams() {
        return Fixtures.names("GenerateAssistantResponse").stream()
                .filter(name -> name.compareTo("30") < 0)
                // Plays a pause of minutes, which is about time and not about bytes.
                .filter(name -> !name.startsWith("25"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void anUpstreamStreamCutAtAnyByteGivesTheSameClientBytes(String fixture) {
        byte[] bytes = bytes(fixture);
        String whole = clientBytes(bytes, bytes.length);
        assertTrue(whole.length() > 0);
        for (int cut = 1; cut < bytes.length; cut++) {
            assertEquals(whole, clientBytes(bytes, cut), "cut at " + cut);
        }
    }

    private static byte[] bytes(String fixture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Fixtures.load(fixture).turns().get(0).reply().frames()
                .forEach(frame -> bytes.writeBytes(FrameEncoder.encode(frame)));
        return bytes.toByteArray();
    }

    /** The streams of all dialects, one behind the other. */
    private String clientBytes(byte[] bytes, int cut) {
        List<ReplyEvent> events = new ArrayList<>();
        Optional<GatewayException> failure = play(bytes, cut, events);
        StringBuilder all = new StringBuilder();
        for (Dialect dialect : dialects) {
            Utf8Buffer out = new Utf8Buffer();
            StreamRenderer renderer = dialect.readRequest(Json.object(ASK), RequestHints.NONE).stream(HEAD, out);
            renderer.start();
            events.forEach(event -> event.accept(renderer));
            failure.ifPresent(renderer::fail);
            all.append(new String(out.toByteArray(), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private Optional<GatewayException> play(byte[] bytes, int cut, List<ReplyEvent> events) {
        door.body = bytes;
        door.cut = cut;
        try (RelayedReply reply = relay.open(CHAT)) {
            events.addAll(reply.first());
            while (events.isEmpty() || !(events.get(events.size() - 1) instanceof ReplyEvent.Finished)) {
                events.addAll(reply.poll(Duration.ofSeconds(1)));
            }
            return Optional.empty();
        } catch (GatewayException e) {
            relay.close();
            relay = relay(); // what a failure left behind in the token is another test's business
            return Optional.of(e);
        }
    }

    private WireRelay relay() {
        GatewayConfig.Relay once = new GatewayConfig.Relay(
                WireRelay.LONG, WireRelay.LONG, Duration.ofNanos(1), Duration.ZERO, WireRelay.LONG);
        return new WireRelay(door, "http://sim.invalid", "runtime", "ksk_1", once);
    }

    /** Answers every call with the same bytes in two pieces. */
    private static final class TwoPieces implements HttpDoor {
        private byte[] body;
        private int cut;

        @Override
        public HttpAnswer send(HttpCall call) {
            return new Pieces(body, cut);
        }

        @Override
        public void sweep() {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing is kept.
        }
    }

    private static final class Pieces implements HttpAnswer {
        private final byte[] body;
        private final int cut;
        private int at;

        Pieces(byte[] body, int cut) {
            this.body = body;
            this.cut = cut;
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
            if (at == body.length) {
                return -1;
            }
            int count = Math.min(length, (at < cut ? cut : body.length) - at);
            System.arraycopy(body, at, buffer, offset, count);
            at += count;
            return count;
        }

        @Override
        public byte[] readAll(int maxBytes, Duration timeout) {
            return body;
        }

        @Override
        public void close() {
            // Nothing is held.
        }

        @Override
        public void abort() {
            // Nothing is held.
        }
    }
}
