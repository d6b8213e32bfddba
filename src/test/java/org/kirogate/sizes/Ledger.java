package org.kirogate.sizes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kirogate.support.Folders;
import org.kirogate.support.MariaDbHome;
import org.kirogate.support.MariaDbServer;
import org.kirogate.support.TestTomcat;

/**
 * Fills the record of requests with ten million (or {@code -Dledger.rows}) and fifty thousand that were written weeks
 * after their time, asks its list in many ways, and lets a million of them go out as a file; prints how long each took
 * and how large the heap grew, here and in {@code target/ledger.txt}. Meant to run with {@code -Xmx256m}: the gateway,
 * the reader and this program share that heap.
 */
public final class Ledger implements AutoCloseable {
    private static final long ROWS = Long.getLong("ledger.rows", 10_000_000L);
    private static final int TIMES = Integer.getInteger("ledger.times", 15);
    private static final int WARM = 50;
    private static final long EXPORTED = Math.min(ROWS, 1_000_000);
    private static final long SPAN_MS = 90L * 86_400_000;
    private static final int LATE = 50_000;
    private static final long LATE_SPAN_MS = 3L * 86_400_000;
    private static final int LIMIT_MS = 100;
    private static final String SCHEMA = "ledger";
    private static final String API_TOKEN = "t".repeat(32);
    private static final List<String> OPTIONS = List.of("--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync", "--innodb-doublewrite=0", "--innodb-buffer-pool-size=2G",
            "--innodb-log-file-size=1G", "--max-heap-table-size=256M", "--tmp-table-size=256M");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<String> lines = new ArrayList<>();
    private final Path folder = Folders.target().resolve("ledger");
    private final MariaDbServer database;
    private final HttpClient client = HttpClient.newHttpClient();
    private final long now = System.currentTimeMillis();
    private final long late = now - SPAN_MS / 2 + LATE_SPAN_MS;

    private Ledger() throws IOException {
        Folders.delete(folder);
        Path root = Files.createDirectories(Folders.target().resolve("mariadb"));
        this.database = MariaDbServer.start(MariaDbHome.locate(root), folder, "ledger", OPTIONS);
    }

    /**
     * Fills, asks, exports, prints. Ends with code 1 when something fails, takes ten times as long as it may, or a line
     * is missing.
     *
     * @param arguments none
     * @throws Exception something did not even start
     */
    public static void main(String[] arguments) throws Exception {
        boolean bad;
        try (Ledger ledger = new Ledger()) {
            bad = ledger.run();
        }
        System.exit(bad ? 1 : 0);
    }

    private boolean run() throws Exception {
        try (Connection connection = database.connect("")) {
            connection.createStatement().execute("CREATE DATABASE " + SCHEMA);
        }
        TestTomcat.start("", environment()).close();
        fill();
        boolean bad = false;
        try (TestTomcat site = TestTomcat.start("", environment())) {
            for (int i = 0; i < WARM; i++) {
                // A gateway that has just started compiles its code first.
                client.send(get(site, "/admin/api/requests?page_size=200"), BodyHandlers.discarding());
            }
            for (String query : queries()) {
                bad |= ask(site, query);
            }
            bad |= export(site, "csv");
            bad |= export(site, "jsonl");
        }
        Files.write(Folders.target().resolve("ledger.txt"), lines);
        return bad;
    }

