package org.kirogate.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/**
 * A minute under fire: twenty accounts of which six fail in every way there is, two hundred clients, one gateway with
 * Tomcat and MariaDB. Ends with code 1, and with the reasons, when a client was told of an account's failure while
 * others were well, an account was used above its limits, one that never failed was switched off, or anything was
 * left behind.
 */
public final class Soak {
    private static final int ACCOUNTS = 20;
    private static final int OWNERS = 5;
    private static final int KEYS = 10;
    private static final int USUAL_AT_ONCE = 8;
    /** None: how many a minute come through is the machine's business. */
    private static final int USUAL_PER_MINUTE = 0;
    private static final Duration START = Duration.ofSeconds(3);
    private static final Duration ROUND = Duration.ofMillis(800);

    private final SoakSettings settings;
    private final RunningGateway gateway;
    private final Verdicts verdicts = new Verdicts();
    private final Ward ward = new Ward(verdicts);
    private final Tally tally = new Tally();
    private final Doctor doctor;

    private Soak(SoakSettings settings, RunningGateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
        this.doctor = new Doctor(gateway, ward, verdicts);
    }

    /**
     * Runs, prints and keeps what it printed in {@code target/soak.txt}.
     *
     * @param arguments none; see {@link SoakSettings}
     * @throws Exception something did not even start
     */
    public static void main(String[] arguments) throws Exception {
        // Tomcat tells of every stream that is cut, and they are many here.
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setLevel(Level.OFF);
        }
        SoakSettings settings = SoakSettings.ofProperties();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean well;
        try (RunningGateway gateway = RunningGateway.startUnhurried(Map.of(
                "TOKEN_MAX_CONCURRENCY", "" + USUAL_AT_ONCE, "TOKEN_RPM", "" + USUAL_PER_MINUTE,
                "TOKEN_HEALTH_CHECK_INTERVAL", "3600"))) {
            well = new Soak(settings, gateway).run(out);
        }
        System.exit(well ? 0 : 1);
    }

    private boolean run(PrintStream out) throws InterruptedException, SQLException, IOException {
        List<String> keys = bring();
        SoakClient.Shift shift = new SoakClient.Shift(System.nanoTime(), settings.length());
        Judge judge = new Judge(ward, tally, verdicts);
        gateway.simulator().seenBy(ward);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < settings.clients(); i++) {
            clients.add(new Thread(new SoakClient(
                    i, keys.get(i % KEYS), shift, new Caller(gateway.port()), judge, settings.seed())));
        }
        for (Thread client : clients) {
            client.start();
            // Programs do not all start in one moment, and the first requests of a JVM are its slowest.
            Thread.sleep(START.toMillis() / settings.clients());
        }
        makeRounds(shift);
        for (Thread client : clients) {
            client.join(Duration.ofMinutes(2).toMillis());
            if (client.isAlive()) {
                verdicts.broken("a client waits for ever");
            }
        }
        lookBack();
        doctor.close();
        new SoakReport(settings, ward, tally, doctor, verdicts).print(out);
        return verdicts.count() == 0;
    }

    /** Illness goes round for most of the time; in the end all are well again. */
    private void makeRounds(SoakClient.Shift shift) throws InterruptedException {
        long lastRound = shift.fromNanos() + settings.length().toNanos() * 85 / 100;
        while (System.nanoTime() < lastRound) {
            doctor.nextRound();
            Thread.sleep(ROUND.toMillis());
        }
        doctor.healAll();
    }

    /** Accounts of several owners and keys that reach them all; a few accounts with narrow limits of their own. */
    private List<String> bring() throws SQLException {
        List<Person> owners = new ArrayList<>();
        for (int i = 0; i < OWNERS; i++) {
            owners.add(gateway.person("owner_" + i));
        }
        int well = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            String name = "soak-%02d".formatted(i);
            boolean sickly = i % 10 == 1 || i % 10 == 4 || i % 10 == 8;
            int narrow = sickly ? Integer.MAX_VALUE : well++;
            int atOnce = narrow < 4 ? 1 + narrow % 2 : USUAL_AT_ONCE;
            int perMinute = narrow >= 3 && narrow < 6 ? 20 * narrow : USUAL_PER_MINUTE;
            long id = owners.get(i % OWNERS).token(name, true);
            limit(id, atOnce, perMinute);
            ward.take(new Patient(name, id, sickly, atOnce, perMinute));
        }
        // A check has the pool read the table again.
        doctor.healAll();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            JsonObject made = gateway.superKey(owners.get(i % OWNERS), "soak " + i);
            keys.add(made.get("key").getAsString());
        }
        return keys;
    }

    private void limit(long tokenId, int atOnce, int perMinute) throws SQLException {
        try (Connection connection = gateway.database().connect();
                PreparedStatement change = connection.prepareStatement(
                "UPDATE tokens SET max_concurrency = ?, requests_per_minute = ? WHERE id = ?")) {
            change.setInt(1, atOnce);
            change.setInt(2, perMinute);
            change.setLong(3, tokenId);
            change.executeUpdate();
        }
    }

    /** Nothing is left behind, and everything is written down. */
    private void lookBack() {
        List<Ailment> unmet = new ArrayList<>();
        left("tokens held", "kirogate_in_flight");
        left("requests let in and not over", "kirogate_admitted");
        left("requests that wait for a token", "kirogate_queue_waiting");
        try {
            gateway.quiet();
            Await.until(() -> records() == tally.total());
        } catch (AssertionError e) {
            verdicts.broken("%d exchanges of the service are open; %d requests left %d usage records".formatted(
                    gateway.simulator().activeExchanges(), tally.total(), records()));
        }
        doctor.look();
        ward.patients().stream().filter(patient -> !doctor.isActive(patient)).forEach(patient ->
                verdicts.broken(patient.name() + " is well again, was checked and is not active"));
        for (Ailment ailment : Doctor.ROUND) {
            if (settings.seconds() >= 60 && ward.injected(ailment) == 0) {
                unmet.add(ailment);
            }
        }
        if (unmet.size() * 4 > Doctor.ROUND.size()) {
            verdicts.broken("too little was tried, nobody met " + unmet);
        }
        if (tally.total(Tally.Outcome.BUSY) * 100 > tally.total()) {
            verdicts.broken("more than one in a hundred was told that all accounts are busy");
        }
    }

    private void left(String what, String metric) {
        try {
            Await.until(() -> gateway.metric(metric) == 0);
        } catch (AssertionError e) {
            verdicts.broken(what + " at the end: " + gateway.metric(metric));
        }
    }

    private long records() {
        return Long.parseLong(gateway.rows("SELECT COUNT(*) AS count FROM usage_records").get(0).get("count"));
    }
}
