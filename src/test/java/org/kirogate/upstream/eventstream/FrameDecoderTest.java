package org.kirogate.upstream.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {

    private static final List<String> TEXT_REPLY = List.of(
            "event assistantResponseEvent {\"content\":\"Hello\",\"modelId\":\"claude-sonnet-5\"}",
            "event assistantResponseEvent {\"content\":\", wor\",\"modelId\":\"claude-sonnet-5\"}",
            "event assistantResponseEvent {\"content\":\"ld.\",\"modelId\":\"claude-sonnet-5\"}",
            "event metadataEvent {\"stopReason\":\"END_TURN\"}",
            "event contextUsageEvent {\"contextUsagePercentage\":1.25}",
            "event meteringEvent {\"unit\":\"credit\",\"unitPlural\":\"credits\",\"usage\":0.0417}");

    private final FrameDecoder decoder = new FrameDecoder();

    private Frame only(byte[] bytes) {
        decoder.feed(bytes, 0, bytes.length);
        return decoder.next().orElseThrow();
    }

    @Test
    void workedExampleIsReadAsDocumented() {
        byte[] bytes = Wire.eventFrame();
        Frame frame = only(bytes);
        assertEquals(124, bytes.length);
        assertEquals("event", frame.messageType());
        assertEquals("assistantResponseEvent", frame.eventType());
        assertEquals("application/json", frame.contentType());
        assertEquals("", frame.exceptionType());
        assertArrayEquals("{\"content\":\"Hi\"}".getBytes(UTF_8), frame.payload());
        assertEquals("{\"content\":\"Hi\"}",
                new String(frame.buffer(), frame.payloadOffset(), frame.payloadLength(), UTF_8));
        assertTrue(decoder.next().isEmpty());
        decoder.end();
    }

    @Test
    void theTestEncoderWritesTheWorkedExample() {
        assertArrayEquals(Wire.eventFrame(), FrameWriter.event("assistantResponseEvent", "{\"content\":\"Hi\"}"));
    }

    @Test
    void exceptionFrameGivesItsType() {
        Frame frame = only(Wire.exceptionFrame());
        assertEquals("exception", frame.messageType());
        assertEquals("throttlingError", frame.exceptionType());
        assertEquals("", frame.eventType());
    }

    @Test
    void errorFrameGivesCodeAndMessage() {
        Frame frame = only(new FrameWriter().text(":message-type", "error").text(":error-code", "InternalFailure")
                .text(":error-message", "出错了").frame(new byte[0]));
        assertEquals("error", frame.messageType());
        assertEquals("InternalFailure", frame.errorCode());
        assertEquals("出错了", frame.errorMessage());
        assertEquals(0, frame.payloadLength());
    }

    @Test
    void smallestFrameHasNeitherHeadersNorPayload() {
        Frame frame = only(new FrameWriter().frame(new byte[0]));
        assertEquals("", frame.messageType());
        assertEquals(List.of(), frame.headers());
        assertEquals(0, frame.payload().length);
    }

    @Test
    void everyPieceSizeGivesTheSameFrames() {
        byte[] stream = Wire.textReply();
        for (int piece = 1; piece <= stream.length; piece++) {
            assertEquals(TEXT_REPLY, Wire.decode(stream, piece), "pieces of " + piece);
        }
    }

    @Test
    void everyPairOfCutsGivesTheSameFrames() {
        byte[] stream = Wire.textReply();
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second += 7) {
                FrameDecoder cut = new FrameDecoder();
                List<String> frames = new ArrayList<>();
                cut.feed(stream, 0, first);
                Wire.drain(cut, frames);
                cut.feed(stream, first, second - first);
                Wire.drain(cut, frames);
                cut.feed(stream, second, stream.length - second);
                Wire.drain(cut, frames);
                cut.end();
                assertEquals(TEXT_REPLY, frames);
            }
        }
    }

    @Test
    void knownNamesAreNotMadeAnew() {
        Frame first = only(FrameWriter.event("meteringEvent", "{}"));
        Frame second = only(FrameWriter.event("meteringEvent", "{}"));
        assertSame(first.eventType(), second.eventType());
        assertSame(first.messageType(), second.messageType());
        assertSame(first.contentType(), second.contentType());
    }

    @Test
    void headersOfTheFrameBeforeNeverStay() {
        byte[] error = new FrameWriter().text(":message-type", "error").text(":error-code", "X").frame(new byte[0]);
        byte[] bare = new FrameWriter().frame(new byte[0]);
        byte[] wide = new FrameWriter().text("x", "y".repeat(300)).text(":event-type", "wide").frame(new byte[0]);
        byte[] code = FrameWriter.event("codeEvent", "1");
        List<String> shown = new ArrayList<>();
        for (byte[] frame : List.of(code, code, error, error, code, wide, wide, bare, bare, code)) {
            Frame read = only(frame);
            shown.add(read.messageType() + "/" + read.eventType() + "/" + read.errorCode());
        }
        assertEquals(List.of("event/codeEvent/", "event/codeEvent/", "error//X", "error//X", "event/codeEvent/",
                "/wide/", "/wide/", "//", "//", "event/codeEvent/"), shown);
    }

    @Test
    void unknownNamesAreReadToo() {
        assertEquals("brandNewEvent", only(FrameWriter.event("brandNewEvent", "{}")).eventType());
    }

    @Test
    void copiedPayloadOutlivesTheNextFrame() {
        byte[] stream = FrameWriter.join(FrameWriter.event("codeEvent", "first"),
                FrameWriter.event("codeEvent", "next"));
        Frame frame = only(stream);
        byte[] copy = frame.payload();
        decoder.next();
        decoder.feed(Wire.textReply(), 0, 100);
        assertEquals("first", new String(copy, UTF_8));
        assertEquals("codeEvent", frame.eventType());
    }

    @Test
    void longestFrameIsTakenAndSmallOnesGoOnAfterIt() {
        byte[] payload = new byte[FrameDecoder.MAX_FRAME - 16];
        Arrays.fill(payload, (byte) 'x');
        byte[] stream = FrameWriter.join(new FrameWriter().frame(payload), Wire.eventFrame());
        FrameDecoder big = new FrameDecoder();
        List<Integer> lengths = new ArrayList<>();
        for (int at = 0; at < stream.length; at += 16_384) {
            big.feed(stream, at, Math.min(16_384, stream.length - at));
            big.next().ifPresent(frame -> lengths.add(frame.payloadLength()));
        }
        big.next().ifPresent(frame -> lengths.add(frame.payloadLength()));
        assertEquals(List.of(payload.length, 16), lengths);
        big.feed(Wire.eventFrame(), 0, 124);
        Frame after = big.next().orElseThrow();
        assertTrue(after.buffer().length <= 64 * 1024, "the large buffer is given back");
    }
}
