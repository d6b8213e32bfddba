package org.kirogate.usage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.kirogate.db.Db;
import org.kirogate.db.Sql;

/** Writes records with everything that is counted from them in one transaction, each request once. Thread-safe. */
final class BatchWriter {
    private final Db db;
    private final List<UsageLog.CounterStep> steps;
    private final LongUnaryOperator owners;
    private final Predicate<UsageRecord> keepsAddress;
    private final UsageDao dao = new UsageDao();
    private final ReceiptDao receipts = new ReceiptDao();
    private final UsageSumsDao sums = new UsageSumsDao();
    private final PairDao pairs = new PairDao();
    private final SpeedDao speeds = new SpeedDao();
    private final WaySumsDao ways = new WaySumsDao();
    private final MarkDao marks = new MarkDao();

    /**
     * A writer over this database.
     *
     * @param owners       answers whose a token is, 0 = nobody's that is known
     * @param keepsAddress whether the client's address is written with a record, at the time it is written
     */
    BatchWriter(
            Db db, List<UsageLog.CounterStep> steps, LongUnaryOperator owners, Predicate<UsageRecord> keepsAddress) {
        this.keepsAddress = Objects.requireNonNull(keepsAddress, "keepsAddress");
        this.db = Objects.requireNonNull(db, "db");
        this.steps = List.copyOf(steps);
        this.owners = Objects.requireNonNull(owners, "owners");
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
        List<UsageRecord> fresh = batch.stream()
                .filter(record -> !known.contains(record.requestId()))
                .map(record -> keepsAddress.test(record) ? record : record.withoutAddress())
                .toList();
        if (fresh.isEmpty()) {
            return 0;
        }
        dao.insert(sql, fresh);
        receipts.insert(sql, fresh);
        dao.addHourly(sql, fresh);
        sums.add(sql, fresh, owners);
        pairs.add(sql, fresh);
        speeds.add(sql, fresh);
        ways.add(sql, fresh);
        marks.add(sql, fresh);
        steps.forEach(step -> step.apply(sql, fresh));
        return fresh.size();
    }
}
