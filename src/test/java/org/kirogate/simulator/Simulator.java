package org.kirogate.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.kirogate.simulator.account.Account;
import org.kirogate.simulator.account.Accounts;
import org.kirogate.simulator.account.Catalogue;
import org.kirogate.simulator.account.Seal;
import org.kirogate.simulator.account.SignIn;
import org.kirogate.simulator.account.Signatures;
import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.check.World;
import org.kirogate.simulator.http.WireExchange;
import org.kirogate.simulator.http.WireServer;
import org.kirogate.simulator.pace.SimClock;
import org.kirogate.simulator.script.Fixture;
import org.kirogate.simulator.script.Script;
import org.kirogate.simulator.script.Turn;
import org.kirogate.simulator.steered.SteeredModel;

/**
 * The Kiro services on one loopback port. Thread-safe; close it to free the port and every connection.
 *
 * <pre>{@code
 * try (Simulator kiro = Simulator.start(SimOptions.scripted())) {
 *     kiro.addAccount(SimAccount.social("A"));
 *     kiro.play(Fixtures.load("01-text-reply"));
 *     // call kiro.baseUrl() with kiro.refreshToken("A")
 *     assertEquals(List.of(), kiro.unmatched());
 * }
 * }</pre>
 */
public final class Simulator implements AutoCloseable {

    private static final long BYTES_KEPT = 64L * 1024 * 1024;

    private final SimClock clock;
    private final Accounts accounts;
    private final Signatures signatures;
    private final SignIn signIn;
    private final Script script = new Script();
    private final Captures captures;
    private final Desk desk;
    private final ControlApi controls = new ControlApi(this);
    private final WireServer server;

    private Simulator(SimOptions options) {
        Seal seal = new Seal(options.seed());
        Catalogue catalogue = new Catalogue();
        this.clock = new SimClock(options.clock());
        this.accounts = new Accounts(seal, clock);
        this.signatures = new Signatures(seal);
        this.signIn = new SignIn(accounts, seal, clock, options.obeysMarks());
        this.captures = new Captures(options.callsKept(), BYTES_KEPT);
        World world = new World(accounts, catalogue, signatures, options.region(), options.sizeLimit(),
                options.quotaStatus());
        SteeredModel model = new SteeredModel(catalogue, signatures, seal);
        this.desk = new Desk(options.withClock(clock), world, script, captures, model, signIn);
        this.server = new WireServer(options.port(), options.bodyBlock(), options.bodyHold(), this::serve);
    }

    /**
     * Starts to listen on 127.0.0.1.
     *
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static Simulator start(SimOptions options) {
        return new Simulator(options);
    }

    private void serve(WireExchange exchange) throws IOException, InterruptedException {
        if (exchange.request().path().startsWith(ControlApi.PREFIX)) {
            controls.serve(exchange);
        } else {
            desk.serve(exchange);
        }
    }

    /** The base of every service's address, without a slash at the end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Registers an account. */
    public Account addAccount(SimAccount account) {
        return accounts.add(account);
    }

    /**
     * A registered account, to look at or to put into trouble.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Account account(String name) {
        return accounts.named(name).orElseThrow(() -> new IllegalArgumentException("No account " + name));
    }

    /** The newest refresh token of that account: what a person would import. */
    public String refreshToken(String name) {
        return accounts.refreshToken(account(name));
    }

    /** A new access token of that account, as a refresh would bring it; the key of an API key account. */
    public String accessToken(String name) {
        return accounts.issueAccessToken(account(name));
    }

    /** Counts a signature as given out for that account, model and reasoning. */
    public void vouch(String account, String modelId, String text, String signature) {
        signatures.vouch(account, modelId, text, signature);
    }

    /** Adds a turn to the end of the script. */
    public void play(Turn turn) {
        script.add(turn);
    }

    /** Adds a fixture's turns to the end of the script. */
    public void play(Fixture fixture) {
        fixture.turns().forEach(script::add);
    }

    /** Has every call from now on seen by that onlooker, in place of the one before. */
    public void seenBy(Onlooker onlooker) {
        desk.seenBy(onlooker);
    }

    /** A person's answer to a device's user code; false when no device shows it. */
    public boolean answerDevice(String userCode, boolean approve) {
        return signIn.answer(userCode, approve);
    }

    /** Moves the simulator's time forward, so that tokens end. */
    public void advance(Duration step) {
        clock.advance(step);
    }

    /** The simulator's time. */
    public Instant now() {
        return clock.instant();
    }

    /** The calls remembered, oldest first. */
    public List<CapturedCall> calls() {
        return captures.calls();
    }

    /** The calls remembered of one operation, oldest first. */
    public List<CapturedCall> calls(Operation operation) {
        return calls().stream().filter(call -> call.operation().equals(operation.wireName())).toList();
    }

    /** How many calls of that operation came since the start or the last reset. */
    public int count(Operation operation) {
        return captures.count(operation);
    }

    /** Calls no turn was there for, each described; a test asserts that there are none. */
    public List<String> unmatched() {
        return captures.unmatched();
    }

    /** Names of limited turns nobody has called for yet. */
    public List<String> turnsLeft() {
        return script.left();
    }

    /** Exchanges being answered right now: 0 when nothing hangs on. */
    public int activeExchanges() {
        return server.activeExchanges();
    }

    /** Connections open right now, idle ones included. */
    public int connections() {
        return server.connections();
    }

    /** Counts and names as JSON, the answer of the control API's state. */
    public JsonObject state() {
        JsonObject state = new JsonObject();
        state.addProperty("activeExchanges", activeExchanges());
        state.addProperty("connections", connections());
        state.addProperty("lostPeers", server.lostPeers());
        state.addProperty("now", now().toString());
        state.add("unmatched", strings(unmatched()));
        state.add("turnsLeft", strings(turnsLeft()));
        JsonObject counts = new JsonObject();
        for (Operation operation : Operation.values()) {
            counts.addProperty(operation.wireName(), count(operation));
        }
        state.add("calls", counts);
        JsonObject known = new JsonObject();
        for (Account account : accounts.all()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("kind", account.origin().kind().name());
            entry.addProperty("creditsUsed", account.creditsUsed());
            entry.add("troubles", strings(account.troubles().stream().map(Enum::name).sorted().toList()));
            known.add(account.name(), entry);
        }
        state.add("accounts", known);
        return state;
    }

    private static JsonArray strings(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** Forgets turns and calls; accounts and time stay. */
    public void reset() {
        script.clear();
        captures.clear();
    }

    @Override
    public void close() {
        server.close();
    }
}
