package org.kirogate.app;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.kirogate.db.MigratedSchema;
import org.kirogate.simulator.Await;
import org.kirogate.simulator.SimOptions;
import org.kirogate.simulator.Simulator;
import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.pace.Gate;
import org.kirogate.support.Cable;
import org.kirogate.support.TestDatabase;
import org.kirogate.support.TestTomcat;

/**
 * The whole program for one test class: a schema of its own, the simulator as its upstream and a Tomcat that serves it.
 *
 * <p>The simulator obeys marks in the user's text; {@code [[slow:N]]} does not wait for N milliseconds but at the gate of
 * that number, which the test opens ({@link #gate}). Seeding goes through the program's own interfaces.
 */
public final class RunningGateway implements AutoCloseable {

    /** The bearer of the administrator's interface. */
    public static final String ADMIN_TOKEN = "the-administrators-bearer-for-tests-0123456789";

    /** Of every person of a test. */
    public static final String PASSWORD = "Passw0rd-of-tests";

    private final Map<Long, Gate> gates = new ConcurrentHashMap<>();
    private final TestDatabase database;
    private final Simulator simulator;
    private final TestTomcat tomcat;
    private final Http http;
    private boolean stopped;

    private RunningGateway(
            String contextPath, Map<String, String> more, UnaryOperator<String> way, boolean gated) {
        this.database = MigratedSchema.create();
        SimOptions options = SimOptions.steered();
        this.simulator = Simulator.start(gated ? options.withPauses(this::gate) : options);
        try {
            Map<String, String> environment = environment(database.environment(), simulator);
            environment.put("DB_URL", way.apply(database.url()));
            environment.putAll(more);
            this.tomcat = TestTomcat.start(contextPath, environment);
        } catch (RuntimeException e) {
            simulator.close();
            database.close();
            throw e;
        }
        this.http = new Http(tomcat.uri("").toString());
    }

    /** Starts it under {@code /}. */
    public static RunningGateway start() {
        return start("", Map.of());
    }

    /** Starts it under a context path with these variables over the usual ones. */
    public static RunningGateway start(String contextPath, Map<String, String> more) {
        return new RunningGateway(contextPath, more, UnaryOperator.identity(), true);
    }

    /** Starts it with an upstream whose answers take their time: {@code [[slow:N]]} is N real milliseconds. */
    public static RunningGateway startUnhurried(Map<String, String> more) {
        return new RunningGateway("", more, UnaryOperator.identity(), false);
    }

    /** Starts it so that it reaches its database through a cable; what the test itself reads does not. */
    public static RunningGateway startOver(Cable cable, Map<String, String> more) {
        return new RunningGateway("", more, url -> url.replaceFirst(":\\d+/", ":" + cable.port() + "/"), true);
    }

    /** The variables a gateway needs to start with that database and that upstream. */
    public static Map<String, String> environment(Map<String, String> database, Simulator simulator) {
        Map<String, String> environment = new HashMap<>(database);
        for (String service : List.of("RUNTIME", "MANAGEMENT", "Q", "OIDC", "DESKTOP_AUTH", "EXTERNAL_IDP")) {
            environment.put("KIRO_" + service + "_URL", simulator.baseUrl());
        }
        environment.put("TOKEN_ENCRYPT_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        environment.put("KEY_DIGEST_SECRET", "the-digest-secret-of-the-tests-0123456789");
        environment.put("SESSION_SECRET", "the-session-secret-of-the-tests-0123456789");
        environment.put("ADMIN_API_TOKEN", ADMIN_TOKEN);
        environment.put("TOKEN_MAX_CONCURRENCY", "0");
        environment.put("TOKEN_RPM", "0");
        environment.put("TOKEN_HEALTH_CHECK_INTERVAL", "0");
        return environment;
    }

    /** Calls to it. */
    public Http http() {
        return http;
    }

    /** The address of a path. */
    public String url(String path) {
        return tomcat.uri(path).toString();
    }

    /** The port it listens on. */
    public int port() {
        return tomcat.port();
    }

    /** Its upstream. */
    public Simulator simulator() {
        return simulator;
    }

    /** Its schema. */
    public TestDatabase database() {
        return database;
    }

    /** Where an answer to {@code [[slow:N]]} waits before every piece. */
    public Gate gate(long number) {
        return gates.computeIfAbsent(number, missing -> new Gate());
    }

    /** Makes a user in good standing and signs them in. */
    public Person person(String name) {
        JsonObject ask = Http.object("name", name, "email", name + "@example.org", "password", PASSWORD);
        JsonObject made = admin("POST", "/admin/api/users", ask);
        return new Person(this, made.get("id").getAsLong(), name, PASSWORD);
    }

    /** A super key for a user: what the one answer that shows it says. */
    public JsonObject superKey(Person person, String name) {
        JsonObject ask = Http.object("name", name);
        ask.addProperty("user_id", person.id());
        return admin("POST", "/admin/api/super-api-keys", ask);
    }

    /** A call of the administrator's program that must succeed. */
    public JsonObject admin(String method, String path, JsonObject body) {
        return Http.ok(http.send(method, path, body.toString(), "authorization", "Bearer " + ADMIN_TOKEN));
    }

    /** Registers an account of that name with the upstream. */
    public SimAccount account(String name) {
        SimAccount account = SimAccount.social(name);
        simulator.addAccount(account);
        return account;
    }

    /** A figure of {@code /metrics} without labels. */
    public long metric(String name) {
        HttpResponse<String> answer = http.send("GET", "/metrics", "");
        for (String line : answer.body().split("\n")) {
            if (line.startsWith(name + " ")) {
                return Long.parseLong(line.substring(name.length() + 1));
            }
        }
        throw new AssertionError("no " + name + " in " + answer.body());
    }

    /** Returns once no request holds a token and no upstream call is open; fails when that does not come about. */
    public void quiet() {
        Await.until(() -> metric("kirogate_in_flight") == 0 && simulator.activeExchanges() == 0);
    }

    /** The usage record of the request with that id, once it is written. */
    public Map<String, String> usage(String requestId) {
        Await.until(() -> !rows("SELECT id FROM usage_records WHERE request_id = ?", requestId).isEmpty());
        return rows("SELECT * FROM usage_records WHERE request_id = ?", requestId).get(0);
    }

    /** Rows as texts by column, read beside the program. */
    public List<Map<String, String>> rows(String sql, Object... values) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                ResultSetMetaData columns = result.getMetaData();
                List<Map<String, String>> rows = new ArrayList<>();
                while (result.next()) {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), result.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Stops the program, in order; its database and its upstream go on. */
    public void stop() {
        if (!stopped) {
            stopped = true;
            tomcat.close();
        }
    }

    @Override
    public void close() {
        gates.values().forEach(Gate::open);
        stop();
        simulator.close();
        database.close();
    }
}
