package org.kirogate.page;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** Which of many failures are recorded one by one: so many a minute of one address, and of all. Bounded. Thread-safe. */
final class FailureRate {
    /** Of one address. */
    static final int OF_ONE = 10;
    /** Of all addresses together. */
    static final int OF_ALL = 120;

    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
    private static final int MAX_ADDRESSES = 2_000;
    /** Counts what all addresses together had too many, and those for which there is no room. */
    private static final String ALL = "";

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Minute> minutes = new LinkedHashMap<>();

    FailureRate(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    private record Minute(long start, int recorded, long more) {
        Minute one() {
            return new Minute(start, recorded + 1, more);
        }

        Minute unrecorded() {
            return new Minute(start, recorded, more + 1);
        }
    }

    /** Counts a failure; whether it is to be recorded. */
    boolean recorded(String address) {
        lock.lock();
        try {
            Minute all = minute(ALL);
            String counted = minutes.containsKey(address) || minutes.size() < MAX_ADDRESSES ? address : ALL;
            Minute one = minute(counted);
            if (one.recorded() >= OF_ONE && !counted.equals(ALL)) {
                minutes.put(counted, one.unrecorded());
                return false;
            }
            if (all.recorded() >= OF_ALL) {
                minutes.put(ALL, all.unrecorded());
                return false;
            }
            minutes.put(ALL, all.one());
            if (!counted.equals(ALL)) {
                minutes.put(counted, one.one());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the minutes that are over: address, empty = all of them, to how many were not recorded, where some were. */
    Map<String, Long> over() {
        lock.lock();
        try {
            Map<String, Long> over = new HashMap<>();
            long now = clock.millis();
            minutes.forEach((address, minute) -> {
                if (now - minute.start() >= MINUTE_MS && minute.more() > 0) {
                    over.put(address, minute.more());
                }
            });
            minutes.values().removeIf(minute -> now - minute.start() >= MINUTE_MS);
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** The current one; one that is over but left something to be told goes on until that is taken. */
    private Minute minute(String address) {
        long now = clock.millis();
        Minute found = minutes.get(address);
        boolean fresh = found == null || now - found.start() >= MINUTE_MS && found.more() == 0;
        return fresh ? new Minute(now, 0, 0) : found;
    }
}
