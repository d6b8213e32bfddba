package org.kirogate.simulator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.pace.Gate;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.simulator.script.Turn;
import org.kirogate.simulator.stream.Ending;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Faults;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.FrameEncoder;
import org.kirogate.simulator.stream.Reply;
import org.kirogate.simulator.stream.Split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every fault knob, seen from the other end of the socket. */
class FaultsIT {

    private static final Conversation HELLO = Conversation.saying("hello");

    private Simulator kiro;
    private String bearer;

    private void start(SimOptions options) {
        kiro = Simulator.start(options);
        kiro.addAccount(SimAccount.social("A"));
        bearer = kiro.accessToken("A");
    }

    @AfterEach
    void stop() {
        kiro.close();
    }

    private void play(Faults faults) {
        start(SimOptions.scripted());
        kiro.play(Fixtures.load("01-text-reply").turns().get(0).with(faults));
    }

    private static byte[] whole() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Fixtures.load("01-text-reply").turns().get(0).reply().frames()
                .forEach(frame -> bytes.writeBytes(FrameEncoder.encode(frame)));
        return bytes.toByteArray();
    }

    private List<byte[]> chunks() throws IOException {
        try (RawCall call = new RawCall(kiro)) {
            call.send(bearer, HELLO);
            assertEquals("HTTP/1.1 200 ", call.responseHead().get(0));
            return call.allChunks();
        }
    }

    private static byte[] joined(List<byte[]> chunks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chunks.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    @Test
    void withoutFaultsEachFrameIsAChunk() throws IOException {
        play(Faults.NONE);
        List<byte[]> chunks = chunks();
        assertEquals(6, chunks.size());
        assertArrayEquals(whole(), joined(chunks));
    }

    @Test
    void everyByteMayBeAChunkOfItsOwn() throws IOException {
        play(Faults.NONE.splitting(Split.every(1)));
        List<byte[]> chunks = chunks();
        assertTrue(chunks.stream().allMatch(chunk -> chunk.length == 1));
        assertArrayEquals(whole(), joined(chunks));
    }

    @Test
    void chunksOfEqualSizeCrossFrames() throws IOException {
        play(Faults.NONE.splitting(Split.every(100)));
        List<byte[]> chunks = chunks();
        assertEquals(List.of(100, 100, 100, 100, 100, 100, 100, 100, 75), chunks.stream().map(c -> c.length).toList());
        assertArrayEquals(whole(), joined(chunks));
    }

    @Test
    void randomChunksAreTheSameForTheSameSeed() throws IOException {
        play(Faults.NONE.splitting(Split.randomly(7, 40)));
        kiro.play(Fixtures.load("01-text-reply").turns().get(0).with(Faults.NONE.splitting(Split.randomly(7, 40))));
        kiro.play(Fixtures.load("01-text-reply").turns().get(0).with(Faults.NONE.splitting(Split.randomly(8, 40))));
        List<byte[]> first = chunks();
        List<Integer> sizes = first.stream().map(chunk -> chunk.length).toList();
        assertArrayEquals(whole(), joined(first));
        assertEquals(sizes, chunks().stream().map(chunk -> chunk.length).toList());
        assertFalse(sizes.equals(chunks().stream().map(chunk -> chunk.length).toList()));
    }

    @Test
    void aChunkMayEndInsideACharacterButTheJsonIsWhole() throws IOException {
        start(SimOptions.scripted());
        Reply reply = Reply.stream(Events.text("a\u4f60b", "auto"));
        kiro.play(Turn.once("wide", reply).with(Faults.NONE.splitting(Split.INSIDE_CHARACTERS)));
        List<byte[]> chunks = chunks();
        assertEquals(2, chunks.size());
        assertEquals((byte) 0xe4, chunks.get(0)[chunks.get(0).length - 1]);
        assertThrows(CharacterCodingException.class, () -> StandardCharsets.UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(chunks.get(0))));
        assertEquals("a\u4f60b", DecodedStream.of(joined(chunks)).text());
    }

    @Test
    void headersFirstFrameAndFurtherFramesWaitAtTheirGates() throws IOException, InterruptedException {
        Gate headers = new Gate();
        Gate first = new Gate();
        Gate further = new Gate();
        play(Faults.NONE.holdingHeaders(headers).holdingFirstFrame(first).holdingFrames(further));
        try (RawCall call = new RawCall(kiro)) {
            call.send(bearer, HELLO);
            assertTrue(headers.reached(20));
            assertFalse(first.reached(0));
            headers.open();
            assertEquals("HTTP/1.1 200 ", call.responseHead().get(0));
            assertTrue(first.reached(20));
            first.open();
            assertEquals("Hello", DecodedStream.of(call.chunk()).text());
            assertTrue(further.reached(20));
            further.openOnce();
            assertEquals(", wor", DecodedStream.of(call.chunk()).text());
            assertTrue(further.reached(20));
            assertEquals(1, kiro.activeExchanges());
            further.open();
            assertEquals(4, call.allChunks().size());
        }
    }

    @Test
    void aScriptsPausesCanBeGates() throws IOException, InterruptedException {
        Gate pause = new Gate();
        start(SimOptions.scripted().withPauses(millis -> pause));
        kiro.play(Fixtures.load("25-slow-thinking"));
        try (RawCall call = new RawCall(kiro)) {
            call.send(bearer, HELLO);
            call.responseHead();
            assertTrue(pause.reached(20));
            pause.openOnce();
            assertEquals(List.of("reasoningContentEvent"), DecodedStream.of(call.chunk()).types());
            assertTrue(pause.reached(20));
            pause.openOnce();
            assertEquals("Done.", DecodedStream.of(joined(call.allChunks())).text());
        }
    }

    @Test
    void aStreamMayStopInsideAFrame() throws IOException {
        play(Faults.NONE.stoppingInside(1));
        byte[] bytes = joined(chunks());
        assertEquals(155 + 155 / 2, bytes.length);
    }

    @Test
    void aStreamMayStopBetweenFrames() throws IOException {
        play(Faults.NONE.stoppingBefore(2));
        assertEquals("Hello, wor", DecodedStream.of(joined(chunks())).text());
    }

    @Test
    void aConnectionMayBeReset() {
        play(Faults.NONE.stoppingBefore(1).ending(Ending.RESET));
        assertThrows(SocketException.class, () -> {
            try (RawCall call = new RawCall(kiro)) {
                call.send(bearer, HELLO);
                call.responseHead();
                call.chunk();
                call.read();
            }
        });
    }

    @Test
    void aConnectionMayBeCut() throws IOException {
        play(Faults.NONE.stoppingBefore(1).ending(Ending.CUT));
        try (RawCall call = new RawCall(kiro)) {
            call.send(bearer, HELLO);
            call.responseHead();
            assertEquals("Hello", DecodedStream.of(call.chunk()).text());
            assertEquals(-1, call.read());
        }
    }

    @Test
    void aHangLastsUntilThePeerLeavesAndLeavesNothingBehind() throws Exception {
        start(SimOptions.scripted());
        kiro.play(Fixtures.load("22-silent-after-metering"));
        try (RawCall call = new RawCall(kiro)) {
            call.send(bearer, HELLO);
            call.responseHead();
            for (int frame = 0; frame < 4; frame++) {
                call.chunk();
            }
            assertEquals(1, kiro.activeExchanges());
        }
        Await.until(() -> kiro.activeExchanges() == 0 && kiro.connections() == 0);
    }

    @Test
    void aChecksumMayBeWrong() throws IOException {
        play(Faults.NONE.spoiling(1));
        byte[] bytes = joined(chunks());
        byte[] good = whole();
        assertEquals(good.length, bytes.length);
        assertEquals(good[309] ^ (byte) 0xff, bytes[309]);
        bytes[309] = good[309];
        assertArrayEquals(good, bytes);
    }

    @Test
    void aFrameMayComeTwice() throws IOException {
        play(Faults.NONE.repeating(0));
        assertEquals("HelloHello, world.", DecodedStream.of(joined(chunks())).text());
    }

    @Test
    void aBodyMayBeCompressed() throws IOException {
        play(Faults.NONE.compressing());
        HttpResponse<byte[]> response = new Caller(kiro).generate(bearer, HELLO);
        assertEquals("gzip", response.headers().firstValue("content-encoding").orElse(""));
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertArrayEquals(whole(), unpacked.readAllBytes());
        }
    }

    @Test
    void aGoodStatusMayComeWithoutAnyFrame() throws IOException {
        play(Faults.NONE.withoutFrames());
        assertEquals(0, chunks().size());
    }

    @Test
    void faultsOfTheWholeSimulatorApplyWhereATurnHasNone() throws IOException {
        start(SimOptions.steered().withFaults(Faults.NONE.splitting(Split.every(2))));
        assertTrue(chunks().stream().allMatch(chunk -> chunk.length <= 2));
    }

    @Test
    void aSlowReaderTakesTheBodyBlockByBlock() throws Exception {
        Gate gate = new Gate();
        start(SimOptions.steered().readingSlowly(100, gate));
        Caller caller = new Caller(kiro);
        CompletableFuture<HttpResponse<byte[]>> answer =
                CompletableFuture.supplyAsync(() -> caller.generate(bearer, HELLO));
        int blocks = (HELLO.json().toString().length() + 99) / 100;
        for (int block = 0; block < blocks; block++) {
            assertTrue(gate.reached(20));
            assertFalse(answer.isDone());
            gate.openOnce();
        }
        assertEquals(200, answer.get(20, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void errorFramesCarryCodeAndMessageInTheirHeaders() throws IOException {
        start(SimOptions.scripted());
        kiro.play(Turn.once("error", Reply.stream(List.of(Frame.error("InternalError", "broken")))));
        DecodedStream.Decoded frame = DecodedStream.of(joined(chunks())).frames().get(0);
        assertEquals("InternalError", frame.headers().get(":error-code"));
        assertEquals("broken", frame.headers().get(":error-message"));
        assertEquals("", frame.payload());
    }

    @Test
    void connectionsAreKeptForTheNextCall() throws IOException {
        start(SimOptions.steered());
        try (RawCall call = new RawCall(kiro)) {
            for (int round = 0; round < 3; round++) {
                call.send(bearer, HELLO);
                call.responseHead();
                assertEquals(6, call.allChunks().size());
            }
            assertEquals(1, kiro.connections());
        }
    }

    @Test
    void whatIsNoHttpIsRefusedAndTheConnectionClosed() throws IOException {
        start(SimOptions.steered());
        try (RawCall call = new RawCall(kiro)) {
            call.write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 400 ", call.responseHead().get(0));
        }
        try (RawCall call = new RawCall(kiro)) {
            call.head(bearer, 2_000_000_000);
            assertEquals("HTTP/1.1 413 ", call.responseHead().get(0));
        }
    }
}
