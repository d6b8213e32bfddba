package org.kirogate.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Sql;

/** Statements over {@code key_networks}. Thread-safe. */
final class KeyNetworkDao {

    /** A key and a network. */
    record Pair(long keyId, String network) {}

    /**
     * How many networks a key has.
     *
     * @param noted those of them that were news lately
     */
    record Known(long networks, long noted) {}

    /** When those of these pairs that are known were seen last, epoch ms. */
    Map<Pair, Long> lastSeen(Sql sql, Collection<Pair> pairs) {
        List<Long> keyIds = pairs.stream().map(Pair::keyId).distinct().toList();
        List<String> networks = pairs.stream().map(Pair::network).distinct().toList();
        List<Object> given = new ArrayList<>(keyIds);
        given.addAll(networks);
        Map<Pair, Long> seen = new HashMap<>();
        sql.query(
                "SELECT key_id, network, last_seen FROM key_networks WHERE key_id IN (" + KeyClause.marks(keyIds)
                        + ") AND network IN (" + KeyClause.marks(networks) + ")",
                row -> seen.put(new Pair(row.number("key_id"), row.string("network")), row.number("last_seen")),
                given.toArray());
        return seen;
    }

    /** What is known of a key; news count from {@code since}, epoch ms. */
    Known known(Sql sql, long keyId, long since) {
        return sql.one(
                        """
                        SELECT COUNT(*) AS networks, COALESCE(SUM(is_news = 1 AND first_seen > ?), 0) AS noted
                        FROM key_networks WHERE key_id = ?
                        """,
                        row -> new Known(row.number("networks"), row.number("noted")), since, keyId)
                .orElseThrow();
    }

    /** Adds a network; false when another node has done so. */
    boolean add(Sql sql, KeyNetwork seen, boolean news) {
        return sql.update(
                """
                INSERT IGNORE INTO key_networks (key_id, network, is_news, first_seen, last_seen)
                VALUES (?, ?, ?, ?, ?)
                """,
                seen.keyId(), seen.network(), news, seen.firstSeen(), seen.firstSeen()) == 1;
    }

    void seen(Sql sql, Map<Pair, Long> times) {
        sql.batch(
                "UPDATE key_networks SET last_seen = GREATEST(last_seen, ?) WHERE key_id = ? AND network = ?",
                times.entrySet().stream()
                        .map(one -> new Object[] {one.getValue(), one.getKey().keyId(), one.getKey().network()})
                        .toList());
    }

    /** Forgets the network of a key that was not seen for the longest time. */
    void forgetOne(Sql sql, long keyId) {
        sql.update("DELETE FROM key_networks WHERE key_id = ? ORDER BY last_seen, network LIMIT 1", keyId);
    }

    /** Forgets networks that were last seen before a time, and those of deleted keys; says how many. */
    int forget(Sql sql, long before, int limit) {
        return sql.update("DELETE FROM key_networks WHERE last_seen < ? LIMIT ?", before, limit)
                + sql.update("DELETE FROM key_networks WHERE key_id IN (SELECT id FROM api_keys"
                        + " WHERE deleted_at IS NOT NULL) LIMIT ?", limit);
    }

    /** Networks that were news since a time, the newest first. */
    List<KeyNetwork> news(Sql sql, long since, int limit) {
        return sql.query(
                """
                SELECT key_id, network, first_seen FROM key_networks WHERE is_news = 1 AND first_seen > ?
                ORDER BY first_seen DESC, key_id, network LIMIT ?
                """,
                row -> new KeyNetwork(row.number("key_id"), row.string("network"), row.number("first_seen")),
                since, limit);
    }
}
