package org.kirogate.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.kirogate.config.GatewayConfig;
import org.kirogate.config.Network;
import org.kirogate.upstream.http.HttpDoors;

/** Fetchers for tests, and a resolver that plays answers in their order. */
final class FetchFixture {
    static final int MAX_BYTES = 1000;
    static final String PATH = "messages[0].content[0].image_url.url";
    private static final Duration LONG = Duration.ofSeconds(20);

    private FetchFixture() {}

    /** May fetch from loopback. */
    static UrlFetcher onLoopback(Resolver resolver) {
        return fetcher(resolver, LONG, "127.0.0.0/8");
    }

    static UrlFetcher fetcher(Resolver resolver, Duration timeout, String... networks) {
        List<Network> allowed = List.of(networks).stream().map(text -> Network.parse(text).orElseThrow()).toList();
        GatewayConfig.Fetch settings = new GatewayConfig.Fetch(true, MAX_BYTES, timeout, allowed);
        return new UrlFetcher(settings, HttpDoors.pinned(), resolver, "1.2.3", InstantSource.system());
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    static String head(int status, String... headers) {
        return "HTTP/1.1 " + status + " Whatever\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Names with the addresses they get at each look-up; the last ones stay. Literals are read as the system does. */
    static final class Names implements Resolver {
        private final Map<String, Queue<List<InetAddress>>> answers = new ConcurrentHashMap<>();
        private final AtomicInteger lookUps = new AtomicInteger();

        /** At its next look-up the name has these addresses. */
        Names then(String name, String... addresses) throws UnknownHostException {
            List<InetAddress> all = new ArrayList<>();
            for (String address : addresses) {
                all.add(InetAddress.getByName(address));
            }
            answers.computeIfAbsent(name, missing -> new ArrayDeque<>()).add(all);
            return this;
        }

        int lookUps() {
            return lookUps.get();
        }

        @Override
        public List<InetAddress> lookUp(String host) throws UnknownHostException {
            lookUps.incrementAndGet();
            Queue<List<InetAddress>> scripted = answers.get(host);
            if (scripted == null) {
                return Resolver.SYSTEM.lookUp(host);
            }
            return scripted.size() > 1 ? scripted.remove() : scripted.element();
        }
    }
}
