package org.kirogate.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kirogate.access.KeyNetworkDao.Known;
import org.kirogate.access.KeyNetworkDao.Pair;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Sql;

/**
 * From which networks super keys are used: one that a key was never used from before is news, since that is how a
 * stolen key shows. A key's very first network is none. What is kept is the network, not the address, and nothing where
 * addresses are not kept at all. Thread-safe.
 */
public final class KeyNetworks {
    /** Networks that are remembered of one key; then the one not seen for longest gives way. */
    static final int MAX_NETWORKS = 256;
    /** Networks of one key that are news within {@link #DAY}; further ones are remembered and not told. */
    static final int MAX_NEWS = 20;

    private static final Duration DAY = Duration.ofDays(1);
    /** Times of last use need no more than this. */
    private static final Duration EXACT = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int STEP = 1_000;
    private static final int MAX_STEPS = 50;

    private final Db db;
    private final boolean kept;
    private final InstantSource clock;
    private final KeyNetworkDao dao = new KeyNetworkDao();

    /**
     * The networks in a database.
     *
     * @param kept false = none is kept, and those that are there are forgotten
     */
    public KeyNetworks(Db db, boolean kept, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.kept = kept;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Takes in requests with super keys, inside the transaction that writes their records, as its last act.
     *
     * @param noting notes the networks that are news, if there are any
     */
    public void add(Sql sql, List<KeyNetwork.Visit> visits, Noting<List<KeyNetwork>> noting) {
        Map<Pair, List<Long>> times = kept ? byNetwork(visits) : Map.of();
        if (times.isEmpty()) {
            return;
        }
        Map<Pair, Long> known = dao.lastSeen(sql, times.keySet());
        Map<Pair, Long> again = new LinkedHashMap<>();
        Map<Long, List<KeyNetwork>> strange = new TreeMap<>();
        times.forEach((pair, seen) -> {
            long last = seen.stream().mapToLong(Long::longValue).max().orElseThrow();
            long first = seen.stream().mapToLong(Long::longValue).min().orElseThrow();
            if (!known.containsKey(pair)) {
                strange.computeIfAbsent(pair.keyId(), missing -> new ArrayList<>())
                        .add(new KeyNetwork(pair.keyId(), pair.network(), first));
            } else if (last - known.get(pair) >= EXACT.toMillis()) {
                again.put(pair, last);
            }
        });
        dao.seen(sql, again);
        List<KeyNetwork> news = new ArrayList<>();
        strange.forEach((keyId, networks) -> news.addAll(take(sql, keyId, networks)));
        if (!news.isEmpty()) {
            noting.note(sql, List.copyOf(news));
        }
    }

    /** Networks that became news within {@code span} from now, the newest first, at most {@code limit}. */
    public List<KeyNetwork> news(Duration span, int limit) {
        return kept ? dao.news(db, clock.millis() - span.toMillis(), limit) : List.of();
    }

    /** Forgets networks not seen for 180 days, or all where none is to be kept, in small steps. */
    public void forget() {
        long before = kept ? clock.millis() - KEPT.toMillis() : Long.MAX_VALUE;
        for (int step = 0; step < MAX_STEPS; step++) {
            if (dao.forget(db, before, STEP) == 0) {
                return;
            }
        }
    }

    /** Remembers networks of a key that it was not used from before; returns those that are news. */
    private List<KeyNetwork> take(Sql sql, long keyId, List<KeyNetwork> networks) {
        networks.sort((one, other) -> Long.compare(one.firstSeen(), other.firstSeen()));
        Known known = dao.known(sql, keyId, networks.get(0).firstSeen() - DAY.toMillis());
        long count = known.networks();
        List<KeyNetwork> news = new ArrayList<>();
        for (KeyNetwork network : networks) {
            if (count >= MAX_NETWORKS) {
                dao.forgetOne(sql, keyId);
                count--;
            }
            boolean told = count > 0 && known.noted() + news.size() < MAX_NEWS;
            if (dao.add(sql, network, told)) {
                count++;
                if (told) {
                    news.add(network);
                }
            }
        }
        return news;
    }

    private static Map<Pair, List<Long>> byNetwork(List<KeyNetwork.Visit> visits) {
        return visits.stream()
                .flatMap(visit -> KeyNetwork.of(visit.address())
                        .map(network -> Map.entry(new Pair(visit.keyId(), network), visit.at())).stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
