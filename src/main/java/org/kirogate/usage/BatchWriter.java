package org.kirogate.usage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kirogate.db.Db;
import org.kirogate.db.Sql;

/** Writes records with everything that is counted from them in one transaction, each request once. Thread-safe. */
final class BatchWriter {
    private final Db db;
    private final List<UsageLog.CounterStep> steps;
    private final UsageDao dao = new UsageDao();
    private final ReceiptDao receipts = new ReceiptDao();
    private final UsageSumsDao sums = new UsageSumsDao();
    private final SpeedDao speeds = new SpeedDao();

    BatchWriter(Db db, List<UsageLog.CounterStep> steps) {
        this.db = Objects.requireNonNull(db, "db");
        this.steps = List.copyOf(steps);
    }

    /**
     * Writes those of the records whose requests have none yet.
     *
     * @throws org.kirogate.db.DbException when the database can't take them now; none of them is written then, or all
     *     are and only the answer was lost
     */
    void write(List<UsageRecord> batch) {
        Map<String, UsageRecord> once = new LinkedHashMap<>();
        batch.forEach(record -> once.putIfAbsent(record.requestId(), record));
        db.transaction(transaction -> write(transaction, List.copyOf(once.values())));
    }

    private int write(Sql sql, List<UsageRecord> batch) {
        // A commit whose answer was lost leaves its records behind, and a journal may be read twice: the id tells.
        Set<String> known = dao.written(sql, batch);
        List<UsageRecord> fresh =
                batch.stream().filter(record -> !known.contains(record.requestId())).toList();
        if (fresh.isEmpty()) {
            return 0;
        }
        dao.insert(sql, fresh);
        receipts.insert(sql, fresh);
        dao.addHourly(sql, fresh);
        sums.add(sql, fresh);
        speeds.add(sql, fresh);
        steps.forEach(step -> step.apply(sql, fresh));
        return fresh.size();
    }
}
