package org.kirogate.sizes;

import java.io.IOException;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kirogate.support.Folders;
import org.kirogate.support.MariaDbHome;
import org.kirogate.support.MariaDbServer;
import org.kirogate.support.TestTomcat;

/**
 * Asks every page and list of a large site several times and prints how long they took and how large they were, here and
 * in {@code target/sizes.txt}. Ends with code 1 only when one of them fails or is grossly over the limits of 50 ms and
 * 100 KB, since a busy machine is no fault of the program.
 *
 * <p>{@code -Dsizes.times=20} says how often, {@code -Dsizes.only=/admin/keys} asks only what holds that text, and
 * {@code -Dsizes.keep=true} leaves the filled database in {@code target/sizes} and begins with it the next time.
 */
public final class Sizes implements AutoCloseable {
    /** How often before it is timed, so that what is timed is compiled. */
    private static final int WARM = 10;
    private static final int TIMES = Integer.getInteger("sizes.times", 20);
    private static final boolean KEEP = Boolean.getBoolean("sizes.keep");
    private static final String ONLY = System.getProperty("sizes.only", "");
    /** The longest page that a reader may choose. */
    private static final int ROWS = 20;
    private static final String API_TOKEN = "t".repeat(32);
    private static final String USER = "first_user";
    private static final String PASSWORD = "First-user-1";
    private static final String SCHEMA = "sizes";
    private static final List<String> OPTIONS = List.of("--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync", "--innodb-doublewrite=0", "--innodb-buffer-pool-size=512M",
            "--innodb-log-file-size=256M", "--max-heap-table-size=256M", "--tmp-table-size=256M");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path folder = Folders.target().resolve("sizes");
    private final Path filled = folder.resolve("filled");
    private final MariaDbServer database;

    private Sizes() throws IOException {
        if (!KEEP || !Files.exists(filled)) {
            Folders.delete(folder);
        }
        Path root = Files.createDirectories(Folders.target().resolve("mariadb"));
        this.database = MariaDbServer.start(MariaDbHome.locate(root), folder, "sizes", OPTIONS);
    }

    /**
     * Fills, asks, prints.
     *
     * @param arguments none
     * @throws Exception something did not even start
     */
    public static void main(String[] arguments) throws Exception {
        boolean gross;
        try (Sizes sizes = new Sizes()) {
            gross = sizes.run();
        }
        System.exit(gross ? 1 : 0);
    }

    private boolean run() throws Exception {
        if (!Files.exists(filled)) {
            make();
            Files.createFile(filled);
        }
        try (TestTomcat site = TestTomcat.start("", environment())) {
            return ask(site);
        }
    }

    private void make() throws Exception {
        try (Connection connection = database.connect("")) {
            connection.createStatement().execute("CREATE DATABASE " + SCHEMA);
        }
        try (TestTomcat first = TestTomcat.start("", environment())) {
            HttpRequest user = HttpRequest.newBuilder(first.uri("/admin/api/users")).header("Authorization", "Bearer " + API_TOKEN)
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"name\":\"" + USER
                            + "\",\"email\":\"first@example.org\",\"password\":\"" + PASSWORD + "\"}")).build();
            HttpClient.newHttpClient().send(user, BodyHandlers.discarding());
        }
        long start = System.nanoTime();
        fill();
        out.println("Filled in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s: " + LargeSite.USERS + " users, "
                + LargeSite.KEYS + " keys, " + LargeSite.TOKENS + " tokens, " + LargeSite.REQUESTS + " requests");
    }

    private void fill() throws SQLException {
        try (Connection connection = database.connect(SCHEMA)) {
            LargeSite.fill(connection, System.currentTimeMillis(), out);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DB_URL", database.url(SCHEMA));
        environment.put("DB_USER", MariaDbServer.USER);
        environment.put("DB_PASSWORD", database.password());
        environment.put("TOKEN_ENCRYPT_KEY", LargeSite.SEAL_KEY);
        environment.put("KEY_DIGEST_SECRET", "d".repeat(32));
        environment.put("SESSION_SECRET", "s".repeat(32));
        environment.put("ADMIN_API_TOKEN", API_TOKEN);
        environment.put("TOKEN_HEALTH_CHECK_INTERVAL", "0");
        // A site of that age has let old figures go long ago; here it would all happen while pages are asked.
        environment.put("USAGE_RETENTION_DAYS", "0");
        environment.put("USAGE_ADDRESS_DAYS", "365");
        // Nobody listens there.
        environment.put("KIRO_RUNTIME_URL", "http://127.0.0.1:9");
        environment.put("KIRO_DESKTOP_AUTH_URL", "http://127.0.0.1:9");
        return environment;
    }

    private boolean ask(TestTomcat site) throws IOException, InterruptedException {
        HttpClient administrator = signedIn(site.uri("/admin/login"), "password", "admin123");
        HttpClient user = signedIn(site.uri("/login"), "name", USER, "password", PASSWORD);
        List<String> lines = new ArrayList<>(List.of(
                "limits: median 50 ms, 100 KB; " + ROWS + " rows a page; each asked " + TIMES + " times",
                "              least     median        p95        CPU      size"));
        boolean gross = false;
        for (Ask ask : Ask.all()) {
            if (!ask.path().contains(ONLY)) {
                continue;
            }
            String path = ask.path().replace("{request}", "req-" + String.format("%012d", LargeSite.REQUESTS - 1));
            Taken taken = taken(ask.user() ? user : administrator, site.uri(path), ask);
            gross |= taken.gross();
            lines.add(taken.line());
            out.println(taken.line());
        }
        Files.write(Folders.target().resolve("sizes.txt"), lines);
        return gross;
    }

    private static Taken taken(HttpClient client, URI address, Ask ask) throws IOException, InterruptedException {
        double[] times = new double[TIMES];
        HttpResponse<byte[]> answer = once(client, address);
        for (int i = 1; i < WARM; i++) {
            once(client, address);
        }
        double cpu = cpuMillis();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            answer = once(client, address);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        cpu = (cpuMillis() - cpu) / TIMES;
        Arrays.sort(times);
        return new Taken(ask, answer.statusCode(), times[0], times[TIMES / 2], times[Math.min(TIMES - 1, TIMES * 95 / 100)],
                cpu, answer.body().length);
    }

    /** What this process, which is the program and who asks it, and the database have used of the processors. */
    private static double cpuMillis() {
        Stream<ProcessHandle> both = Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().children());
        return both.map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).mapToDouble(Duration::toMillis).sum();
    }

    private static HttpResponse<byte[]> once(HttpClient client, URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Language", "zh-CN").build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private static HttpClient signedIn(URI form, String... fields) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        client.send(HttpRequest.newBuilder(form).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())).build(), BodyHandlers.discarding());
        client.send(HttpRequest.newBuilder(form.resolve("/preferences")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("rows=" + ROWS)).build(), BodyHandlers.discarding());
        return client;
    }

    @Override
    public void close() throws IOException {
        if (KEEP) {
            database.close();
            return;
        }
        database.kill();
        Folders.delete(folder);
    }
}
