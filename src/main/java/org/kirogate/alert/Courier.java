package org.kirogate.alert;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Brings one notice to the receiver, again and again where that may help. Blocks. Thread-safe. */
final class Courier {
    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final String USER_AGENT = "KiroGate-Alerts";

    private final String address;
    private final Signature signature;
    private final AlertPost post;
    private final InstantSource clock;
    private final Pause pause;

    /** A courier to that address, who is sent nowhere while it is empty. */
    Courier(String address, Signature signature, AlertPost post, InstantSource clock, Pause pause) {
        this.address = Objects.requireNonNull(address, "address");
        this.signature = Objects.requireNonNull(signature, "signature");
        this.post = Objects.requireNonNull(post, "post");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.pause = Objects.requireNonNull(pause, "pause");
    }

    /**
     * Whether the receiver took it.
     *
     * @throws InterruptedException when the program stops
     */
    boolean deliver(Notice notice) throws InterruptedException {
        byte[] body = notice.body();
        Duration wait = FIRST_PAUSE;
        for (int run = 1; ; run++) {
            Try once = once(notice, body);
            if (once.taken()) {
                return true;
            }
            if (run == TRIES || !once.mayPass()) {
                LOG.log(System.Logger.Level.WARNING, "Alert {0} was not taken in {1} tries: {2}",
                        notice.id(), Integer.toString(run), once.told());
                return false;
            }
            pause.sleep(wait);
            wait = wait.multipliedBy(2);
        }
    }

    /** How one try ended. */
    private record Try(boolean taken, boolean mayPass, String told) {}

    private Try once(Notice notice, byte[] body) {
        try {
            int status = post.post(URI.create(address), headers(notice, body), body);
            return new Try(status >= 200 && status < 300, mayPass(status), "HTTP " + status);
        } catch (IOException e) {
            return new Try(false, true, e.getMessage());
        }
    }

    /** A receiver that calls the request wrong, or that has moved, will not think otherwise in a minute. */
    private static boolean mayPass(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    /** Signed anew for each try, so that a receiver may refuse what is old. */
    private Map<String, String> headers(Notice notice, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", USER_AGENT);
        headers.put("idempotency-key", notice.id());
        headers.put("x-kirogate-signature", signature.header(clock.millis() / 1000, body));
        headers.put("connection", "close");
        return headers;
    }
}
