package org.kirogate.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;
import org.kirogate.fault.GatewayException;

/** Statements over {@code ip_blocklist}. Thread-safe. */
final class BlocklistDao {
    private static final Map<String, String> SORTS =
            Map.of("", "id", "id", "id", "network", "network", "created_at", "created_at");

    long insert(Sql sql, String network, String reason, long now) {
        return sql.insert(
                "INSERT INTO ip_blocklist (network, reason, created_at) VALUES (?, ?, ?)", network, reason, now);
    }

    Optional<BlockedNetwork> find(Sql sql, long id) {
        return sql.one("SELECT id, network, reason, created_at FROM ip_blocklist WHERE id = ?", BlocklistDao::blocked,
                id);
    }

    int delete(Sql sql, long id) {
        return sql.update("DELETE FROM ip_blocklist WHERE id = ?", id);
    }

    List<String> networks(Sql sql) {
        return sql.query("SELECT network FROM ip_blocklist", row -> row.string("network"));
    }

    List<BlockedNetwork> list(Sql sql, PageAsk ask) {
        String column = SORTS.get(ask.sort());
        if (column == null) {
            throw GatewayException.invalid("sort", "The list can be sorted by created_at, id, network.");
        }
        String order = column + (ask.descending() ? " DESC" : "") + (column.equals("id") ? "" : ", id");
        return sql.query(
                "SELECT id, network, reason, created_at FROM ip_blocklist WHERE network LIKE ? OR reason LIKE ?"
                        + " ORDER BY "
                        + order + " LIMIT ? OFFSET ?",
                BlocklistDao::blocked, ask.pattern(), ask.pattern(), ask.pageSize(), ask.offset());
    }

    long count(Sql sql, PageAsk ask) {
        return sql.one(
                        "SELECT COUNT(*) AS total FROM ip_blocklist WHERE network LIKE ? OR reason LIKE ?",
                        row -> row.number("total"), ask.pattern(), ask.pattern())
                .orElse(0L);
    }

    private static BlockedNetwork blocked(Row row) {
        return new BlockedNetwork(
                row.number("id"), row.string("network"), row.string("reason"), row.number("created_at"));
    }
}
