package org.kirogate.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * Slows down guessing. Failures are counted for each pair of name and network, and for each network; past a free number
 * each doubles the wait, from 1 s to 15 min. An attempt counts from its beginning, so that many at once gain nothing.
 * In the memory of one node, bounded. Thread-safe.
 */
final class SignInThrottle {
    private static final int FREE_A_NAME = 5;
    private static final int FREE_A_NETWORK = 50;
    private static final long MAX_WAIT_MS = Duration.ofMinutes(15).toMillis();
    private static final long FORGOTTEN_MS = Duration.ofHours(1).toMillis();

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final LongAdder refused = new LongAdder();
    private final Map<String, Count> counts;

    SignInThrottle(InstantSource clock, int maxEntries) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.counts = new Bounded(maxEntries);
    }

    private record Count(int failures, long last, long blockedUntil) {
        static final Count NONE = new Count(0, 0, 0);
    }

    /**
     * Begins an attempt, which counts as failed until {@link #succeeded}.
     *
     * @return whether it is the one after which, if it fails, whoever tries there has to wait for the first time
     * @throws GatewayException RATE_LIMITED with the wait that is left
     */
    boolean begin(String name, String address) {
        String network = network(address);
        lock.lock();
        try {
            long now = clock.millis();
            Count pair = count(pair(name, network), now);
            Count all = count(network, now);
            long until = Math.max(pair.blockedUntil(), all.blockedUntil());
            if (until > now) {
                refused.increment();
                Duration left = Duration.ofMillis(until - now);
                throw new GatewayException(Fault.RATE_LIMITED, "Too many failed sign-ins. Try again in "
                        + Math.max(1, (left.toMillis() + 999) / 1000) + " seconds.").retryAfter(left);
            }
            counts.put(pair(name, network), failed(pair, FREE_A_NAME, now));
            counts.put(network, failed(all, FREE_A_NETWORK, now));
            return pair.failures() == FREE_A_NAME || all.failures() == FREE_A_NETWORK;
        } finally {
            lock.unlock();
        }
    }

    /** The attempt was a good one: the pair starts from nothing, the network is as it was before. */
    void succeeded(String name, String address) {
        String network = network(address);
        lock.lock();
        try {
            counts.remove(pair(name, network));
            counts.computeIfPresent(network, (key, all) -> new Count(all.failures() - 1, all.last(), 0));
        } finally {
            lock.unlock();
        }
    }

    /** How many more attempts may fail before one has to wait. */
    int free(String name, String address) {
        String network = network(address);
        lock.lock();
        try {
            long now = clock.millis();
            int ofPair = FREE_A_NAME - count(pair(name, network), now).failures();
            int ofNetwork = FREE_A_NETWORK - count(network, now).failures();
            return Math.max(0, Math.min(ofPair, ofNetwork));
        } finally {
            lock.unlock();
        }
    }

    /** Attempts that were refused unseen since the start. */
    long refused() {
        return refused.sum();
    }

    private Count count(String key, long now) {
        Count count = counts.getOrDefault(key, Count.NONE);
        return now - count.last() > FORGOTTEN_MS ? Count.NONE : count;
    }

    private static Count failed(Count before, int free, long now) {
        int failures = before.failures() + 1;
        int beyond = failures - free;
        long wait = beyond <= 0 ? 0 : Math.min(MAX_WAIT_MS, 1000L << Math.min(beyond - 1, 20));
        return new Count(failures, now, now + wait);
    }

    private static String pair(String name, String network) {
        return name.toLowerCase(Locale.ROOT) + " " + network;
    }

    /** One household or server owns a whole /64 of IPv6, so the first four groups count; IPv4 counts as it is. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split(":");
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < Math.min(4, groups.length) && !groups[i].isEmpty(); i++) {
            prefix.append(groups[i]).append(':');
        }
        return prefix.toString();
    }

    /** Forgets the one that was touched longest ago. */
    private static final class Bounded extends LinkedHashMap<String, Count> {
        private static final long serialVersionUID = 1L;
        private final int maxEntries;

        Bounded(int maxEntries) {
            super(16, 0.75f, true);
            this.maxEntries = maxEntries;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > maxEntries;
        }
    }
}
