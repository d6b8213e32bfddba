package org.kirogate.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.access.ApiKey;
import org.kirogate.account.NewUser;
import org.kirogate.account.Role;
import org.kirogate.account.User;
import org.kirogate.account.UserPowers;
import org.kirogate.account.UserState;
import org.kirogate.config.ConfigLoader;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Noting;
import org.kirogate.simulator.SimOptions;
import org.kirogate.simulator.Simulator;
import org.kirogate.simulator.account.SimAccount;
import org.kirogate.support.TestDatabase;
import org.kirogate.support.TestTomcat;

/**
 * What a repeated request costs: the program is put together here without its housekeeping, so every statement is the
 * path's.
 * That a known key is not proved by bcrypt again is counted in the tests of the room that does it.
 */
class HotPathIT {
    private static final List<String> PATHS = List.of("/v1/messages", "/v1/chat/completions");

    @Test
    void aRepeatedRequestAsksTheDatabaseNothing() {
        try (TestDatabase database = TestDatabase.create();
                Simulator simulator = Simulator.start(SimOptions.steered())) {
            Map<String, String> environment = RunningGateway.environment(database.environment(), simulator);
            GatewayConfig config = ConfigLoader.load(environment);
            try (Gateway gateway = new Gateway(config, BuildInfo.read(), getClass().getClassLoader());
                    TestTomcat tomcat = TestTomcat.with(
                            "", (classes, servlets) -> new Routes(gateway, List.of()).register(servlets))) {
                measure(gateway, new Http(tomcat.uri("").toString()), simulator);
            }
        }
    }

    private static void measure(Gateway gateway, Http http, Simulator simulator) {
        User owner = gateway.users.create(
                new NewUser("owner", "owner@example.org", "Passw0rd-of-tests"),
                new UserPowers(UserState.ACTIVE, Role.USER, 0), Noting.nothing());
        simulator.addAccount(SimAccount.social("shared"));
        JsonObject credential = Http.object("refreshToken", simulator.refreshToken("shared"), "authMethod", "social");
        gateway.tokens.addText(owner.id(), credential.toString(), "shared", true, Noting.nothing());
        ApiKey.Shown superKey = gateway.keys.createSuper(owner.id(), "super", "", 0, "admin", Noting.nothing());
        ApiKey.Shown ordinary = gateway.keys.create(owner.id(), "ordinary", Noting.nothing());
        // As if the node had just started: nothing is known yet but what it loads.
        gateway.keys.reload();
        List<String> secrets = List.of(superKey.secret(), ordinary.secret());
        ask(http, secrets);

        long before = gateway.db.statements();
        for (int i = 0; i < 10; i++) {
            ask(http, secrets);
        }
        assertEquals(before, gateway.db.statements(), "statements on the path of 80 repeated requests");
    }

    private static void ask(Http http, List<String> secrets) {
        for (String secret : secrets) {
            for (String path : PATHS) {
                Http.ok(http.chat(path, secret, Http.ask("[[say:Hello]]", false)));
                assertEquals(200, http.chat(path, secret, Http.ask("[[say:Hello]]", true)).statusCode());
            }
            Http.ok(http.send("GET", "/v1/models", "", "x-api-key", secret));
        }
    }
}
