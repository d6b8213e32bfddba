package org.kirogate.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kirogate.upstream.Credential;

/** One renewal under way: whoever needs its result waits for it, and holds no lock meanwhile. Thread-safe, one use. */
final class RefreshFlight {
    private final CountDownLatch landed = new CountDownLatch(1);
    /** Null until it landed, and when it crashed. */
    private volatile Credential credential;
    /** Null unless it crashed. */
    private volatile Throwable crash;

    void landed(Credential renewed) {
        credential = renewed;
        landed.countDown();
    }

    void crashed(Throwable reason) {
        crash = reason;
        landed.countDown();
    }

    /** Waits for the end; false when it did not come within the time. */
    boolean await(Duration longest) throws InterruptedException {
        return landed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What it brought, empty when it crashed. */
    Optional<Credential> credential() {
        return Optional.ofNullable(credential);
    }

    /** Why it crashed. */
    Optional<Throwable> crash() {
        return Optional.ofNullable(crash);
    }
}
