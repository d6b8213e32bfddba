package org.kirogate.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.kirogate.access.limit.Limits;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * Whether one more request of a key fits its limits. Kept in the memory of this node and exact there: asking and
 * counting are one step, so requests at the same time can't slip through together. Thread-safe.
 */
public final class Admission {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final KeyMemory keys;
    private final InstantSource clock;
    private final ConcurrentHashMap<Long, Gauge> gauges = new ConcurrentHashMap<>();

    /** Admission to these keys' limits. */
    public Admission(ApiKeys keys, InstantSource clock) {
        this.keys = keys.memory();
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Lets a request in.
     *
     * @return what has to be closed when the request is over
     * @throws GatewayException RATE_LIMITED with the time after which there may be room
     */
    public Permit admit(Caller caller) {
        long keyId = caller.keyId();
        Limits limits = keys.limits(keyId);
        gauges.compute(keyId, (id, gauge) -> {
            Gauge entered = gauge == null ? new Gauge() : gauge;
            long now = clock.millis();
            check(limits, entered, now);
            entered.enter(limits.pace().requestsPerMinute() > 0, now);
            return entered;
        });
        return new Permit(() -> release(keyId));
    }

    /** How many requests of a key are in flight on this node. */
    public int inFlight(long keyId) {
        int[] found = new int[1];
        gauges.computeIfPresent(keyId, (id, gauge) -> {
            found[0] = gauge.inFlight();
            return gauge;
        });
        return found[0];
    }

    /** How many requests are in flight on this node, of all keys. */
    public int inFlight() {
        return gauges.keySet().stream().mapToInt(id -> inFlight(id)).sum();
    }

    /**
     * How many keys are being counted; bounded by the keys used in the last minute or in flight, once {@link #forget}
     * ran.
     */
    int counted() {
        return gauges.size();
    }

    /** Forgets keys that were not used for a minute. For the housekeeping. */
    public void forget() {
        long now = clock.millis();
        gauges.keySet().forEach(
                id -> gauges.computeIfPresent(id, (key, gauge) -> idle(gauge, now) ? null : gauge));
    }

    private void release(long keyId) {
        gauges.computeIfPresent(keyId, (id, gauge) -> {
            gauge.leave();
            return idle(gauge, clock.millis()) ? null : gauge;
        });
    }

    private static boolean idle(Gauge gauge, long now) {
        return gauge.inFlight() == 0 && gauge.recent(now) == 0;
    }

    private static void check(Limits limits, Gauge gauge, long now) {
        if (limits.pace().maxConcurrency() > 0 && gauge.inFlight() >= limits.pace().maxConcurrency()) {
            throw new GatewayException(Fault.RATE_LIMITED, "This API key has " + gauge.inFlight()
                    + " requests in flight; its limit is " + limits.pace().maxConcurrency() + ".").retryAfter(SOON);
        }
        int perMinute = limits.pace().requestsPerMinute();
        if (perMinute > 0 && gauge.recent(now) >= perMinute) {
            throw new GatewayException(Fault.RATE_LIMITED, "This API key made " + perMinute
                            + " requests in the last 60 seconds, which is its limit.")
                    .retryAfter(Duration.ofMillis(Math.max(1, gauge.untilRoom(perMinute, now))));
        }
    }
}
