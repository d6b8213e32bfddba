package org.kirogate.sizes;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.kirogate.secret.SecretBox;
import org.kirogate.support.Folders;

/** Fills a schema that the program has made. One user, number 1, is there already and comes to own a good deal. */
final class LargeSite {
    static final int USERS = 10_000;
    static final int KEYS = 50_000;
    static final int TOKENS = 5_000;
    static final int REQUESTS = 1_000_000;

    /** What credentials are sealed with. */
    static final String SEAL_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final int AUDIT_ROWS = 100_000;
    private static final int NETWORKS = 2_000;
    private static final int RECEIPTS = 50_000;
    /** Numbers of rows that the first user has, of whatever there is. */
    private static final int OWN = 300;

    private final Statement sql;
    private final long now;
    private final PrintStream out;
    private final List<String> indexes = new ArrayList<>();

    private LargeSite(Statement sql, long now, PrintStream out) {
        this.sql = sql;
        this.now = now;
        this.out = out;
    }

    /** Puts everything in; takes a minute. */
    static void fill(Connection connection, long now, PrintStream out) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            // Sorting beats a table of groups that does not fit into memory.
            sql.execute("SET unique_checks = 0, foreign_key_checks = 0, sort_buffer_size = 256 * 1024 * 1024");
            LargeSite site = new LargeSite(sql, now, out);
            site.unindex("usage_records", "usage_hourly", "usage_items", "usage_pairs", "request_receipts");
            site.people();
            site.keys();
            site.tokens();
            site.requests();
            site.acts();
            site.sums();
            site.index();
            site.run("ANALYZE TABLE users, api_keys, tokens, usage_records, usage_hourly, usage_traffic, usage_speed,"
                    + " usage_items, usage_models, usage_pairs, audit_log");
        }
    }

    /** Takes indexes away that are made in one go, sorted, once the rows are there. */
    private void unindex(String... tables) throws SQLException {
        for (String table : tables) {
            List<String> names = new ArrayList<>();
            List<String> parts = new ArrayList<>();
            try (ResultSet found = sql.executeQuery("""
                    SELECT index_name, MAX(non_unique) AS non_unique, GROUP_CONCAT(column_name ORDER BY seq_in_index) AS columns
                    FROM information_schema.statistics
                    WHERE table_schema = DATABASE() AND table_name = '%s' AND index_name <> 'PRIMARY' GROUP BY index_name
                    """.formatted(table))) {
                while (found.next()) {
                    names.add("DROP INDEX " + found.getString("index_name"));
                    parts.add("ADD " + (found.getBoolean("non_unique") ? "" : "UNIQUE ") + "INDEX "
                            + found.getString("index_name") + " (" + found.getString("columns") + ")");
                }
            }
            run("ALTER TABLE " + table + " " + String.join(", ", names));
            indexes.add("ALTER TABLE " + table + " " + String.join(", ", parts));
        }
    }

    private void index() throws SQLException {
        for (String statement : indexes) {
            run(statement);
        }
    }

    private void people() throws SQLException {
        insert("users (id, name, email, password_hash, state, trust_level, created_at, last_sign_in_at)", """
                seq, CONCAT('user_', seq), CONCAT('user_', seq, '@example.org'), '',
                ELT(1 + MOD(seq, 20), 'pending', 'banned', 'active', 'active', 'active', 'active', 'active', 'active',
                    'active', 'active', 'active', 'active', 'active', 'active', 'active', 'active', 'active', 'active',
                    'active', 'active'), MOD(seq, 5), %1$d - seq * 60000, %1$d - seq * 1000
                """.formatted(now), 2, USERS);
    }

    private void keys() throws SQLException {
        insert("api_keys (id, user_id, key_hash, key_prefix, key_digest, name, reason, is_active, is_super, created_at,"
                + " request_count, success_count, failure_count, input_tokens, output_tokens, credits, last_used, expires_at)", """
                seq, IF(seq <= %2$d, 1, 1 + MOD(seq * 7919, %3$d)), '', IF(MOD(seq, 10) = 0, CONCAT('sk-super-', LPAD(CONV(seq, 10, 36), 4, '0')),
                    CONCAT('sk-', LPAD(CONV(seq, 10, 36), 10, '0'))), SHA2(CONCAT('key', seq), 256), CONCAT('Key ', seq), '',
                MOD(seq, 15) > 0, MOD(seq, 10) = 0, %1$d - seq * 50000, MOD(seq * 7919, 10000), MOD(seq * 7919, 10000) * 0.97,
                MOD(seq * 7919, 10000) * 0.03, seq * 1000, seq * 100, seq / 10, IF(MOD(seq, 4) = 0, NULL, %1$d - MOD(seq * 7919, 1000000) * 1000),
                IF(MOD(seq, 6) = 0, %1$d + MOD(seq * 104729, 5000) * 600000, NULL)
                """.formatted(now, OWN, USERS), 1, KEYS);
    }

    private void tokens() throws SQLException {
        insert("tokens (id, user_id, provider, kind, name, credential_sealed, identity_digest, added_digest, is_public, state,"
                + " state_reason, state_until, plan, email_masked, quota_used, quota_limit, quota_resets_at, quota_checked_at,"
                + " models_json, models_checked_at, checked_at, request_count, success_count, failure_count, last_used,"
                + " pool_request_count, pool_success_count, pool_failure_count, pool_last_used, created_at, updated_at)", """
                seq, IF(seq <= %2$d, 1, 1 + MOD(seq * 7919, %3$d)), 'kiro', ELT(1 + MOD(seq, 3), 'social', 'builder_id', 'idc'),
                CONCAT('Token ', seq), '%4$s', SHA2(CONCAT('i', seq), 256), SHA2(CONCAT('a', seq), 256), MOD(seq, 3) > 0,
                ELT(1 + MOD(seq, 12), 'cooling', 'exhausted', 'invalid', 'suspended', 'disabled', 'active', 'active', 'active',
                    'active', 'active', 'active', 'active'), '', IF(MOD(seq, 12) < 2, %1$d + 864000000, 0), 'KIRO PRO', 'a***@example.org',
                MOD(seq * 31, 1000), 1000, %1$d + 864000000, %1$d, '', %1$d, %1$d, seq, seq * 0.98, seq * 0.02, %1$d - seq * 1000,
                seq * 3, seq * 2.9, seq * 0.1, %1$d - seq * 2000, %1$d - seq * 90000, %1$d
                """.formatted(now, OWN, USERS, sealed()), 1, TOKENS);
        insert("token_health (token_id, at, state, reason, until_at)",
                "1 + MOD(seq, %2$d), %1$d - seq * 1000, 'cooling', 'rate limit', %1$d - seq * 1000 + 60000".formatted(now, TOKENS),
                1, TOKENS * 10);
    }

    /** Few keys and tokens do most of the work, as in life; half of it was within the last week. */
    private void requests() throws SQLException {
        insert("usage_records (id, request_id, at, key_id, user_id, is_super, token_id, attempts, dialect, model_asked, model_served,"
                + " streaming, outcome, status, error_class, input_tokens, output_tokens, cache_read, cache_write, counted,"
                + " credits, first_token_ms, duration_ms, client, address)", """
                seq, CONCAT('req-', LPAD(seq, 12, '0')), %1$d - CAST(POW((%2$d - seq) / %2$d, 2) * 2592000000 AS INT) - 1, k, IF(k <= %3$d, 1, 1 + MOD(k * 7919, %4$d)),
                MOD(k, 10) = 0, 1 + FLOOR(POW(r2, 3) * %6$d), 1 + (MOD(seq, 30) = 0), ELT(1 + MOD(seq, 3), 'openai', 'anthropic', 'responses'), model, model,
                MOD(seq, 2), ELT(1 + (MOD(seq, 40) = 0) + 2 * (MOD(seq, 97) = 0), 'ok', 'failed', 'client_gone', 'timed_out'), IF(MOD(seq, 40) = 0, 502, 200),
                IF(MOD(seq, 40) = 0, 'upstream', ''), 500 + MOD(seq, 5000), 100 + MOD(seq, 900), 0, 0, 'reported', 0.5, 400 + MOD(seq, 3000), 2000 + MOD(seq, 9000),
                ELT(1 + MOD(seq, 4), 'claude-code', 'openai-python', 'curl', 'other'), CONCAT('198.', 18 + MOD(seq, 2), '.', FLOOR(POW(r2, 2) * 255), '.', FLOOR(r1 * 40))
                FROM (SELECT seq, 1 + FLOOR(POW(RAND(seq), 4) * %5$d) AS k, RAND(seq + 7) AS r2, RAND(seq + 13) AS r1,
                    ELT(1 + MOD(seq, 7), 'claude-sonnet-4-5', 'claude-sonnet-4-5', 'claude-opus-4-5', 'claude-haiku-4-5', 'claude-sonnet-4', 'claude-sonnet-4-5', 'auto') AS model
                    FROM seq_1_to_%2$d) AS drawn
                """.formatted(now, REQUESTS, OWN, USERS, KEYS, TOKENS), 0, 0);
        run("INSERT INTO request_receipts (request_id, at, receipt) SELECT request_id, at, '{}' FROM usage_records WHERE id > "
                + (REQUESTS - RECEIPTS));
    }

    private void acts() throws SQLException {
        insert("audit_log (at, actor, address, action, target, detail, reason)", """
                %1$d - (%2$d - seq) * 20000, 'admin', '198.18.0.1', ELT(1 + MOD(seq, 4), 'super_key.create', 'user.ban', 'api_key.disable',
                'settings.change'), CONCAT('user:', 1 + MOD(seq, 10000)), '{}', ''
                """.formatted(now, AUDIT_ROWS), 1, AUDIT_ROWS);
        insert("ip_blocklist (network, reason, created_at)",
                "CONCAT('203.', MOD(seq, 100), '.', FLOOR(seq / 100), '.0/24'), 'abuse', %d - seq * 1000".formatted(now), 1, NETWORKS);
    }

    /** The sums of hours, then those that the schema's own statements make of them. */
    private void sums() throws SQLException {
        run("""
                INSERT INTO usage_hourly SELECT SQL_BIG_RESULT at - MOD(at, 3600000), key_id, user_id, is_super, token_id, model_served, COUNT(*),
                    SUM(outcome IN ('ok', 'client_gone')), SUM(outcome IN ('failed', 'timed_out')), SUM(input_tokens), SUM(output_tokens),
                    SUM(credits) FROM usage_records GROUP BY 1, 2, 5, 6
                """);
        for (String file : List.of("V006__usage_sums.sql", "V008__speed.sql")) {
            for (String statement : read(file).split(";\\s*\n")) {
                if (statement.contains("INSERT IGNORE")) {
                    run(sorting(statement.substring(statement.indexOf("INSERT IGNORE"))));
                }
            }
        }
    }

    /** Where there are very many groups, sorting brings them in the order of their table. */
    private static String sorting(String statement) {
        boolean few = statement.contains("FROM usage_records") || statement.contains("SQL_BIG_RESULT");
        return few ? statement : statement.replace("\nSELECT ", "\nSELECT SQL_BIG_RESULT ");
    }

    private void insert(String into, String columns, int first, int last) throws SQLException {
        run("INSERT INTO " + into + " SELECT " + columns + (last == 0 ? "" : " FROM seq_" + first + "_to_" + last));
    }

    /** A credential that the gateway can open. */
    private static String sealed() {
        return new SecretBox(SEAL_KEY, List.of()).seal("{\"kind\":\"social\",\"accessToken\":\"a\",\"refreshToken\":\"r\","
                + "\"expiresAt\":" + Long.MAX_VALUE + ",\"attributes\":{}}", "tokens.credential");
    }

    /** Carries a statement out and says how long it took when that was long. */
    private void run(String statement) throws SQLException {
        long start = System.nanoTime();
        sql.execute(statement);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (seconds > 1) {
            out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, statement.substring(0, Math.min(120, statement.length())).replaceAll("\\s+", " "));
        }
    }

    private static String read(String file) {
        Path path = Folders.target().resolveSibling("sql").resolve(file);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
