package org.kirogate.parity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kirogate.app.Http;
import org.kirogate.simulator.Await;
import org.kirogate.simulator.SimOptions;
import org.kirogate.simulator.Simulator;
import org.kirogate.support.Cable;
import org.kirogate.support.Folders;
import org.kirogate.support.MariaDbHome;
import org.kirogate.support.MariaDbServer;

/**
 * Thousands of requests of every outcome, while the gateway's process is killed, its connections to the database are
 * cut, the database is stopped for ten seconds and the process is killed again at the end of that. Ends with code 1,
 * and with the reasons, unless the records are those of the requests that clients made, each once and with what the
 * service charged for it, and all that is counted is what the records say.
 */
public final class Parity {
    private static final String ADMIN_TOKEN = "parity-administrator-0123456789abcdef0123456789";
    private static final String SCHEMA = "kirogate";
    private static final String PASSWORD = "parity-of-records";
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration BREAK = Duration.ofSeconds(3);
    /** Within which a gateway has written what was left, or what waited for the database. */
    private static final int CARRY_SECONDS = 60;
    private static final int ANSWER_SECONDS = 8;
    private static final int READ_ON_SECONDS = 3;
    /** Until it is noticed that a client left: two signs of life, the second of which fails. */
    private static final int NOTICED_SECONDS = 5;
    private static final List<String> OPTIONS = List.of(
            "--skip-log-bin", "--innodb-buffer-pool-size=64M", "--innodb-log-file-size=32M", "--max-connections=200");

    private final ParitySettings settings;
    private final Simulator simulator;
    private final Path folder;
    private final Asker.Work work;
    private final Ledger ledger;
    private final Kills kills = new Kills(TimeUnit.SECONDS.toNanos(READ_ON_SECONDS + NOTICED_SECONDS));
    private MariaDbServer database;
    private Cable cable;
    private GatewayChild gateway;

    private Parity(ParitySettings settings, Simulator simulator, Path folder) {
        this.settings = settings;
        this.simulator = simulator;
        this.folder = folder;
        this.work = new Asker.Work(settings.requests(), settings.seed());
        this.ledger = new Ledger(settings.seed());
    }

    /**
     * Runs, prints and keeps what it printed in {@code target/parity.txt}; the gateway's own words are in
     * {@code target/parity-gateway.log}.
     *
     * @param arguments none; see {@link ParitySettings}
     * @throws Exception something did not even start
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory(Files.createDirectories(Folders.target().resolve("parity")), "run-");
        ParityReport.forget();
        boolean well;
        try (Simulator simulator = Simulator.start(SimOptions.steered())) {
            well = new Parity(ParitySettings.ofProperties(), simulator, folder).run(out);
        } finally {
            Folders.delete(folder);
        }
        System.exit(well ? 0 : 1);
    }

    private boolean run(PrintStream out) throws IOException, InterruptedException, SQLException {
        startDatabase();
        try (Cable line = new Cable(database.port())) {
            cable = line;
            gateway = new GatewayChild(environment(), folder.resolve("data"));
            gateway.start();
            Place place = Place.make(new Http(gateway.url()), ADMIN_TOKEN, simulator);
            simulator.seenBy(ledger);
            long from = System.nanoTime();
            List<Thread> askers = askers(place);
            trouble();
            for (Thread asker : askers) {
                asker.join();
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from);
            Await.until(() -> simulator.activeExchanges() == 0);
            gateway.close();
            return report(out, seconds);
        } finally {
            database.close();
        }
    }

    private void startDatabase() {
        MariaDbHome home = MariaDbHome.locate(Folders.target().resolve("mariadb"));
        database = MariaDbServer.start(home, folder.resolve("db"), PASSWORD, OPTIONS);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String service : List.of("RUNTIME", "MANAGEMENT", "Q", "OIDC", "DESKTOP_AUTH", "EXTERNAL_IDP")) {
            environment.put("KIRO_" + service + "_URL", simulator.baseUrl());
        }
        environment.putAll(Map.of(
                "DB_URL", "jdbc:mariadb://127.0.0.1:" + cable.port() + "/" + SCHEMA + "?createDatabaseIfNotExist=true",
                "DB_USER", MariaDbServer.USER, "DB_PASSWORD", PASSWORD, "ADMIN_API_TOKEN", ADMIN_TOKEN,
                "TRUSTED_PROXIES", "127.0.0.1", "USAGE_JOURNAL_DIR", folder.resolve("journal").toString()));
        environment.putAll(Map.of(
                "TOKEN_MAX_CONCURRENCY", "0", "TOKEN_RPM", "0", "TOKEN_HEALTH_CHECK_INTERVAL", "0",
                "TOKEN_BREAKER_FAILURES", "100", "PING_INTERVAL", "1", "ANSWER_TIMEOUT", "" + ANSWER_SECONDS,
                "DRAIN_ON_DISCONNECT", "" + READ_ON_SECONDS));
        return environment;
    }

    private List<Thread> askers(Place place) {
        List<Thread> askers = new ArrayList<>();
        for (int i = 0; i < settings.connections(); i++) {
            Thread asker = new Thread(new Asker(gateway.port(), place, work, ledger), "asker-" + i);
            asker.start();
            askers.add(asker);
        }
        return askers;
    }

    private void trouble() throws IOException, InterruptedException, SQLException {
        await(settings.requests() / 8);
        long killed = System.nanoTime();
        gateway.kill();
        startAgain("while everything was well", killed, System.nanoTime());
        await(settings.requests() / 5);
        cable.pull();
        Thread.sleep(BREAK.toMillis());
        cable.plug();
        awaitMore();
        await(settings.requests() * 2 / 5);
        database.close();
        cable.pull();
        Thread.sleep(OUTAGE.toMillis());
        killed = System.nanoTime();
        gateway.kill();
        long gone = System.nanoTime();
        startDatabase();
        cable.plug(database.port());
        startAgain("after the database had been away for " + OUTAGE.toSeconds() + " s", killed, gone);
    }

    /** Until the gateway writes again by itself. */
    private void awaitMore() throws InterruptedException, SQLException {
        try (Connection connection = database.connect(SCHEMA)) {
            Books books = new Books(connection);
            int before = books.written();
            await(() -> books.written() > before, () -> "its " + before + " records grew no more");
        }
    }

