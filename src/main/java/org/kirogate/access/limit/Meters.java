package org.kirogate.access.limit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.kirogate.fault.GatewayException;

/**
 * The meters of all keys and users that are used. Asking and counting are one step under the locks of the key and then of
 * its user, so requests at the same time can't slip through together; no other request is held up. Thread-safe.
 */
public final class Meters {
    /** Output tokens that are reserved for an answer whose most is not said. */
    static final long USUAL_OUTPUT = 8_192;

    private final InstantSource clock;
    private final ConcurrentHashMap<Subject, Meter> meters = new ConcurrentHashMap<>();
    private final Set<Meter> touched = ConcurrentHashMap.newKeySet();

    /** No meters yet. */
    public Meters(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** One meter of a request, and the credits it holds of it. */
    record Entry(Meter meter, Limits limits, double credits) {}

    /** What was reserved; {@code mostOutput} 0 = no limit. */
    record Grant(long tokens, long mostOutput) {}

    /**
     * Lets a request in.
     *
     * @return what has to be settled when the request is over
     * @throws GatewayException FORBIDDEN when it may not come from there, RATE_LIMITED with the time after which there
     *     may be room
     */
    public Permit enter(long keyId, Limits limits, long userId, Limits ceilings, Visit visit) {
        checkVisit(limits, ceilings, visit);
        long now = clock.millis();
        Meter key = hold(Subject.key(keyId), limits, now);
        try {
            if (ceilings.equals(Limits.NONE)) {
                checkRoom(key, now);
                return new Permit(this, List.of(entered(key, limits, now)));
            }
            Meter user = hold(Subject.user(userId), ceilings, now);
            try {
                checkRoom(key, now);
                checkRoom(user, now);
                return new Permit(this, List.of(entered(key, limits, now), entered(user, ceilings, now)));
            } finally {
                user.lock.unlock();
            }
        } finally {
            key.lock.unlock();
        }
    }

    /**
     * Looks only whether a request may come from there.
     *
     * @throws GatewayException FORBIDDEN when it may not
     */
    public static void checkVisit(Limits limits, Limits ceilings, Visit visit) {
        check(false, limits.reach(), visit);
        check(true, ceilings.reach(), visit);
    }

    private static void check(boolean ofUser, Reach reach, Visit visit) {
        if (!reach.network(visit.address())) {
            throw Refusals.network(ofUser);
        }
        if (!reach.client(visit.clientFamily())) {
            throw Refusals.client(ofUser, visit.clientFamily());
        }
    }

    /** The meter, locked and with the limits that hold now. */
    private Meter hold(Subject subject, Limits limits, long now) {
        while (true) {
            Meter known = meters.get(subject); // most often there, and then no part of the table is locked
            Meter meter = known == null ? meters.computeIfAbsent(subject, Meter::new) : known;
            meter.lock.lock();
            if (!meter.retired()) {
                meter.adopt(limits, now);
                return meter;
            }
            meter.lock.unlock();
        }
    }

    private static void checkRoom(Meter meter, long now) {
        for (LimitUse use : meter.uses(now)) {
            boolean full = switch (use.measure()) {
                case REQUESTS, CONCURRENCY -> use.used() + 1 > use.limit();
                case TOKENS, CREDITS -> use.used() >= use.limit();
            };
            if (full) {
                boolean one = use.measure() == Measure.REQUESTS || use.measure() == Measure.CONCURRENCY;
                throw Refusals.full(use, 0, meter.wait(use, one ? 1 : 0, now), now);
            }
        }
    }

    private Entry entered(Meter meter, Limits limits, long now) {
        double credits = meter.enter(now);
        touch(meter);
        return new Entry(meter, limits, credits);
    }

    private void touch(Meter meter) {
        if (meter.counts()) {
            touched.add(meter);
        }
    }

    Grant reserve(List<Entry> entries, long input, long output) {
        long now = clock.millis();
        entries.forEach(entry -> entry.meter().lock.lock());
        try {
            long tokens = input + output;
            long most = 0;
            for (Entry entry : entries) {
                entry.meter().adopt(entry.meter().limits(), now);
                for (LimitUse use : entry.meter().uses(now)) {
                    if (use.measure() != Measure.TOKENS) {
                        continue;
                    }
                    long left = (long) use.left();
                    if (left < input + 1) {
                        throw Refusals.full(use, input, entry.meter().wait(use, input + 1, now), now);
                    }
                    if (use.span().isPresent() && left < input + output) {
                        most = most == 0 ? left - input : Math.min(most, left - input);
                    }
                    tokens = Math.min(tokens, left);
                }
            }
            for (Entry entry : entries) {
                entry.meter().reserve(tokens);
                touch(entry.meter());
            }
            return new Grant(tokens, most);
        } finally {
            entries.forEach(entry -> entry.meter().lock.unlock());
        }
    }

    void settle(List<Entry> entries, long reserved, long tokens, ToDoubleFunction<Entry> credits) {
        long now = clock.millis();
        for (Entry entry : entries) {
            Meter meter = entry.meter();
            meter.lock.lock();
            try {
                meter.leave(reserved, entry.credits(), tokens, credits.applyAsDouble(entry), now);
                if (meter.counts()) {
                    touch(meter);
                } else {
                    forget(meter, now);
                }
            } finally {
                meter.lock.unlock();
            }
        }
    }

    /** Its lock is held. */
    private void forget(Meter meter, long now) {
        if (meter.idle(now)) {
            meter.retire();
            meters.remove(meter.subject, meter);
            touched.remove(meter);
        }
    }

    /** Forgets what was not used for a minute and has nothing that counts. */
    public void forget() {
        long now = clock.millis();
        for (Meter meter : meters.values()) {
            meter.lock.lock();
            try {
                meter.adopt(meter.limits(), now);
                forget(meter, now);
            } finally {
                meter.lock.unlock();
            }
        }
    }

    /** How much of its limits a key or user has used. */
    public List<LimitUse> uses(Subject subject, Limits limits) {
        if (!limits.counts()) {
            return List.of();
        }
        long now = clock.millis();
        Meter known = meters.get(subject);
        Meter meter = known == null ? new Meter(subject) : known;
        meter.lock.lock();
        try {
            meter.adopt(limits, now);
            return meter.uses(now);
        } finally {
            meter.lock.unlock();
        }
    }

    /** How many requests of a key are in flight on this node. */
    public int inFlight(long keyId) {
        Meter meter = meters.get(Subject.key(keyId));
        return meter == null ? 0 : inFlight(meter);
    }

    /** How many requests of all keys are in flight on this node. */
    public int inFlight() {
        return meters.values().stream().filter(meter -> !meter.subject.ofUser()).mapToInt(Meters::inFlight).sum();
    }

    private static int inFlight(Meter meter) {
        meter.lock.lock();
        try {
            return meter.inFlight();
        } finally {
            meter.lock.unlock();
        }
    }

    /** How many meters there are. */
    public int size() {
        return meters.size();
    }

    /** The meters that changed since this was asked last. */
    List<Meter> takeTouched() {
        List<Meter> taken = new ArrayList<>(touched);
        taken.forEach(touched::remove);
        return taken;
    }

    boolean anyTouched() {
        return !touched.isEmpty();
    }

    void touchAgain(Meter meter) {
        touched.add(meter);
    }

    /** The meter of a subject that somebody wants to tell something; locked, and made if there is none. */
    Meter locked(Subject subject, Limits limits) {
        return hold(subject, limits, clock.millis());
    }
}
