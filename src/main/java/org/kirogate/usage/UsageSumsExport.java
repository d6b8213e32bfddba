package org.kirogate.usage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.kirogate.db.Db;

/**
 * Hands out sums slot by slot, all items of each however many there are: in steps, so that neither memory nor a
 * connection is held for long. Thread-safe.
 */
public final class UsageSumsExport {
    private static final int STEP = 5_000;

    private final Db db;
    private final UsageSumsDao sums = new UsageSumsDao();

    /** The sums of this database. */
    public UsageSumsExport(Db db) {
        this.db = Objects.requireNonNull(db, "db");
    }

    /** One item's sums over one slot, which begins at {@code start}. */
    public record Line(Instant start, String item, UsageReport.Sums sums) {
        public Line {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(sums, "sums");
        }
    }

    /** Takes lines as they are read. */
    public interface Reader {
        /** Takes the next ones, at most {@value UsageSumsExport#STEP}; answers whether it wants to go on. */
        boolean take(List<Line> lines);
    }

    /**
     * Hands out the sums of every slot, the oldest first, in it by item. A slot or item without requests has no line.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached
     */
    public void each(UsageAsk ask, Reader reader) {
        for (Period slot : ask.period().parts()) {
            if (!slot(new UsageAsk(slot, ask.filter(), ask.by(), ask.measure()), reader)) {
                return;
            }
        }
    }

    private boolean slot(UsageAsk ask, Reader reader) {
        String after = "";
        while (true) {
            List<UsageSumsDao.Item> items = sums.itemsAfter(db, ask, after, STEP);
            Instant start = ask.period().from();
            if (!reader.take(items.stream().map(item -> new Line(start, item.name(), item.sums())).toList())) {
                return false;
            }
            if (items.size() < STEP) {
                return true;
            }
            after = items.get(items.size() - 1).name();
        }
    }
}
