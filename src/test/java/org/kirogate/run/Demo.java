package org.kirogate.run;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.simulator.DemoAccounts;
import org.kirogate.simulator.SimOptions;
import org.kirogate.simulator.Simulator;
import org.kirogate.simulator.account.SimAccount;

/**
 * What stands in for the upstream service when no real account is configured: the simulator, and three users who own its
 * accounts. Seeding goes through the program's own interfaces and may run at every start: what is there already stays.
 */
public final class Demo implements AutoCloseable {

    /** The demo users; the first also owns the private token. */
    public static final List<String> USERS = List.of("alice", "bob", "carol");

    private final Simulator simulator;

    private Demo(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Starts the simulator with its accounts. */
    public static Demo start() {
        Simulator simulator = Simulator.start(SimOptions.steered());
        DemoAccounts.all().forEach(simulator::addAccount);
        return new Demo(simulator);
    }

    /** The variables that lead the program to the simulator; its tokens carry no limits of their own. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String service : List.of("RUNTIME", "MANAGEMENT", "Q", "OIDC", "DESKTOP_AUTH", "EXTERNAL_IDP")) {
            environment.put("KIRO_" + service + "_URL", simulator.baseUrl());
        }
        environment.put("KIRO_SYSTEM_PLACEMENT", "exchange");
        environment.put("TOKEN_MAX_CONCURRENCY", "0");
        environment.put("TOKEN_RPM", "0");
        return environment;
    }

    /** Makes users and tokens that are missing. */
    public void seed(LocalApi api, String password) {
        List<SimAccount> accounts = DemoAccounts.all();
        for (int i = 0; i < USERS.size(); i++) {
            api.ensureUser(USERS.get(i), password);
            LocalApi.UserSession user = api.signIn(USERS.get(i), password);
            addToken(user, accounts.get(i), true);
            if (i == 0) {
                addToken(user, accounts.get(accounts.size() - 1), false);
            }
        }
    }

    /** A super key for the first user, named after this run. */
    public String superKey(LocalApi api) {
        String time = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.systemDefault()).format(Instant.now());
        return api.makeSuperKey(api.userId(USERS.get(0)), "mvn -Prun " + time);
    }

    private void addToken(LocalApi.UserSession user, SimAccount account, boolean isPublic) {
        long known = user.tokenId(account.name());
        if (known != 0) {
            // An earlier run may have left it suspended or spent by a mark; the simulator's accounts are always good again.
            user.validate(known);
            return;
        }
        JsonObject credential = new JsonObject();
        credential.addProperty("refreshToken", simulator.refreshToken(account.name()));
        credential.addProperty("region", "us-east-1");
        switch (account.kind()) {
            case SOCIAL -> credential.addProperty("authMethod", "social");
            case BUILDER_ID -> client(credential, account, "BuilderId");
            case IDC -> client(credential, account, "Enterprise");
            case EXTERNAL_IDP, API_KEY -> throw new IllegalArgumentException("the demo has no account of " + account.kind());
        }
        user.addToken(account.name(), credential, isPublic);
    }

    private static void client(JsonObject credential, SimAccount account, String provider) {
        credential.addProperty("authMethod", "IdC");
        credential.addProperty("provider", provider);
        credential.addProperty("clientId", account.clientId());
        credential.addProperty("clientSecret", account.clientSecret());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
