package org.kirogate.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.db.Db;

/**
 * Reads what was used, from sums by the hour and never from single requests. What is read for a table is kept for some
 * seconds.
 * Thread-safe; all methods throw {@link org.kirogate.db.DbException} when the database can't be reached.
 */
public final class UsageReports {
    /** Items of a table that have a series of their own; the others are drawn together. */
    public static final int SERIES = 4;
    /** Items of a table where nobody says how many. */
    public static final int USUAL_LINES = 50;
    /** Most items of a table. */
    public static final int MOST_LINES = 100;
    /** Most items of a table with a series of their own. */
    public static final int MOST_SERIES = 10;

    private static final Duration DAYS = Duration.ofDays(31);
    private static final Duration FRESH = Duration.ofSeconds(20);
    /** Reading who is among the largest takes so small a part of the time at most. */
    private static final int RANKING_FACTOR = 500;
    private static final int MOST_TOKENS = 200;

    private final Db db;
    private final InstantSource clock;
    private final ItemSumsDao items = new ItemSumsDao();
    private final PairDao pairs = new PairDao();
    private final UsageSumsDao sums = new UsageSumsDao();
    private final SpeedDao speeds = new SpeedDao();
    private final Recent<Object, UsageTable> tables;
    private final Recent<Object, ItemSumsDao.Ranking> rankings;
    private final Recent<Object, SpeedReport> speedReports;

    /** What tells one reading of the same from the next: the end of a period moves with every look. */
    private record Asked(Instant from, Instant to, Period.Step step, ZoneId zone, UsageFilter filter, UsageBy by,
            UsageMeasure measure, int lines, int series) {
        static Asked all(Period period, UsageFilter filter) {
            return new Asked(period.from(), end(period), period.step(), period.zone(), filter, null, null, 0, 0);
        }

        /** Sums are by the hour: periods that end within the same hour are one. */
        static Instant end(Period period) {
            return period.to().minusMillis(1).truncatedTo(ChronoUnit.HOURS);
        }
    }

    /** Reports over this database. */
    public UsageReports(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.tables = new Recent<>(clock, FRESH);
        this.rankings = new Recent<>(clock, Duration.ZERO, RANKING_FACTOR, System::nanoTime);
        this.speedReports = new Recent<>(clock, FRESH);
    }

    /** What a key used: sums, the last 31 days, the tokens that served it (at most 200). All zero for an unused key. */
    public UsageReport ofKey(long keyId) {
        long from = clock.instant().minus(DAYS).toEpochMilli();
        List<UsageReport.Day> life = items.days(db, Facet.KEY, keyId, 0);
        UsageReport.Sums total = life.stream()
                .map(UsageReport.Day::sums)
                .reduce(UsageReport.Sums.NONE, UsageReport.Sums::plus);
        List<UsageReport.Day> recent =
                life.stream().filter(day -> day.start().toEpochMilli() >= from).toList();
        return new UsageReport(total, recent, pairs.tokensOf(db, keyId, MOST_TOKENS));
    }

    /** The last {@code count} hours, days or months up to now, in a zone's calendar. */
    public Period last(int count, Period.Step step, ZoneId zone) {
        return Period.last(count, step, zone, clock.instant());
    }

    /**
     * Usage by what is told apart: the {@value #SERIES} largest items with their series, at most {@value #USUAL_LINES}
     * in all.
     */
    public UsageTable table(UsageAsk ask) {
        return table(ask, USUAL_LINES, SERIES);
    }

    /**
     * Usage by what is told apart.
     *
     * @param lines  items at most, 1-{@value #MOST_LINES}
     * @param series of them, the largest, have their series, 0-{@value #MOST_SERIES}
     */
    public UsageTable table(UsageAsk ask, int lines, int series) {
        if (lines < 1 || lines > MOST_LINES || series < 0 || series > MOST_SERIES) {
            throw new IllegalArgumentException(lines + " items with " + series + " series are not to be had");
        }
        return tables.of(asked(ask, lines, series), () -> read(ask, lines, series));
    }

    private static Asked asked(UsageAsk ask, int lines, int series) {
        Period period = ask.period();
        return new Asked(period.from(), Asked.end(period), period.step(), period.zone(), ask.filter(), ask.by(),
                ask.measure(), lines, series);
    }

