package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.StopReason;
import org.kirogate.config.GatewayConfig;
import org.kirogate.fault.GatewayException;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.FrameEncoder;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpCall;
import org.kirogate.upstream.http.HttpDoor;

/** A round whose bytes end anywhere: a call that did not come whole is neither run nor passed on. */
class HalfCallTest {
    private static final String INPUT = "{\"query\":\"rivers\"}";

    private static final byte[] FOUND = Fixtures.document("84-mcp-web-search").getAsJsonObject("response").get("body")
            .toString().getBytes(StandardCharsets.UTF_8);

    private final Door door = new Door();

    private static byte[] round(String text, String tool) {
        List<Frame> frames = new ArrayList<>(Events.text(text, "claude-sonnet-4.5"));
        frames.addAll(Events.toolCall("tooluse_00000000000000000001", tool, INPUT));
        frames.addAll(Events.tail("TOOL_USE", 1.25, 0.04));
        return bytes(frames);
    }

    private static byte[] bytes(List<Frame> frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        frames.forEach(frame -> bytes.writeBytes(FrameEncoder.encode(frame)));
        return bytes.toByteArray();
    }


    /** All events that come before the end or a failure. */
    private List<ReplyEvent> events(WireRelay relay) {
        List<ReplyEvent> events = new ArrayList<>();
        try (RelayedReply reply = relay.open(WireRelay.chat("hi", 0, OutputFormat.TEXT,
                new SearchOffer(3, List.of(), List.of())))) {
            events.addAll(reply.first());
            while (events.isEmpty() || !(events.get(events.size() - 1) instanceof ReplyEvent.Finished)) {
                events.addAll(reply.poll(Duration.ofSeconds(1)));
            }
        } catch (GatewayException cut) {
            assertFalse(events.stream().anyMatch(ReplyEvent.Finished.class::isInstance));
        }
        assertEquals(0, relay.inFlight());
        assertEquals(0, door.open);
        return events;
    }

    private WireRelay relay() {
        // One attempt a round: a repeat would play the same bytes.
        GatewayConfig.Relay timing = new GatewayConfig.Relay(
                WireRelay.LONG, WireRelay.LONG, Duration.ofNanos(1), Duration.ZERO, WireRelay.LONG);
        return new WireRelay(door, "http://sim.invalid", "runtime", "ksk_1", timing);
    }

    @Test
    void aSearchIsRunOnlyWhenItsCallCameWhole() {
        byte[] whole = round("Let me look.", "web_search");
        try (WireRelay relay = relay()) {
            for (int length = 0; length <= whole.length; length++) {
                door.play(Arrays.copyOf(whole, length), FOUND, bytes(Events.text("Done.", "m")));
                events(relay);
                assertTrue(door.searches.isEmpty() || door.searches.equals(List.of("rivers")),
                        length + " bytes: " + door.searches);
            }
            assertEquals(List.of("rivers"), door.searches, "the whole answer was searched for");
        }
    }

    @Test
    void aCallOfTheCallersToolInALaterRoundGoesOnWholeOrNotAtAll() {
        byte[] whole = round("Now this.", "look");
        byte[] first = round("Let me look.", "web_search");
        int calls = 0;
        try (WireRelay relay = relay()) {
            for (int length = 0; length <= whole.length; length++) {
                door.play(first, FOUND, Arrays.copyOf(whole, length));
                for (ReplyEvent event : events(relay)) {
                    if (event instanceof ReplyEvent.ToolCall call) {
                        assertEquals(INPUT, call.inputJson());
                        calls++;
                    }
                    if (event instanceof ReplyEvent.Finished end && end.reason() == StopReason.TOOL_USE) {
                        assertTrue(calls > 0);
                    }
                }
            }
        }
        assertTrue(calls > 0, "the whole answer holds the call");
    }

    /** Plays the first bytes to the first call, and so on; the last ones again to all further ones. */
    private static final class Door implements HttpDoor {
        private final Deque<byte[]> answers = new ArrayDeque<>();
        private final List<String> searches = new ArrayList<>();
        private int open;

        void play(byte[]... bodies) {
            answers.clear();
            searches.clear();
            answers.addAll(List.of(bodies));
        }

        @Override
        public HttpAnswer send(HttpCall call) {
            String body = new String(call.body(), StandardCharsets.UTF_8);
            int query = body.indexOf("\"arguments\":{\"query\":\"");
            if (query >= 0) {
                searches.add(body.substring(query + 22, body.indexOf('"', query + 22)));
            }
            open++;
            return new Bytes(answers.size() > 1 ? answers.remove() : answers.peek());
        }

        @Override
        public void sweep() {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing is kept.
        }

        private final class Bytes implements HttpAnswer {
            private final byte[] body;
            private int at;
            private boolean closed;

            Bytes(byte[] body) {
                this.body = body;
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
                int count = Math.min(length, body.length - at);
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
                if (!closed) {
                    closed = true;
                    open--;
                }
            }

            @Override
            public void abort() {
                close();
            }
        }
    }
}
