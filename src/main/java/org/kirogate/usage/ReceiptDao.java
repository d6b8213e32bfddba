package org.kirogate.usage;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.db.Sql;

/** Statements over {@code request_receipts}. Thread-safe. */
final class ReceiptDao {

    /**
     * Writes the receipts that these records bring. One that is there already, or that the table refuses, is passed
     * over: it explains a request, and the records that count what was used must not wait for it.
     */
    void insert(Sql sql, List<UsageRecord> records) {
        List<Object[]> rows = new ArrayList<>(records.size());
        for (UsageRecord record : records) {
            if (!record.receipt().isEmpty()) {
                rows.add(new Object[] {record.requestId(), record.at().toEpochMilli(), record.receipt()});
            }
        }
        if (!rows.isEmpty()) {
            sql.batch("INSERT IGNORE INTO request_receipts (request_id, at, receipt) VALUES (?, ?, ?)", rows);
        }
    }

    /** Removes at most {@code limit} receipts from before a time in epoch ms, the oldest first; how many it were. */
    int purge(Sql sql, long before, int limit) {
        return sql.update("DELETE FROM request_receipts WHERE at < ? ORDER BY at LIMIT ?", before, limit);
    }
}
