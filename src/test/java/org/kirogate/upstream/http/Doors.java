package org.kirogate.upstream.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Doors, calls and a stepped clock for tests. */
final class Doors {

    static final Duration LONG = Duration.ofSeconds(20);

    private Doors() {
    }

    static HttpDoor plain() {
        return HttpDoors.open(settings(""), InstantSource.system());
    }

    static HttpSettings settings(String proxyUrl) {
        return new HttpSettings(LONG, 64, Duration.ofSeconds(30), proxyUrl);
    }

    static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of(), new byte[0], LONG);
    }

    static HttpCall post(URI uri, byte[] body) {
        return new HttpCall("POST", uri, Map.of(), body, LONG);
    }

    /** The whole body of one call, the answer closed. */
    static String fetch(HttpDoor door, HttpCall call) throws HttpFailure {
        try (HttpAnswer answer = door.send(call)) {
            return new String(answer.readAll(1 << 20, LONG), ISO_8859_1);
        }
    }

    /** A clock that moves when told. */
    static final class Clock implements InstantSource {

        private final AtomicLong millis = new AtomicLong(1_000_000);

        void step(Duration by) {
            millis.addAndGet(by.toMillis());
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }
    }
}
