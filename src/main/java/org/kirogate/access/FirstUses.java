package org.kirogate.access;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.kirogate.access.limit.Limits;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;

/** First uses of keys between the request that makes one and the database. Thread-safe. */
final class FirstUses {
    private final Db db;
    private final KeyDao dao;
    private final ConcurrentHashMap<Long, Long> noted = new ConcurrentHashMap<>();

    FirstUses(Db db, KeyDao dao) {
        this.db = db;
        this.dao = dao;
    }

    /** Epoch ms of one that waits, 0 = none does. */
    long of(long keyId) {
        return noted.getOrDefault(keyId, 0L);
    }

    void note(long keyId, long now) {
        if (!noted.containsKey(keyId)) {
            noted.putIfAbsent(keyId, now);
        }
    }

    /**
     * Writes what waits; a key that another node noted before keeps that time. Other nodes are told when a key's end
     * depends on it.
     */
    void keep(LongFunction<Limits> limits, LongConsumer refresh) {
        Map<Long, Long> waiting = new HashMap<>(noted);
        if (waiting.isEmpty()) {
            return;
        }
        boolean told = waiting.keySet().stream().anyMatch(id -> limits.apply(id).daysAfterFirstUse() > 0);
        db.transaction(transaction -> {
            dao.firstUsed(transaction, waiting);
            if (told) {
                ChangeLog.bump(transaction, ApiKeys.ROOM);
            }
            return waiting.size();
        });
        for (long id : waiting.keySet()) {
            refresh.accept(id);
            noted.remove(id);
        }
    }
}