    private void fill() throws SQLException, IOException {
        try (Connection connection = database.connect(SCHEMA); Statement sql = connection.createStatement()) {
            sql.execute("SET unique_checks = 0, foreign_key_checks = 0");
            timed("rows", () -> {
                sql.execute("ALTER TABLE usage_records DROP INDEX usage_records_request, DROP INDEX usage_records_key,"
                        + " DROP INDEX usage_records_user, DROP INDEX usage_records_token,"
                        + " DROP INDEX usage_records_seen");
                for (long first = 1; first <= ROWS; first += 1_000_000) {
                    sql.execute(rows(first, Math.min(ROWS, first + 999_999), ROWS));
                }
            });
            timed("their indexes", () -> sql.execute("ALTER TABLE usage_records"
                    + " ADD UNIQUE KEY usage_records_request (request_id), ADD KEY usage_records_key (key_id, id),"
                    + " ADD KEY usage_records_user (user_id, id), ADD KEY usage_records_token (token_id, id),"
                    + " ADD KEY usage_records_seen (at, id, address, key_id, outcome)"));
            timed("rows written late", () -> {
                sql.execute(rows(ROWS + 1, ROWS + LATE, ROWS + LATE));
                sql.execute("UPDATE usage_records SET at = " + late + " + (id - " + ROWS + ") * "
                        + LATE_SPAN_MS / LATE + " WHERE id > " + ROWS);
            });
            // As the schema does it for requests that were there before.
            Path script = Folders.target().resolveSibling("sql").resolve("V010__reading.sql");
            for (String statement : Files.readString(script).split(";\\s*\n")) {
                if (statement.strip().startsWith("INSERT IGNORE INTO usage_marks")) {
                    timed("where they lie", () -> sql.execute(statement));
                }
            }
            sql.execute("ANALYZE TABLE usage_records, usage_marks");
        }
    }

    /** Few keys do most of the work, as in life; one in a million did hardly anything. */
    private String rows(long first, long last, long newest) {
        return String.format(Locale.ROOT, """
                INSERT INTO usage_records (id, request_id, at, key_id, user_id, is_super, token_id, attempts, dialect,
                    model_asked, model_served, streaming, outcome, status, error_class, input_tokens, output_tokens,
                    cache_read, cache_write, counted, credits, first_token_ms, duration_ms, client, address)
                SELECT seq, CONCAT('req-', LPAD(seq, 12, '0')), %1$d - CAST((%2$d - seq) * (%3$d / %2$d) AS INT) - 1,
                    IF(MOD(seq, 1000000) = 7, 60000, k),
                    IF(MOD(seq, 1000000) = 7, 20000, 1 + MOD(k * 7919, 10000)), MOD(k, 10) = 0,
                    1 + FLOOR(POW(RAND(seq + 7), 3) * 5000), 1,
                    ELT(1 + MOD(seq, 3), 'openai', 'anthropic', 'responses'),
                    ELT(1 + MOD(seq, 4), 'claude-sonnet-4-5', 'claude-opus-4-5', 'claude-haiku-4-5', 'auto'), '',
                    MOD(seq, 2),
                    ELT(1 + (MOD(seq, 40) = 0) + 2 * (MOD(seq, 100003) = 0), 'ok', 'failed', 'timed_out', 'timed_out'),
                    IF(MOD(seq, 40) = 0, 502, IF(MOD(seq, 100003) = 0, 504, 200)), '', 500 + MOD(seq, 5000),
                    100 + MOD(seq, 900), 0, 0, 'reported', 0.5, 400 + MOD(seq, 3000), 2000 + MOD(seq, 9000),
                    IF(MOD(seq, 2000003) = 5, 'cherry-studio',
                        ELT(1 + MOD(seq, 4), 'claude-code', 'openai-python', 'curl', 'other')),
                    IF(%2$d - seq > %2$d / 13, '', CONCAT('198.18.', MOD(seq, 200), '.', MOD(seq * 7, 250)))
                FROM (SELECT seq, 1 + FLOOR(POW(RAND(seq), 4) * 50000) AS k FROM seq_%4$d_to_%5$d) AS drawn
                """, now, newest, SPAN_MS, first, last);
    }