    private void startAgain(String when, long killed, long gone)
            throws IOException, InterruptedException, SQLException {
        String words = when + ", " + work.done() + " requests on";
        List<Path> left = journal();
        gateway.start();
        kills.add(new Kills.Kill(words, killed, gone, System.nanoTime()));
        try (Connection connection = database.connect(SCHEMA)) {
            Books books = new Books(connection);
            await(() -> left.stream().noneMatch(Files::exists) && books.killed() == inFlight(),
                    () -> "it said " + gateway.left() + ", " + books.killed() + " requests are marked, and of " + left
                            + " there are " + left.stream().filter(Files::exists).toList());
        }
    }

    /** Something to be found in the tables. */
    private interface Found<T> {
        T find() throws SQLException;
    }

    private static void await(Found<Boolean> holds, Found<String> otherwise) throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CARRY_SECONDS);
        while (!holds.find()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("After " + CARRY_SECONDS + " s of the gateway, " + otherwise.find());
            }
            Thread.sleep(10);
        }
    }

    /** What the process that was killed left: files that the next one removes when all of it is written. */
    private List<Path> journal() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".journal")).toList();
        }
    }

    private int inFlight() {
        return gateway.left().stream().mapToInt(GatewayChild.Left::inFlight).sum();
    }

    private void await(int requests) throws InterruptedException {
        while (work.done() < requests) {
            Thread.sleep(10);
        }
    }

    private boolean report(PrintStream out, long seconds) throws SQLException, IOException {
        try (Connection connection = database.connect(SCHEMA)) {
            Books books = new Books(connection);
            List<Books.Row> records = books.records();
            Comparison found = new Comparison(ledger, kills).compare(work.seen(), records);
            List<String> broken = new ArrayList<>(found.broken());
            broken.addAll(books.differences());
            broken.addAll(words(found.killed()));
            new ParityReport(settings, seconds, records.size(), found)
                    .trouble(kills, gateway.left())
                    .counted(books.counted(), Sums.ALL.size())
                    .broken(broken)
                    .print(out);
            return broken.isEmpty();
        }
    }

    /** Where the gateway's own words about what was left are not what is written down. */
    private List<String> words(int killed) {
        List<String> broken = new ArrayList<>();
        if (gateway.left().size() != kills.all().size() || inFlight() != killed) {
            broken.add("after " + kills.all().size() + " kills the gateway said " + gateway.left() + ", and " + killed
                    + " requests are marked");
        }
        if (gateway.left().stream().anyMatch(left -> left.inFlight() == 0)) {
            broken.add("nothing was in flight at a kill: it shows nothing");
        }
        return broken;
    }
}
