package org.kirogate.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.kirogate.config.GatewayConfig;
import org.kirogate.support.SteppedClock;

class AlertDeskTest {
    private static final GatewayConfig.Alerts SOMEWHERE =
            new GatewayConfig.Alerts("http://127.0.0.1:9/hook?token=abc", "a-secret-of-sixteen", 1, 50);

    private final SteppedClock clock = new SteppedClock();
    private final Posted posted = new Posted();
    private final List<Duration> pauses = new ArrayList<>();
    private final AlertDesk desk = desk(SOMEWHERE);

    private AlertDesk desk(GatewayConfig.Alerts config) {
        return new AlertDesk(config, posted, Runnable::run, pauses::add, clock, new Random(1));
    }

    private static Alert alert(AlertKind kind, String subject) {
        return new Alert(kind, subject, "A sentence.", Map.of("figure", 3));
    }

    @Test
    void aTroubleIsToldOnceAndSoIsItsEnd() {
        desk.raise(alert(AlertKind.POOL_LOW, "pool"));
        clock.advance(Duration.ofDays(2));
        desk.raise(alert(AlertKind.POOL_LOW, "pool"));
        assertEquals(List.of("pool_low critical"), posted.told());
        desk.over(alert(AlertKind.POOL_LOW, "pool"));
        desk.over(alert(AlertKind.POOL_LOW, "pool"));
        desk.raise(alert(AlertKind.POOL_LOW, "pool"));
        assertEquals(List.of("pool_low critical", "pool_low resolved", "pool_low critical"), posted.told());
        assertEquals(3, posted.posts.stream().map(post -> post.json().get("id")).distinct().count());
    }

    @Test
    void subjectsAreApartAndWhatNeverWasIsNotOver() {
        desk.raise(alert(AlertKind.TOKEN_LOST, "token 1"));
        desk.raise(alert(AlertKind.TOKEN_LOST, "token 2"));
        desk.over(alert(AlertKind.TOKEN_LOST, "token 3"));
        assertEquals(List.of("token_lost warning", "token_lost warning"), posted.told());
    }

    @Test
    void lockOutsAreToldAgainAfterAQuarterOfAnHourWithoutOne() {
        desk.raise(alert(AlertKind.SIGN_IN_LOCKOUT, "console"));
        clock.advance(Duration.ofMinutes(14));
        desk.raise(alert(AlertKind.SIGN_IN_LOCKOUT, "console"));
        clock.advance(Duration.ofMinutes(14));
        desk.raise(alert(AlertKind.SIGN_IN_LOCKOUT, "console"));
        assertEquals(1, posted.posts.size());
        clock.advance(Duration.ofMinutes(15));
        desk.raise(alert(AlertKind.SIGN_IN_LOCKOUT, "console"));
        assertEquals(2, posted.posts.size());
    }

    @Test
    void theBodyHasItsSevenParts() {
        desk.raise(alert(AlertKind.JOURNAL_LAG, "journal"));
        JsonObject body = posted.posts.get(0).json();
        assertEquals(List.of("id", "at", "kind", "severity", "subject", "text", "details"), List.copyOf(body.keySet()));
        assertEquals(clock.instant(), Instant.parse(body.get("at").getAsString()));
        assertEquals("{\"figure\":3}", body.get("details").toString());
        assertEquals(body.get("id").getAsString(), posted.posts.get(0).headers().get("idempotency-key"));
    }

    @Test
    void whatMayPassIsTriedAgainAfterDoublingPausesWithTheSameIdAndBody() {
        posted.answer(500, 0, 429);
        desk.raise(alert(AlertKind.POOL_LOW, "pool"));
        assertEquals(4, posted.posts.size());
        assertEquals(1, posted.posts.stream().map(Posted.Post::body).distinct().count());
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)), pauses);
        assertEquals(1, desk.figures().sent());
        assertEquals(clock.instant(), desk.figures().lastSent());
    }

    @Test
    void sixTriesAreAllAndARefusalIsFinal() {
        posted.answer(500, 500, 500, 500, 500, 500, 404, 302);
        desk.test();
        assertEquals(6, posted.posts.size());
        desk.test();
        assertEquals(7, posted.posts.size());
        desk.test();
        assertEquals(8, posted.posts.size());
        assertEquals(3, desk.figures().failed());
        assertEquals(clock.instant(), desk.figures().lastFailed());
    }

    @Test
    void withoutAnAddressNothingIsSent() {
        AlertDesk silent = desk(new GatewayConfig.Alerts("", "", 1, 50));
        silent.raise(alert(AlertKind.POOL_LOW, "pool"));
        silent.test();
        assertFalse(silent.configured());
        assertTrue(posted.posts.isEmpty());
    }

    @Test
    void theOldestGivesWayWhenTheReceiverIsAwayForLong() {
        Deque<Runnable> later = new ArrayDeque<>();
        AlertDesk slow = new AlertDesk(SOMEWHERE, posted, later::add, pauses::add, clock, new Random(1));
        for (int i = 0; i < 103; i++) {
            slow.raise(alert(AlertKind.TOKEN_LOST, "token " + i));
        }
        assertEquals(1, later.size());
        assertEquals(3, slow.figures().dropped());
        assertEquals(100, slow.figures().waiting());
        later.remove().run();
        assertEquals("token 3", posted.posts.get(0).json().get("subject").getAsString());
        assertEquals(100, slow.figures().sent());
        assertEquals(0, slow.figures().waiting());
    }

    @Test
    void aStopEndsTheTriesAndCountsWhatIsLeft() {
        posted.answer(500);
        AlertDesk stopped = new AlertDesk(SOMEWHERE, posted, Runnable::run, pause -> {
            throw new InterruptedException("stop");
        }, clock, new Random(1));
        stopped.test();
        assertTrue(Thread.interrupted());
        assertEquals(1, stopped.figures().failed());
        AlertDesk refused = new AlertDesk(SOMEWHERE, posted, task -> {
            throw new RejectedExecutionException();
        }, pauses::add, clock, new Random(1));
        refused.test();
        refused.close();
        assertEquals(1, refused.figures().dropped());
    }
}
