package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** Tokens of a {@link PoolFixture} that are cared for while a stepped clock runs; tests extend it. */
abstract class CareOfTokens {
    static final Duration HOUR = Duration.ofHours(1);

    final PoolFixture fixture = new PoolFixture();
    TokenHealthCheck check;

    TokenHealthCheck check(Duration interval) {
        if (check == null) {
            check = newCheck(fixture.pool(), interval);
        }
        return check;
    }

    TokenHealthCheck newCheck(TokenPool pool, Duration interval) {
        return new TokenHealthCheck(fixture.store, pool, fixture.upstream, interval, Runnable::run, fixture.clock);
    }

    void run() {
        check(HOUR).run();
    }

    /** Runs it every so often while time passes. */
    void pass(Duration time, Duration step) {
        Instant end = fixture.clock.instant().plus(time);
        while (fixture.clock.instant().isBefore(end)) {
            fixture.clock.advance(step);
            run();
        }
    }

    void fail(long id, Kind kind) {
        fixture.fail(id, UpstreamFailure.of(kind, ""));
    }

    void serve() {
        try (TokenLease lease = fixture.acquire()) {
            lease.succeeded();
        }
    }

    TokenState stored(long id) {
        fixture.pool().flush();
        return fixture.store.find(id).orElseThrow().view().standing().state();
    }

    void bringIn(long id) {
        fixture.token(id);
        fixture.pool().reload();
        run();
        pass(Duration.ofMinutes(12), Duration.ofMinutes(1));
        fixture.upstream.quotas.clear();
        fixture.upstream.modelLists.clear();
    }
}
