package org.kirogate.usage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Sql;

/** Writes {@code usage_models}: sums of keys, users and tokens by hour and model. Thread-safe. */
final class ModelSumsDao {
    /** Sums of which item over which hour by which model. */
    private record Cell(Facet facet, long item, long start, String model) {}

    void add(Sql sql, List<UsageRecord> records) {
        Map<Cell, UsageReport.Sums> cells = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            add(cells, Facet.KEY, record.who().keyId(), record);
            add(cells, Facet.USER, record.who().userId(), record);
            if (record.route().tokenId() != 0) {
                add(cells, Facet.TOKEN, record.route().tokenId(), record);
            }
        }
        List<Object[]> rows = new ArrayList<>(cells.size());
        cells.forEach((cell, sum) -> rows.add(new Object[] {
            cell.facet().code(), cell.item(), cell.start(), cell.model(), sum.requests(), sum.successes(),
            sum.failures(), sum.inputTokens(), sum.outputTokens(), sum.credits()
        }));
        sql.batch(
                """
                INSERT INTO usage_models (facet, item, start, model, requests, successes, failures, input_tokens,
                    output_tokens, credits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """ + UsageSumsDao.ADDED,
                rows);
    }

    private static void add(Map<Cell, UsageReport.Sums> cells, Facet facet, long item, UsageRecord record) {
        cells.merge(new Cell(facet, item, UsageDao.hourOf(record), UsageDao.modelOf(record)),
                UsageReport.Sums.of(record), UsageReport.Sums::plus);
    }
}
