package org.kirogate.upstream.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PulseIT {
    private static final Duration SHORT = Duration.ofMillis(5);

    private final HttpDoor door = Doors.plain();

    @AfterEach
    void close() {
        door.close();
    }

    private static HttpCall call(RawServer server, Runnable beat) {
        return new HttpCall("POST", server.uri(), Map.of(), new byte[0], Doors.LONG, new Pulse(SHORT, beat));
    }

    @Test
    void whileTheHeadIsWaitedForTheCallerIsToldAgainAndAgain() throws Exception {
        CountDownLatch beats = new CountDownLatch(3);
        RawServer.Script script = peer -> {
            peer.request();
            beats.await();
            peer.answer("late");
        };
        try (RawServer server = new RawServer(script)) {
            assertEquals("late", Doors.fetch(door, call(server, beats::countDown)));
            assertEquals(0, beats.getCount());
        }
    }

    @Test
    void whoThrowsWhenToldEndsTheCall() throws Exception {
        IllegalStateException gone = new IllegalStateException("the client is gone");
        CountDownLatch over = new CountDownLatch(1);
        RawServer.Script script = peer -> {
            peer.request();
            over.await();
        };
        try (RawServer server = new RawServer(script)) {
            HttpCall call = call(server, () -> {
                throw gone;
            });
            assertSame(gone, assertThrows(IllegalStateException.class, () -> door.send(call)));
            over.countDown();
        }
    }
}
