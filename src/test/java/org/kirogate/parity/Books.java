package org.kirogate.parity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the gateway's tables say at the end. One thread. */
final class Books {
    private final Connection connection;

    Books(Connection connection) {
        this.connection = connection;
    }

    /** A record of a request. */
    record Row(
            String requestId, String outcome, int status, BigDecimal credits, String creditsKnown, long inputTokens,
            long outputTokens) {
        /** Whether what it cost is known. */
        boolean isPriced() {
            return creditsKnown.equals("metered") || creditsKnown.equals("settled");
        }

        boolean isKilled() {
            return outcome.equals("killed");
        }
    }

    List<Row> records() throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement asked = connection.prepareStatement(
                        "SELECT request_id, outcome, status, credits, credits_known, input_tokens, output_tokens"
                                + " FROM usage_records");
                ResultSet found = asked.executeQuery()) {
            while (found.next()) {
                rows.add(new Row(found.getString("request_id"), found.getString("outcome"), found.getInt("status"),
                        BigDecimal.valueOf(found.getDouble("credits")).setScale(6, RoundingMode.HALF_UP),
                        found.getString("credits_known"), found.getLong("input_tokens"),
                        found.getLong("output_tokens")));
            }
        }
        return rows;
    }

    /** Keys whose counters do not say what the records say, each in words. */
    List<String> keysThatDiffer() throws SQLException {
        return differing(
                """
                SELECT k.name AS what, CONCAT_WS(' ', k.request_count, k.success_count, k.failure_count,
                    k.input_tokens, k.output_tokens, ROUND(k.credits, 6)) AS counted,
                    CONCAT_WS(' ', COUNT(r.id), SUM(r.outcome IN ('ok', 'client_gone')),
                    SUM(r.outcome IN ('failed', 'timed_out')), SUM(r.input_tokens + r.cache_read + r.cache_write),
                    SUM(r.output_tokens), CAST(SUM(CAST(r.credits AS DECIMAL(24,6))) AS DECIMAL(24,6))) AS recorded
                FROM api_keys k JOIN usage_records r ON r.key_id = k.id GROUP BY k.id HAVING counted <> recorded
                """);
    }

    /** The same of tokens: what super keys asked for moves the pool's figures and never the owner's. */
    List<String> tokensThatDiffer() throws SQLException {
        return differing(
                """
                SELECT t.name AS what, CONCAT_WS(' ', t.request_count, t.success_count, t.failure_count,
                    t.pool_request_count, t.pool_success_count, t.pool_failure_count) AS counted,
                    CONCAT_WS(' ', SUM(r.is_super = 0), SUM(r.is_super = 0 AND r.outcome IN ('ok', 'client_gone')),
                    SUM(r.is_super = 0 AND r.outcome IN ('failed', 'timed_out')),
                    SUM(r.is_super = 1), SUM(r.is_super = 1 AND r.outcome IN ('ok', 'client_gone')),
                    SUM(r.is_super = 1 AND r.outcome IN ('failed', 'timed_out'))) AS recorded
                FROM tokens t JOIN usage_records r ON r.token_id = t.id GROUP BY t.id HAVING counted <> recorded
                """);
    }

    /** The same of the sums of hours, each table as a whole. */
    List<String> hoursThatDiffer() throws SQLException {
        return differing(
                """
                SELECT 'sums of hours' AS what,
                    (SELECT CONCAT_WS(' ', SUM(requests), SUM(successes), SUM(failures), SUM(input_tokens),
                        SUM(output_tokens), CAST(SUM(credits) AS DECIMAL(24,6))) FROM usage_hourly) AS counted,
                    CONCAT_WS(' ', COUNT(*), SUM(outcome IN ('ok', 'client_gone')),
                    SUM(outcome IN ('failed', 'timed_out')), SUM(input_tokens + cache_read + cache_write),
                    SUM(output_tokens), CAST(SUM(credits) AS DECIMAL(24,6))) AS recorded
                FROM usage_records HAVING counted <> recorded
                """);
    }

    private List<String> differing(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement asked = connection.prepareStatement(sql); ResultSet found = asked.executeQuery()) {
            while (found.next()) {
                lines.add(found.getString("what") + ": counted " + found.getString("counted") + ", recorded "
                        + found.getString("recorded"));
            }
        }
        return lines;
    }
}
