package org.kirogate.usage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.kirogate.db.Db;

/** Reads what was used. Thread-safe; every call goes to the database. */
public final class UsageReports {
    private static final Duration DAYS = Duration.ofDays(31);
    private static final int MOST_TOKENS = 200;

    private final Db db;
    private final InstantSource clock;
    private final UsageDao dao = new UsageDao();

    /** Reports over this database. */
    public UsageReports(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** What a key used: sums, the last 31 days, the tokens that served it (at most 200). All zero for an unused key. */
    public UsageReport ofKey(long keyId) {
        long from = clock.instant().minus(DAYS).toEpochMilli();
        List<UsageReport.Day> life = dao.daysOfKey(db, keyId, 0);
        UsageReport.Sums total = life.stream()
                .map(UsageReport.Day::sums)
                .reduce(UsageReport.Sums.NONE, UsageReport.Sums::plus);
        List<UsageReport.Day> recent =
                life.stream().filter(day -> day.start().toEpochMilli() >= from).toList();
        return new UsageReport(total, recent, dao.tokensOfKey(db, keyId, MOST_TOKENS));
    }
}
