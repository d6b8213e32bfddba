package org.kirogate.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.kirogate.db.Db;
import org.kirogate.db.Row;

/**
 * Hands out single requests, oldest first, however many there are: in steps, each of which asks the database for what
 * comes after the last, so that neither memory nor a connection is held for long. Thread-safe.
 */
public final class UsageExport {
    private static final int STEP = 1000;
    private static final String MODEL = "IF(model_served = '', model_asked, model_served)";

    private final Db db;

    /** The requests of this database. */
    public UsageExport(Db db) {
        this.db = Objects.requireNonNull(db, "db");
    }

    /** Where a step ended. */
    private record Mark(long at, long id) {}

    /**
     * Hands every request of a period to a reader, at most {@value #STEP} at a time, until it wants no more.
     *
     * @param reader answers whether it wants to go on
     */
    public void each(Period period, UsageFilter filter, Predicate<List<SpentRequest>> reader) {
        Mark mark = new Mark(period.from().toEpochMilli(), 0);
        while (true) {
            Mark[] last = {mark};
            List<SpentRequest> step = step(mark, period.to().toEpochMilli(), filter, last);
            if (!reader.test(step) || step.size() < STEP) {
                return;
            }
            mark = last[0];
        }
    }

    private List<SpentRequest> step(Mark mark, long to, UsageFilter filter, Mark[] last) {
        List<Object> values = new ArrayList<>(List.of(mark.at(), mark.at(), mark.id(), to));
        String conditions = filter.conditions(values).replace("model = ?", MODEL + " = ?");
        values.add(STEP);
        return db.query(
                """
                SELECT id, request_id, at, key_id, user_id, is_super, token_id, dialect,
                    IF(model_served = '', model_asked, model_served) AS model, outcome, status,
                    input_tokens + cache_read + cache_write AS input_tokens, output_tokens, credits, first_token_ms,
                    duration_ms
                FROM usage_records WHERE at >= ? AND (at > ? OR id > ?) AND at < ?
                """ + conditions + " ORDER BY at, id LIMIT ?",
                row -> {
                    last[0] = new Mark(row.number("at"), row.number("id"));
                    return request(row);
                },
                values.toArray());
    }

    private static SpentRequest request(Row row) {
        return new SpentRequest(
                row.string("request_id"), Instant.ofEpochMilli(row.number("at")), row.number("key_id"),
                row.number("user_id"), row.bool("is_super"), row.number("token_id"), row.string("dialect"),
                row.string("model"), row.string("outcome"), (int) row.number("status"), row.number("input_tokens"),
                row.number("output_tokens"), row.fraction("credits"), row.number("first_token_ms"),
                row.number("duration_ms"));
    }
}
