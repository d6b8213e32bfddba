package org.kirogate.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import org.kirogate.access.limit.Limits;
import org.kirogate.db.Db;

/**
 * All keys that are not deleted, found by the digest of a secret without the database. Reading happens under one lock,
 * so that an older reading never replaces a newer one. Thread-safe.
 */
final class KeyMemory {
    private final Db db;
    private final KeyDao dao;
    private final ReentrantLock loading = new ReentrantLock();
    private final FirstUses firstUses;
    private volatile boolean counts;
    private volatile Kept kept = new Kept();

    KeyMemory(Db db, KeyDao dao) {
        this.db = db;
        this.dao = dao;
        this.firstUses = new FirstUses(db, dao);
    }

    /** A secret with its key. */
    record Slot(LiveKey key, LiveSecret secret) {}

    /** The keys by digest and by id, and their names as {@link KeyText} compares them. */
    private record Kept(Map<String, Slot> byDigest, Map<Long, LiveKey> byId, Map<Long, String> names) {
        Kept() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    Optional<Slot> find(String digest) {
        return Optional.ofNullable(kept.byDigest().get(digest));
    }

    /** A key's limits; none for a key that was deleted meanwhile. */
    Limits limits(long keyId) {
        LiveKey key = kept.byId().get(keyId);
        return key == null ? Limits.NONE : key.settings().limits();
    }

    /** The limits of those keys of a user that have some that are counted, and work. */
    Map<Long, Limits> counted(long userId) {
        Map<Long, Limits> counted = new HashMap<>();
        if (counts) {
            kept.byId().forEach((id, key) -> {
                if (key.caller().userId() == userId && key.settings().active() && key.settings().limits().counts()) {
                    counted.put(id, key.settings().limits());
                }
            });
        }
        return counted;
    }

    /** When a key was first used, epoch ms; 0 = not yet. */
    long firstUse(LiveKey key) {
        return key.firstUsedAt() != 0 ? key.firstUsedAt() : firstUses.of(key.caller().keyId());
    }

    /** Notes a use of a key at {@code now}, epoch ms; only the first one is kept. */
    void used(long keyId, long now) {
        LiveKey key = kept.byId().get(keyId);
        if (key != null && key.firstUsedAt() == 0) {
            firstUses.note(keyId, now);
        }
    }

    /** Writes first uses that were noted; blocks. */
    void keepFirstUses() {
        firstUses.keep(this::limits, this::refresh);
    }

    /** Whether a key has limits that are counted: seldom wrong, and then yes. */
    boolean anyCounts() {
        return counts;
    }

    /** Whose a key is; 0 for one that was deleted meanwhile. */
    long userOf(long keyId) {
        LiveKey key = kept.byId().get(keyId);
        return key == null ? 0 : key.caller().userId();
    }

    /** How many keys each user has. */
    Map<Long, ApiKey.Count> counts() {
        Map<Long, ApiKey.Count> counts = new HashMap<>();
        kept.byId().values().forEach(key -> counts.merge(
                key.caller().userId(), new ApiKey.Count(1, key.caller().superKey() ? 1 : 0), ApiKey.Count::plus));
        return counts;
    }

    /** Ids of the keys that are wanted by themselves and their folded names, in no order. */
    List<Long> ids(BiPredicate<Caller, String> wanted) {
        Kept now = kept;
        List<Long> ids = new ArrayList<>();
        now.byId().forEach((id, key) -> {
            if (wanted.test(key.caller(), now.names().getOrDefault(id, ""))) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** How many keys there are of a kind. */
    long count(KeyFilter.Kind kind) {
        return kept.byId().values().stream().filter(key -> kind.holds(key.caller().superKey())).count();
    }

    /** Reads all keys anew. */
    void reload() {
        loading.lock();
        try {
            List<LiveKey> keys = dao.live(db);
            Kept fresh = new Kept();
            keys.forEach(key -> put(fresh, key, kept));
            kept = fresh;
            counts = keys.stream().anyMatch(key -> key.settings().limits().counts());
        } finally {
            loading.unlock();
        }
    }

    /** Reads one key anew. */
    void refresh(long keyId) {
        loading.lock();
        try {
            Optional<LiveKey> fresh = dao.live(db, keyId);
            LiveKey before = kept.byId().get(keyId);
            fresh.ifPresent(key -> put(kept, key, kept));
            counts = counts || fresh.isPresent() && fresh.get().settings().limits().counts();
            if (before != null) {
                List<String> stay = fresh.map(KeyMemory::digests).orElse(List.of());
                digests(before).stream().filter(digest -> !stay.contains(digest)).forEach(kept.byDigest()::remove);
            }
            if (fresh.isEmpty()) {
                kept.byId().remove(keyId);
                kept.names().remove(keyId);
            }
        } finally {
            loading.unlock();
        }
    }

    private static void put(Kept target, LiveKey key, Kept earlier) {
        target.names().put(key.caller().keyId(), KeyText.folded(key.caller().keyName()));
        target.byId().put(key.caller().keyId(), key);
        for (LiveSecret secret : key.secrets()) {
            Slot known = earlier.byDigest().get(secret.digest());
            if (known != null) {
                secret.learnFrom(known.secret());
            }
            target.byDigest().put(secret.digest(), new Slot(key, secret));
        }
    }

    private static List<String> digests(LiveKey key) {
        return key.secrets().stream().map(LiveSecret::digest).toList();
    }
}
