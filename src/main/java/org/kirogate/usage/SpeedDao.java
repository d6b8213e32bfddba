package org.kirogate.usage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Sql;

/** Statements over {@code usage_speed}. Thread-safe. */
final class SpeedDao {
    /** How many requests of an hour or model fell into a step. */
    record Count(long hour, String model, int bucket, long requests) {}

    List<Count> byHour(Sql sql, Period period) {
        return sql.query(
                """
                SELECT hour, bucket, SUM(requests) AS requests FROM usage_speed
                WHERE hour >= ? AND hour < ? GROUP BY hour, bucket
                """,
                row -> new Count(row.number("hour"), "", (int) row.number("bucket"), row.number("requests")),
                period.firstHour(), period.to().toEpochMilli());
    }

    List<Count> byModel(Sql sql, Period period) {
        return sql.query(
                """
                SELECT model, bucket, SUM(requests) AS requests FROM usage_speed
                WHERE hour >= ? AND hour < ? GROUP BY model, bucket
                """,
                row -> new Count(0, row.string("model"), (int) row.number("bucket"), row.number("requests")),
                period.firstHour(), period.to().toEpochMilli());
    }

    void add(Sql sql, List<UsageRecord> records) {
        Map<List<Object>, Long> counts = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            if (record.firstTokenMs() > 0) {
                counts.merge(List.of(UsageDao.hourOf(record), UsageDao.modelOf(record),
                        Speeds.bucket(record.firstTokenMs())), 1L, Long::sum);
            }
        }
        List<Object[]> rows = new ArrayList<>(counts.size());
        counts.forEach((key, count) -> rows.add(new Object[] {key.get(0), key.get(1), key.get(2), count}));
        sql.batch(
                """
                INSERT INTO usage_speed (hour, model, bucket, requests) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE requests = requests + VALUES(requests)
                """,
                rows);
    }
}
