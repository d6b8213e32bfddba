package org.kirogate.usage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Sql;

/**
 * Adds to the sums that tell apart how requests came and how they ended: of keys, of tokens and of everybody.
 * {@link UsageSumsDao} reads them. Thread-safe.
 */
final class WaySumsDao {
    private static final String ADDED = """
             ON DUPLICATE KEY UPDATE requests = requests + VALUES(requests),
                successes = successes + VALUES(successes), failures = failures + VALUES(failures),
                input_tokens = input_tokens + VALUES(input_tokens),
                output_tokens = output_tokens + VALUES(output_tokens), credits = credits + VALUES(credits)
            """;

    void add(Sql sql, List<UsageRecord> records) {
        add(sql, """
                INSERT INTO usage_callers (hour, key_id, user_id, is_super, model, dialect, client, outcome, requests,
                    successes, failures, input_tokens, output_tokens, credits)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, records, record -> List.of(UsageDao.hourOf(record), record.who().keyId(), record.who().userId(),
                record.who().superKey()));
        add(sql, """
                INSERT INTO usage_served (hour, token_id, is_super, model, dialect, client, outcome, requests,
                    successes, failures, input_tokens, output_tokens, credits)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, records.stream().filter(record -> record.route().tokenId() != 0).toList(),
                record -> List.of(UsageDao.hourOf(record), record.route().tokenId(), record.who().superKey()));
        add(sql, """
                INSERT INTO usage_ways (hour, is_super, model, dialect, client, outcome, requests, successes, failures,
                    input_tokens, output_tokens, credits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, records, record -> List.of(UsageDao.hourOf(record), record.who().superKey()));
    }

    /** What a row of sums stands for, before model, dialect, client and outcome. */
    private interface Whose {
        List<Object> of(UsageRecord record);
    }

    private static void add(Sql sql, String insert, List<UsageRecord> records, Whose whose) {
        Map<List<Object>, UsageReport.Sums> cells = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            List<Object> cell = new ArrayList<>(whose.of(record));
            cell.addAll(List.of(UsageDao.modelOf(record), record.route().dialect(), record.who().client(),
                    record.outcome().label()));
            cells.merge(cell, UsageReport.Sums.of(record), UsageReport.Sums::plus);
        }
        List<Object[]> rows = new ArrayList<>(cells.size());
        cells.forEach((cell, sum) -> {
            List<Object> row = new ArrayList<>(cell);
            row.addAll(List.of(sum.requests(), sum.successes(), sum.failures(), sum.inputTokens(), sum.outputTokens(),
                    sum.credits()));
            rows.add(row.toArray());
        });
        if (!rows.isEmpty()) {
            sql.batch(insert + ADDED, rows);
        }
    }
}
