package org.kirogate.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.kirogate.db.Db;

/** One walk along the chain from its first row to where it ended when the walk began. One thread. */
final class ChainWalk {
    private static final int STEP = 2_000;
    private static final int MAX_FINDINGS = 100;
    private static final String NOTHING = "0".repeat(64);

    private final Db db;
    private final Seal seals;
    private final ChainDao dao = new ChainDao();
    private final List<Finding> findings = new ArrayList<>();
    private long count;
    private long lastNumber;
    private long lastId;
    private String lastHash = NOTHING;

    ChainWalk(Db db, Seal seals) {
        this.db = db;
        this.seals = seals;
    }

    /** What both were at one moment. */
    private record Start(ChainEnd end, List<Long> strangers) {}

    /**
     * Walks.
     *
     * @param progress told the place that was reached, after each step
     * @return the end to which it went
     */
    ChainEnd walk(LongConsumer progress) {
        // Held for this moment, the end and the rows behind it are seen as they were together.
        Start start = db.transaction(sql -> {
            ChainEnd end = dao.lock(sql);
            return new Start(end, dao.strangers(sql, end, MAX_FINDINGS));
        });
        ChainEnd end = start.end();
        boolean more = end.number() > 0;
        while (more) {
            List<ChainedRow> rows = dao.after(db, lastNumber, STEP);
            rows.stream().filter(row -> row.number() <= end.number()).forEach(this::look);
            more = rows.size() == STEP && lastNumber < end.number();
            progress.accept(lastNumber);
        }
        finish(end);
        start.strangers().forEach(id -> found(new Finding(Finding.Kind.INSERTED, id, 0, 0)));
        return end;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    long count() {
        return count;
    }

    private void look(ChainedRow row) {
        boolean gap = row.number() != lastNumber + 1;
        if (gap) {
            found(Finding.removed(lastNumber + 1, row.number() - 1));
        }
        if (!row.genuine(seals)) {
            found(Finding.row(Finding.Kind.CHANGED, row));
        } else if (!gap && !row.previousHash().equals(lastHash) || row.id() <= lastId) {
            found(Finding.row(Finding.Kind.MOVED, row));
        }
        lastNumber = row.number();
        lastId = row.id();
        lastHash = row.hash();
    }

    private void finish(ChainEnd end) {
        if (lastNumber < end.number()) {
            found(Finding.removed(lastNumber + 1, end.number()));
        }
        if (!end.genuine(seals) || lastNumber == end.number() && !lastHash.equals(end.hash())) {
            found(new Finding(Finding.Kind.END, 0, end.number(), end.number()));
        }
    }

    private void found(Finding finding) {
        count++;
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        }
    }
}