    /** Usage of all together, slot by slot, without lines. */
    public UsageTable series(Period period, UsageFilter filter) {
        return tables.of(Asked.all(period, filter), () -> summed(period, filter));
    }

    /** Times to first token of everybody's requests. */
    public SpeedReport speeds(Period period) {
        return speedReports.of(Asked.all(period, UsageFilter.NONE), () -> timed(period));
    }

    private UsageTable read(UsageAsk ask, int most, int series) {
        UsageTable all = summed(ask.period(), ask.filter());
        Largest largest = largest(ask, most);
        List<String> drawn = largest.items().stream().limit(series).map(UsageSumsDao.Item::name).toList();
        Map<String, UsageReport.Sums[]> bySlot = new HashMap<>();
        if (!drawn.isEmpty()) {
            for (UsageSumsDao.Hour hour : sums.hours(db, ask, drawn)) {
                add(bySlot.computeIfAbsent(hour.item(), item -> empty(ask.period())), ask.period(), hour);
            }
        }
        List<UsageTable.Line> lines = new ArrayList<>();
        for (UsageSumsDao.Item item : largest.items()) {
            UsageReport.Sums[] slots = bySlot.getOrDefault(item.name(), new UsageReport.Sums[0]);
            lines.add(new UsageTable.Line(item.name(), item.sums(), Arrays.asList(slots)));
        }
        return new UsageTable(ask.period(), all.total(), all.slots(), lines, largest.more());
    }

    /** The items of a table, and how many there are beside them. */
    private record Largest(List<UsageSumsDao.Item> items, long more) {}

    private Largest largest(UsageAsk ask, int most) {
        if (ask.everyId()) {
            // Who is among the largest changes slowly; what each of them did is read anew.
            ItemSumsDao.Ranking ranking = rankings.of(
                    asked(ask, most, 0), () -> items.ranking(db, ask, most));
            return new Largest(items.items(db, ask, ranking.ids()), ranking.more());
        }
        List<UsageSumsDao.Item> found = ask.ownKeys()
                ? items.items(db, ask, pairs.keysOf(db, ask.filter().userId())) : sums.items(db, ask, most + 1);
        if (found.size() <= most) {
            return new Largest(found, 0);
        }
        long all = ask.ownKeys() ? found.size() : sums.count(db, ask);
        return new Largest(found.subList(0, most), all - most);
    }

    private UsageTable summed(Period period, UsageFilter filter) {
        UsageReport.Sums[] slots = empty(period);
        sums.hours(db, period, filter).forEach(hour -> add(slots, period, hour));
        UsageReport.Sums total = Arrays.stream(slots).reduce(UsageReport.Sums.NONE, UsageReport.Sums::plus);
        return new UsageTable(period, total, Arrays.asList(slots), List.of(), 0);
    }

    private SpeedReport timed(Period period) {
        Map<Integer, Long> all = new HashMap<>();
        List<Map<Integer, Long>> slots = new ArrayList<>();
        period.slots().forEach(slot -> slots.add(new HashMap<>()));
        for (SpeedDao.Count count : speeds.byHour(db, period)) {
            all.merge(count.bucket(), count.requests(), Long::sum);
            slots.get(period.slotOf(count.hour())).merge(count.bucket(), count.requests(), Long::sum);
        }
        Map<String, Map<Integer, Long>> models = new HashMap<>();
        for (SpeedDao.Count count : speeds.byModel(db, period)) {
            models.computeIfAbsent(count.model(), model -> new HashMap<>())
                    .merge(count.bucket(), count.requests(), Long::sum);
        }
        Map<String, Speeds> byModel = new HashMap<>();
        models.forEach((model, counts) -> byModel.put(model, Speeds.of(counts)));
        return new SpeedReport(Speeds.of(all), slots.stream().map(Speeds::of).toList(), byModel);
    }

    private static UsageReport.Sums[] empty(Period period) {
        UsageReport.Sums[] slots = new UsageReport.Sums[period.slots().size()];
        Arrays.fill(slots, UsageReport.Sums.NONE);
        return slots;
    }

    private static void add(UsageReport.Sums[] slots, Period period, UsageSumsDao.Hour hour) {
        int slot = period.slotOf(hour.hour());
        slots[slot] = slots[slot].plus(hour.sums());
    }
}
