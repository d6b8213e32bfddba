package org.kirogate.upstream.kiro.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** Every stream fixture gives what it says it must give, however it is cut, and never if a bit of it is wrong. */
class StreamFixtureTest {
    private static final Map<String, Kind> CLASSES = Map.of(
            "overloaded", Kind.CAPACITY,
            "upstream_transient", Kind.TRANSIENT,
            "empty_upstream", Kind.EMPTY,
            "corrupt_stream", Kind.BROKEN,
            "upstream_error", Kind.BROKEN);
    private static final Map<String, StopReason> STOPS = Map.of(
            "model_context_window_exceeded", StopReason.CONTEXT_WINDOW_EXCEEDED,
            "refusal", StopReason.REFUSAL);

    private static final Set<String> ALL_BITS =
            Set.of("01-text-reply", "03-thinking-tags", "06-tool-call-fragmented",
                    "14-midstream-internal-before-output");

    static List<StreamFixture> fixtures() {
        return StreamFixture.all();
    }

    @Test
    void thereAreAllTwentyEight() {
        assertEquals(28, fixtures().size());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void bytesAreThoseOfTheIndependentEncoder(StreamFixture fixture) throws Exception {
        JsonObject known = StreamFixture.document("wire-check").getAsJsonObject("streams")
                .getAsJsonObject(fixture.name());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(fixture.bytes());
        assertEquals(known.get("sha256").getAsString(), HexFormat.of().formatHex(digest));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void playedItGivesWhatItExpects(StreamFixture fixture) {
        SteppedClock clock = new SteppedClock();
        FakeAnswer answer = fixture.play(clock);
        Received received = Received.all(new KiroReplyStream(answer, Contexts.of(clock)));
        assertExpected(fixture, received);
        assertTrue(answer.closed());
    }

    private static void assertExpected(StreamFixture fixture, Received received) {
        JsonObject expect = fixture.expect();
        if (expect.has("text")) {
            assertEquals(expect.get("text").getAsString(), received.text.toString());
        }
        if (expect.has("thinking")) {
            String thinking = expect.get("thinking").isJsonNull() ? "" : expect.get("thinking").getAsString();
            assertEquals(thinking, received.thinking.toString());
        }
        if (expect.has("signature")) {
            assertEquals(expect.get("signature").getAsString(), received.signatures.toString());
        }
        if (expect.has("redactedThinking")) {
            assertEquals(expect.get("redactedThinking").getAsString(), received.redacted.toString());
        }
        for (String calls : List.of("toolCalls", "toolCallsByCompletion")) {
            if (expect.has(calls)) {
                assertEquals(expect.get(calls), received.calls);
            }
        }
        if (expect.has("minPings")) {
            assertTrue(received.empties >= expect.get("minPings").getAsInt(), "only " + received.empties
                    + " empty polls");
        }
        assertEnd(expect, received);
    }

    private static void assertEnd(JsonObject expect, Received received) {
        if (expect.has("error")) {
            String named = expect.getAsJsonObject("error").get("class").getAsString();
            assertNotNull(CLASSES.get(named), named);
            assertEquals(CLASSES.get(named), received.failed());
            assertEquals("request-1", received.failure.requestId());
            return;
        }
        assertNull(received.failure);
        if (expect.has("stop")) {
            String stop = expect.get("stop").getAsString();
            StopReason reason = STOPS.get(stop);
            assertEquals(reason == null ? StopReason.valueOf(stop.toUpperCase(Locale.ROOT)) : reason,
                    received.end.reason());
        }
        TokenCounts counts = received.end.counts();
        if (expect.has("credits")) {
            assertEquals(expect.get("credits").getAsDouble(), counts.credits());
        }
        if (expect.has("usage")) {
            assertUsage(expect.getAsJsonObject("usage"), counts);
        }
    }

    private static void assertUsage(JsonObject usage, TokenCounts counts) {
        if (usage.get("source").getAsString().equals("tokenUsage")) {
            assertEquals(TokenCounts.Source.REPORTED, counts.source());
            assertEquals(usage.get("input").getAsLong(), counts.input());
            assertEquals(usage.get("output").getAsLong(), counts.output());
            assertEquals(usage.get("cacheRead").getAsLong(), counts.cacheRead());
            assertEquals(usage.get("cacheWrite").getAsLong(), counts.cacheWrite());
        } else {
            assertEquals(TokenCounts.Source.DERIVED, counts.source());
            assertEquals(usage.get("totalFromPercentage").getAsLong(), counts.input() + counts.output());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void cutAnywhereItGivesTheSame(StreamFixture fixture) {
        byte[] bytes = fixture.bytes();
        String whole = receive(fixture, bytes, bytes.length, bytes.length);
        for (int cut = 1; cut < bytes.length; cut++) {
            assertEquals(whole, receive(fixture, bytes, cut, bytes.length), "cut at " + cut);
        }
        for (int size = 1; size < 8; size++) {
            assertEquals(whole, receive(fixture, bytes, 0, size), "in pieces of " + size);
        }
    }

    private static String receive(StreamFixture fixture, byte[] bytes, int cut, int size) {
        SteppedClock clock = new SteppedClock();
        FakeAnswer answer = new FakeAnswer(clock, fixture.end());
        answer.then(Arrays.copyOf(bytes, cut));
        answer.inPieces(Arrays.copyOfRange(bytes, cut, bytes.length), Math.max(1, size));
        return Received.all(new KiroReplyStream(answer, Contexts.of(clock))).toString();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anyFlippedBitIsAFailure(StreamFixture fixture) {
        byte[] bytes = fixture.bytes();
        // its last frame has no checksum
        int whole = fixture.name().startsWith("24") ? bytes.length - 40 : bytes.length;
        // All bits of a few streams and one bit of each byte of the others: the checksums cover them all alike.
        boolean all = ALL_BITS.contains(fixture.name());
        for (int bit = 0; bit < whole * 8; bit += all ? 1 : 9) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            SteppedClock clock = new SteppedClock();
            FakeAnswer answer = new FakeAnswer(clock, fixture.end()).then(flipped);
            Received received = Received.all(new KiroReplyStream(answer, Contexts.of(clock)));
            assertNotNull(received.failure, "bit " + bit);
            assertNull(received.end);
        }
    }

    /** What was cut off never turns into a good end or a tool call, and what came before is passed on. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void endingAnywhereItInventsNothing(StreamFixture fixture) {
        byte[] bytes = fixture.bytes();
        SteppedClock clock = new SteppedClock();
        Received whole = Received.all(new KiroReplyStream(fixture.play(clock), Contexts.of(clock)));
        for (int length = 0; length < bytes.length; length++) {
            Received part = Received.all(Contexts.stream(Arrays.copyOf(bytes, length)));
            // cut inside, nobody knows what it would have become
            boolean halfTag = "<thinking>".startsWith(part.text.toString());
            assertTrue(halfTag || whole.text.toString().startsWith(part.text.toString()), "text at " + length);
            for (int i = 0; i < part.calls.size(); i++) {
                assertEquals(whole.calls.get(i), part.calls.get(i), "calls at " + length);
            }
            boolean goodEnd = part.end != null
                    && List.of(StopReason.END_TURN, StopReason.TOOL_USE).contains(part.end.reason());
            if (goodEnd) {
                assertEquals(whole.end.reason(), part.end.reason(), "end at " + length);
                assertEquals(whole.text.toString(), part.text.toString(), "text of a good end at " + length);
                assertEquals(whole.calls, part.calls, "calls of a good end at " + length);
            }
        }
    }

    @Test
    void eventsThatArriveTogetherComeTogether() {
        List<ReplyEvent> events =
                Contexts.stream(StreamFixture.load("01-text-reply").bytes()).poll(Duration.ofSeconds(1));
        assertEquals(3, events.size());
    }
}
