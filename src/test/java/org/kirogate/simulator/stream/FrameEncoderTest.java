package org.kirogate.simulator.stream;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.script.Fixtures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class FrameEncoderTest {

    static List<String> everyStream() {
        return SimJson.member(Fixtures.document("wire-check"), "streams").keySet().stream()
                .filter(name -> !name.startsWith("_")).toList();
    }

    private static JsonObject reference(String name) {
        return SimJson.member(SimJson.member(Fixtures.document("wire-check"), "streams"), name);
    }

    @ParameterizedTest
    @MethodSource("everyStream")
    void everyFixtureHasTheReferenceBytes(String name) throws NoSuchAlgorithmException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Fixtures.load(name).turns().get(0).reply().frames()
                .forEach(frame -> bytes.writeBytes(FrameEncoder.encode(frame)));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        JsonObject reference = reference(name);
        assertEquals(SimJson.number(reference, "bytes", -1), bytes.size());
        assertEquals(SimJson.string(reference, "sha256"), HexFormat.of().formatHex(hash));
        if (reference.has("base64")) {
            assertArrayEquals(Base64.getDecoder().decode(SimJson.string(reference, "base64")), bytes.toByteArray());
        }
    }

    @Test
    void theWorkedExampleOfAnEventIsMetByteForByte() {
        Frame frame = Frame.event("assistantResponseEvent", JsonParser.parseString("{\"content\":\"Hi\"}")
                .getAsJsonObject());
        assertEquals(SimJson.string(reference("_example_event_frame"), "hex"),
                HexFormat.of().formatHex(FrameEncoder.encode(frame)));
    }

    @Test
    void theWorkedExampleOfAnExceptionIsMetByteForByte() {
        Frame frame = Frame.exception("throttlingError", JsonParser.parseString("{\"message\":\"slow down\"}")
                .getAsJsonObject());
        assertEquals(SimJson.string(reference("_example_exception_frame"), "hex"),
                HexFormat.of().formatHex(FrameEncoder.encode(frame)));
    }

    @Test
    void aSpoiltPreludeChecksumTouchesThePreludeOnly() {
        Frame frame = Frame.error("Code", "message");
        byte[] good = FrameEncoder.encode(frame);
        byte[] bad = FrameEncoder.encode(frame.corrupted(Frame.Corrupt.PRELUDE_CRC));
        assertEquals(good[11] ^ (byte) 0xff, bad[11]);
        assertEquals(good[10], bad[10]);
        assertEquals(good.length, bad.length);
    }

    @Test
    void rawFramesAreSentAsTheyAreAndPausesAreNothing() {
        assertArrayEquals(new byte[] {1, (byte) 0xab}, FrameEncoder.encode(Frame.raw("01ab")));
        assertEquals(0, FrameEncoder.encode(Frame.pause(5)).length);
    }

    @Test
    void piecesNeverCutACharacter() {
        List<String> pieces = Events.pieces("\u4f60\u597d\ud83d\ude00".repeat(10));
        assertEquals(30, pieces.stream().mapToInt(piece -> piece.codePointCount(0, piece.length())).sum());
        assertEquals(List.of(12L, 12L, 6L), pieces.stream().map(piece -> piece.codePoints().count()).toList());
    }
}
