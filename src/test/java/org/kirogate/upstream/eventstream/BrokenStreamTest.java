package org.kirogate.upstream.eventstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.eventstream.BrokenStreamException.Kind;

class BrokenStreamTest {

    private static Kind kindOf(byte[] stream) {
        return assertThrows(BrokenStreamException.class, () -> Wire.decode(stream, stream.length)).kind();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void everyFlippedBitBreaksTheStream() {
        byte[] sound = Wire.textReply();
        List<String> soundFrames = Wire.decode(sound, sound.length);
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] stream = sound.clone();
            stream[bit / 8] ^= (byte) (1 << bit % 8);
            FrameDecoder decoder = new FrameDecoder();
            List<String> frames = new ArrayList<>();
            assertThrows(BrokenStreamException.class, () -> {
                decoder.feed(stream, 0, stream.length);
                Wire.drain(decoder, frames);
                decoder.end();
            }, "bit " + bit);
            assertEquals(soundFrames.subList(0, frames.size()), frames, "frames before bit " + bit);
            assertThrows(BrokenStreamException.class, decoder::next);
        }
    }

    @Test
    void everyCutInsideAFrameIsATruncation() {
        byte[] frame = Wire.eventFrame();
        for (int length = 1; length < frame.length; length++) {
            assertEquals(Kind.TRUNCATED, kindOf(Arrays.copyOf(frame, length)), "cut at " + length);
        }
    }

    @Test
    void corruptCrcFixtureDeliversTheTextBeforeTheBadFrame() {
        byte[] bad = FrameWriter.event("assistantResponseEvent", "{\"content\":\" broken\"}");
        bad[bad.length - 1] ^= 1;
        byte[] hello = FrameWriter.event("assistantResponseEvent",
                "{\"content\":\"Hello\",\"modelId\":\"claude-sonnet-5\"}");
        FrameDecoder decoder = new FrameDecoder();
        byte[] stream = FrameWriter.join(hello, bad, hello);
        List<String> frames = new ArrayList<>();
        decoder.feed(stream, 0, stream.length);
        BrokenStreamException e = assertThrows(BrokenStreamException.class, () -> Wire.drain(decoder, frames));
        assertEquals(Kind.MESSAGE_CRC, e.kind());
        assertEquals(1, frames.size());
        decoder.feed(hello, 0, hello.length);
        assertEquals(Kind.MESSAGE_CRC, assertThrows(BrokenStreamException.class, decoder::next).kind());
        assertEquals(Kind.MESSAGE_CRC, assertThrows(BrokenStreamException.class, decoder::end).kind());
    }

    @Test
    void halfFrameFixtureEndsAsTruncated() throws Exception {
        byte[] hello = FrameWriter.event("assistantResponseEvent",
                "{\"content\":\"Hello\",\"modelId\":\"claude-sonnet-5\"}");
        byte[] world = FrameWriter.event("assistantResponseEvent", "{\"content\":\" world\"}");
        byte[] stream = FrameWriter.join(hello, Arrays.copyOf(world, 40));
        assertEquals(Wire.word("half-frame-eof.sha256"), sha256(stream));
        assertEquals(Kind.TRUNCATED, kindOf(stream));
    }

    @Test
    void preludeChecksumIsLookedAtBeforeTheLengths() {
        byte[] stream = Wire.eventFrame();
        stream[0] = 0x7f;
        assertEquals(Kind.PRELUDE_CRC, kindOf(stream));
    }

    @Test
    void lengthsOutsideTheLimitsAreRefused() {
        byte[] none = new byte[0];
        assertEquals(Kind.LENGTH, kindOf(new FrameWriter().frame(15, 0, none)));
        assertEquals(Kind.LENGTH, kindOf(new FrameWriter().frame(0, 0, none)));
        assertEquals(Kind.LENGTH, kindOf(new FrameWriter().frame(-1, 0, none)));
        assertEquals(Kind.LENGTH, kindOf(new FrameWriter().frame(FrameDecoder.MAX_FRAME + 1, 0, none)));
        assertEquals(Kind.LENGTH, kindOf(new FrameWriter().frame(16, 1, none)));
        assertEquals(Kind.LENGTH, kindOf(new FrameWriter().frame(16, -1, none)));
        assertEquals(Kind.LENGTH, kindOf(new FrameWriter().frame(1 << 20, FrameDecoder.MAX_HEADERS + 1, none)));
        assertEquals(Kind.TRUNCATED, kindOf(new FrameWriter().frame(1 << 20, FrameDecoder.MAX_HEADERS, none)));
        assertEquals(Kind.TRUNCATED, kindOf(new FrameWriter().frame(FrameDecoder.MAX_FRAME, 0, none)));
    }

    @Test
    void lengthsAreRefusedAsSoonAsTheyAreThere() {
        FrameDecoder decoder = new FrameDecoder();
        decoder.feed(new FrameWriter().frame(-1, 0, new byte[0]), 0, 12);
        assertThrows(BrokenStreamException.class, decoder::next);
    }

    @Test
    void headersThatDoNotParseAreRefused() {
        byte[] none = new byte[0];
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().raw(0, 7, 0, 0).frame(none)), "empty name");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().raw(9, 'a').frame(none)), "name beyond the block");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().raw(1, 'a').frame(none)), "no type");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().raw(1, 'a', 10).frame(none)), "unknown type");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().raw(1, 'a', 255).frame(none)), "unknown type");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().raw(1, 'a', 7, 0).frame(none)), "half a length");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().raw(1, 'a', 7, 0, 2, 'x').frame(none)), "short text");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().raw(1, 'a', 5, 0, 0).frame(none)), "short number");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().header(":event-type", 4, new byte[4]).frame(none)),
                "number");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().text(":event-type", "a").text(":event-type", "b")
                .frame(none)), "twice");
        assertEquals(Kind.HEADER, kindOf(new FrameWriter().header(":event-type", 7, new byte[] {0, 1, (byte) 0xff})
                .frame(none)), "not UTF-8");
    }

    @Test
    void garbageNeverLoopsAndNeverGrows() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] garbage = new byte[12 + random.nextInt(200)];
            random.nextBytes(garbage);
            Kind kind = kindOf(garbage);
            assertTrue(kind == Kind.PRELUDE_CRC || kind == Kind.LENGTH, kind.name());
        }
    }

    @Test
    void garbageInHeadersWithRightChecksumsIsRefusedOrRead() {
        Random random = new Random(43);
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            int[] header = random.ints(random.nextInt(12), 0, 12).toArray();
            byte[] stream = new FrameWriter().raw(header).frame(new byte[random.nextInt(4)]);
            try {
                read += Wire.decode(stream, 1 + random.nextInt(stream.length)).size();
            } catch (BrokenStreamException e) {
                assertEquals(Kind.HEADER, e.kind());
            }
        }
        assertTrue(read > 100, "some of it is sound by chance: " + read);
    }

    @Test
    void feedingWithoutPullingIsBounded() {
        FrameDecoder decoder = new FrameDecoder();
        byte[] piece = new byte[1 << 20];
        for (int i = 0; i < 17; i++) {
            decoder.feed(piece, 0, piece.length);
        }
        assertThrows(IllegalStateException.class, () -> decoder.feed(piece, 0, piece.length));
    }

    @Test
    void messagesCarryNoPayload() {
        byte[] stream = FrameWriter.event("codeEvent", "secret words");
        stream[stream.length - 1] ^= 1;
        BrokenStreamException e = assertThrows(BrokenStreamException.class, () -> Wire.decode(stream, 7));
        assertTrue(!e.getMessage().contains("secret") && e.getMessage().getBytes(StandardCharsets.UTF_8).length < 100);
    }
}
