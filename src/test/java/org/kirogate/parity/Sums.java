package org.kirogate.parity;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of sums, or the part of one that stands for one sort of thing: what it says, cell by cell, and how the same
 * is got out of the records.
 *
 * @param words    what it is
 * @param counted  statement for cells and what they say
 * @param recorded the same out of the records
 */
record Sums(String words, String counted, String recorded) {
    private static final String HOUR = "r.at - MOD(r.at, 3600000)";
    private static final String DAY = "r.at - MOD(r.at, 86400000)";
    private static final String MODEL = "IF(r.model_served = '', r.model_asked, r.model_served)";
    private static final String COUNTED = "requests, successes, failures, input_tokens, output_tokens,"
            + " CAST(credits AS DECIMAL(24,6))";
    private static final String RECORDED = "COUNT(*), SUM(r.outcome IN ('ok', 'client_gone')),"
            + " SUM(r.outcome IN ('failed', 'timed_out')), SUM(r.input_tokens + r.cache_read + r.cache_write),"
            + " SUM(r.output_tokens), CAST(SUM(r.credits) AS DECIMAL(24,6))";

    /** Of which things, which only super keys' requests count for some of. */
    private enum Facet {
        KEY("r.key_id", "TRUE"),
        USER("r.user_id", "TRUE"),
        TOKEN("r.token_id", "r.token_id <> 0"),
        TAKEN("r.user_id", "r.is_super = 1"),
        GIVEN("(SELECT t.user_id FROM tokens t WHERE t.id = r.token_id)", "r.is_super = 1 AND r.token_id <> 0"),
        LENT("r.token_id", "r.is_super = 1 AND r.token_id <> 0");

        private final String item;
        private final String which;

        Facet(String item, String which) {
            this.item = item;
            this.which = which;
        }

        int code() {
            return ordinal() + 1;
        }
    }

    /** Every one that there is. */
    static final List<Sums> ALL = all();

    private static List<Sums> all() {
        List<Sums> all = new ArrayList<>(List.of(
                of("usage_hourly", "TRUE", "hour, key_id, user_id, is_super, token_id, model",
                        "TRUE", HOUR + ", r.key_id, r.user_id, r.is_super, r.token_id, " + MODEL),
                of("usage_traffic", "TRUE", "hour, model, dialect, is_super",
                        "TRUE", HOUR + ", " + MODEL + ", r.dialect, r.is_super"),
                of("usage_callers", "TRUE", "hour, key_id, user_id, is_super, model, dialect, client, outcome", "TRUE",
                        HOUR + ", r.key_id, r.user_id, r.is_super, " + MODEL + ", r.dialect, r.client, r.outcome"),
                of("usage_served", "TRUE", "hour, token_id, is_super, model, dialect, client, outcome",
                        "r.token_id <> 0",
                        HOUR + ", r.token_id, r.is_super, " + MODEL + ", r.dialect, r.client, r.outcome"),
                of("usage_ways", "TRUE", "hour, is_super, model, dialect, client, outcome",
                        "TRUE", HOUR + ", r.is_super, " + MODEL + ", r.dialect, r.client, r.outcome"),
                pairs(), speeds(), marks()));
        for (Facet facet : Facet.values()) {
            all.add(of("usage_items", "facet = " + facet.code() + " AND days = 0", "item, start",
                    facet.which, facet.item + ", " + HOUR));
            all.add(of("usage_items", "facet = " + facet.code() + " AND days = 1", "item, start",
                    facet.which, facet.item + ", " + DAY));
        }
        for (Facet facet : List.of(Facet.KEY, Facet.USER, Facet.TOKEN)) {
            all.add(of("usage_models", "facet = " + facet.code(), "item, start, model",
                    facet.which, facet.item + ", " + HOUR + ", " + MODEL));
        }
        return List.copyOf(all);
    }

    private static Sums of(String table, String where, String cell, String which, String recordedCell) {
        return new Sums(
                where.equals("TRUE") ? table : table + " with " + where,
                "SELECT CONCAT_WS(' ', " + cell + "), CONCAT_WS(' ', " + COUNTED + ") FROM " + table
                        + " WHERE " + where,
                "SELECT CONCAT_WS(' ', " + recordedCell + "), CONCAT_WS(' ', " + RECORDED + ") FROM usage_records r"
                        + " WHERE " + which + " GROUP BY 1");
    }

    private static Sums pairs() {
        return new Sums("usage_pairs",
                """
                SELECT CONCAT_WS(' ', key_id, token_id, user_id), CONCAT_WS(' ', requests, successes, last_hour)
                FROM usage_pairs
                """,
                "SELECT CONCAT_WS(' ', r.key_id, r.token_id, r.user_id), CONCAT_WS(' ', COUNT(*),"
                        + " SUM(r.outcome IN ('ok', 'client_gone')), MAX(" + HOUR + "))"
                        + " FROM usage_records r GROUP BY 1");
    }

    private static Sums speeds() {
        return new Sums("usage_speed",
                "SELECT CONCAT_WS(' ', hour, model, bucket), requests FROM usage_speed",
                "SELECT CONCAT_WS(' ', " + HOUR + ", " + MODEL + ", CEIL(20 * LOG10(r.first_token_ms))), COUNT(*)"
                        + " FROM usage_records r WHERE r.first_token_ms > 0 GROUP BY 1");
    }

    private static Sums marks() {
        return new Sums("usage_marks",
                "SELECT hour, CONCAT_WS(' ', first_id, last_id) FROM usage_marks",
                "SELECT " + HOUR + ", CONCAT_WS(' ', MIN(r.id), MAX(r.id)) FROM usage_records r GROUP BY 1");
    }
}
