package org.kirogate.parity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the gateway's tables say. One thread. */
final class Books {
    private static final String SUCCEEDED = "r.outcome IN ('ok', 'client_gone')";
    private static final String FAILED = "r.outcome IN ('failed', 'timed_out')";

    private final Connection connection;

    Books(Connection connection) {
        this.connection = connection;
    }

    /** A record of a request. */
    record Row(
            String requestId, String address, String dialect, boolean streaming, boolean isSuper, String outcome,
            int status, BigDecimal credits, String creditsKnown, long inputTokens, long outputTokens) {

        boolean isKilled() {
            return outcome.equals("killed");
        }
    }

    List<Row> records() throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement asked = connection.prepareStatement(
                        "SELECT request_id, address, dialect, streaming, is_super, outcome, status, credits,"
                                + " credits_known, input_tokens, output_tokens FROM usage_records");
                ResultSet found = asked.executeQuery()) {
            while (found.next()) {
                rows.add(new Row(
                        found.getString("request_id"), found.getString("address"), found.getString("dialect"),
                        found.getBoolean("streaming"), found.getBoolean("is_super"), found.getString("outcome"),
                        found.getInt("status"),
                        BigDecimal.valueOf(found.getDouble("credits")).setScale(6, RoundingMode.HALF_UP),
                        found.getString("credits_known"), found.getLong("input_tokens"),
                        found.getLong("output_tokens")));
            }
        }
        return rows;
    }

    /** How many records there are. */
    int written() throws SQLException {
        return number("SELECT 'all', COUNT(*) FROM usage_records");
    }

    /** How many requests are marked as in flight at a kill. */
    int killed() throws SQLException {
        return number("SELECT 'killed', COUNT(*) FROM usage_records WHERE outcome = 'killed'");
    }

    private int number(String sql) throws SQLException {
        return Integer.parseInt(pairs(sql).values().iterator().next());
    }

    /** How many requests keys and tokens count: of each key, of tokens for their owners, of tokens for super keys. */
    Map<String, String> counted() throws SQLException {
        return pairs(
                """
                SELECT CONCAT('key ', name), request_count FROM api_keys
                UNION ALL SELECT 'tokens, their owners'' own', SUM(request_count) FROM tokens
                UNION ALL SELECT 'tokens, pool', SUM(pool_request_count) FROM tokens
                """);
    }

    /** All that is counted and does not say what the records say, each in words. */
    List<String> differences() throws SQLException {
        List<String> differences = new ArrayList<>();
        differences.addAll(difference("keys", KEYS, KEY_RECORDS));
        differences.addAll(difference("tokens", TOKENS, TOKEN_RECORDS));
        differences.addAll(difference("tokens of others that ordinary keys used", OTHERS, "SELECT 'none', 0"));
        for (Sums sums : Sums.ALL) {
            differences.addAll(difference(sums.words(), sums.counted(), sums.recorded()));
        }
        return differences;
    }

    private static final String KEYS =
            """
            SELECT k.name, CONCAT_WS(' ', k.request_count, k.success_count, k.failure_count, k.input_tokens,
                k.output_tokens, CAST(k.credits AS DECIMAL(24,6)), COALESCE(k.last_used, 0)) FROM api_keys k
            """;
    private static final String KEY_RECORDS =
            "SELECT k.name, CONCAT_WS(' ', COUNT(r.id), SUM(" + SUCCEEDED + "), SUM(" + FAILED + "),"
                    + " SUM(r.input_tokens + r.cache_read + r.cache_write), SUM(r.output_tokens),"
                    + " CAST(SUM(r.credits) AS DECIMAL(24,6)), MAX(r.at))"
                    + " FROM api_keys k JOIN usage_records r ON r.key_id = k.id GROUP BY k.id";
    /** What super keys asked for moves the pool's figures and never the owner's own. */
    private static final String TOKENS =
            """
            SELECT t.name, CONCAT_WS(' ', t.request_count, t.success_count, t.failure_count, t.last_used,
                t.pool_request_count, t.pool_success_count, t.pool_failure_count, t.pool_last_used) FROM tokens t
            """;
    private static final String TOKEN_RECORDS =
            "SELECT t.name, CONCAT_WS(' ', " + tokenRecords(0) + ", " + tokenRecords(1)
                    + ") FROM tokens t LEFT JOIN usage_records r ON r.token_id = t.id GROUP BY t.id";
    private static final String OTHERS =
            """
            SELECT 'none', COUNT(*) FROM usage_records r JOIN tokens t ON t.id = r.token_id
            WHERE r.is_super = 0 AND r.user_id <> t.user_id
            """;

    private static String tokenRecords(int isSuper) {
        String those = "COALESCE(SUM(r.is_super = " + isSuper;
        return those + "), 0), " + those + " AND " + SUCCEEDED + "), 0), " + those + " AND " + FAILED
                + "), 0), COALESCE(MAX(IF(r.is_super = " + isSuper + ", r.at, 0)), 0)";
    }

    private List<String> difference(String what, String counted, String recorded) throws SQLException {
        Map<String, String> counts = pairs(counted);
        Map<String, String> records = pairs(recorded);
        List<String> lines = new ArrayList<>();
        counts.forEach((cell, sums) -> {
            if (!sums.equals(records.remove(cell))) {
                lines.add(what + ", " + cell + ": counted are " + sums);
            }
        });
        records.forEach((cell, sums) -> lines.add(what + ", " + cell + ": recorded are " + sums));
        if (counts.isEmpty()) {
            lines.add(what + ": nothing is counted");
        }
        return lines;
    }

    private Map<String, String> pairs(String sql) throws SQLException {
        Map<String, String> pairs = new TreeMap<>();
        try (PreparedStatement asked = connection.prepareStatement(sql); ResultSet found = asked.executeQuery()) {
            while (found.next()) {
                pairs.put(found.getString(1), found.getString(2));
            }
        }
        return pairs;
    }
}