    private List<String> queries() {
        Instant before = Instant.ofEpochMilli(now - SPAN_MS / 2);
        Instant waited = Instant.ofEpochMilli(late + LATE_SPAN_MS / 2);
        Instant end = Instant.ofEpochMilli(late + LATE_SPAN_MS);
        String hour = "from=" + waited + "&to=" + waited.plusSeconds(3600);
        return List.of("", "period=all", "period=all&page_size=200", "key=3", "period=all&key=3",
                "period=all&key=60000", "period=all&user=20000", "period=all&user=5", "period=all&token=17",
                "period=all&token=4999", "period=all&key=3&token=17", "period=all&key=3&outcome=failed",
                "period=all&key=3&outcome=timed_out", "period=all&outcome=failed", "period=all&outcome=timed_out",
                "period=all&outcome=refused", "period=all&client=cherry-studio", "period=all&status=5xx",
                "period=all&status=504",
                "period=all&dialect=responses&stream=yes&status=502", "period=all&model=auto",
                "period=all&model=nobody",
                "period=all&address=198.18.7.9", "from=" + before, "from=" + before + "&to=" + before.plusSeconds(3600),
                "to=" + before, hour, hour + "&page_size=200", hour + "&cursor=" + ROWS, hour + "&status=504",
                hour + "&key=3", hour + "&outcome=refused", "from=" + waited + "&to=" + end, "to=" + end,
                "from=" + end + "&to=" + end.plusSeconds(3600), "period=all&cursor=" + ROWS / 2,
                "period=all&search=req-" + String.format("%012d", ROWS / 3),
                "period=all&search=nobody");
    }

    private boolean ask(TestTomcat site, String query) throws IOException, InterruptedException {
        HttpRequest request = get(site, "/admin/api/requests?" + query);
        double[] times = new double[TIMES];
        String body = "";
        int status = 0;
        for (int i = -1; i < TIMES; i++) {
            long start = System.nanoTime();
            var answer = client.send(request, BodyHandlers.ofString());
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            body = answer.body();
            status = answer.statusCode();
        }
        Arrays.sort(times);
        double median = times[TIMES / 2];
        print(String.format(Locale.ROOT, "%-5s %3d  least %7.1f ms  median %7.1f ms  most %7.1f ms  %4d rows%s  %s",
                median > LIMIT_MS ? "over" : "ok", status, times[0], median, times[TIMES - 1],
                body.split("\"id\":").length - 1, body.contains("searched_until") ? " so far" : "", query));
        return status != 200 || median > LIMIT_MS * 10;
    }

    private boolean export(TestTomcat site, String format) throws IOException, InterruptedException {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        Instant from = Instant.ofEpochMilli(now - SPAN_MS / ROWS * EXPORTED);
        long start = System.nanoTime();
        long rows = format.equals("csv") ? -1 : 0;
        var answer = client.send(get(site, "/admin/api/requests/export?format=" + format + "&from=" + from),
                BodyHandlers.ofInputStream());
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            while (reader.readLine() != null) {
                rows++;
            }
        }
        long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        String told = "export as %s: %d rows in %.1f s, whole heap at most %d MiB, limit %d MiB (%s)";
        print(String.format(Locale.ROOT, told, format, rows,
                (System.nanoTime() - start) / 1e9, peak >> 20, Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(argument -> argument.startsWith("-Xmx")).findFirst().orElse("no -Xmx")));
        return rows < EXPORTED * 99 / 100;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private HttpRequest get(TestTomcat site, String path) {
        return HttpRequest.newBuilder(site.uri(path)).header("Authorization", "Bearer " + API_TOKEN).build();
    }

    /** Something that takes its time. */
    private interface Work {
        void run() throws SQLException;
    }

    private void timed(String what, Work work) throws SQLException {
        long start = System.nanoTime();
        work.run();
        print(String.format(Locale.ROOT, "filled: %s in %.1f s", what, (System.nanoTime() - start) / 1e9));
    }

    private void print(String line) {
        lines.add(line);
        out.println(line);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DB_URL", database.url(SCHEMA));
        environment.put("DB_USER", MariaDbServer.USER);
        environment.put("DB_PASSWORD", database.password());
        environment.put("TOKEN_ENCRYPT_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("KEY_DIGEST_SECRET", "d".repeat(32));
        environment.put("SESSION_SECRET", "s".repeat(32));
        environment.put("ADMIN_API_TOKEN", API_TOKEN);
        environment.put("TOKEN_HEALTH_CHECK_INTERVAL", "0");
        environment.put("USAGE_RETENTION_DAYS", "0");
        // Nobody listens there.
        environment.put("KIRO_RUNTIME_URL", "http://127.0.0.1:9");
        environment.put("KIRO_DESKTOP_AUTH_URL", "http://127.0.0.1:9");
        return environment;
    }

    @Override
    public void close() throws IOException {
        database.kill();
        Folders.delete(folder);
    }
}
