package org.kirogate.parity;

import com.google.gson.JsonObject;
import org.kirogate.app.Http;
import org.kirogate.simulator.Simulator;
import org.kirogate.simulator.account.SimAccount;

/**
 * Who asks with what: three owners with public tokens, an ordinary key of the first, a super key, and a super key that
 * may have one request at a time.
 */
record Place(String ordinaryKey, String superKey, String narrowKey) {
    private static final int OWNERS = 3;
    private static final int TOKENS_EACH = 4;
    private static final String PASSWORD = "Passw0rd-of-parity";
    private static final String NOBODYS = "sk-nobody-has-this-key-0123456789abcdef0123456789abcdef";

    /** A user who has signed in. */
    private record Owner(long id, String csrf) {}

    /** Makes all of it through the program's own interfaces. */
    static Place make(Http http, String adminToken, Simulator simulator) {
        String[] admin = {"authorization", "Bearer " + adminToken};
        Owner last = new Owner(0, "");
        for (int i = 0; i < OWNERS; i++) {
            last = owner(http, admin, "owner_" + i);
            for (int j = 0; j < TOKENS_EACH; j++) {
                token(http, last, simulator, "account-" + i + "-" + j);
            }
        }
        String ordinary = Http.ok(http.send("POST", "/user/api/keys", Http.object("name", "own").toString(),
                "x-csrf-token", last.csrf())).get("key").getAsString();
        JsonObject narrow = superKey(http, admin, last, "one at a time");
        JsonObject limit = new JsonObject();
        limit.addProperty("max_concurrency", 1);
        Http.ok(http.send("PATCH", "/admin/api/super-api-keys/" + narrow.get("id"), limit.toString(), admin));
        return new Place(ordinary, superKey(http, admin, last, "shared").get("key").getAsString(),
                narrow.get("key").getAsString());
    }

    private static Owner owner(Http http, String[] admin, String name) {
        JsonObject user = Http.object("name", name, "email", name + "@example.org", "password", PASSWORD);
        JsonObject made = Http.ok(http.send("POST", "/admin/api/users", user.toString(), admin));
        JsonObject session = Http.ok(http.send(
                "POST", "/user/api/login", Http.object("name", name, "password", PASSWORD).toString()));
        return new Owner(made.get("id").getAsLong(), session.get("csrf_token").getAsString());
    }

    private static void token(Http http, Owner owner, Simulator simulator, String account) {
        simulator.addAccount(SimAccount.social(account));
        JsonObject ask = Http.object("name", account);
        ask.add("credential", Http.object("refreshToken", simulator.refreshToken(account), "authMethod", "social",
                "region", "us-east-1"));
        ask.addProperty("is_public", true);
        Http.ok(http.send("POST", "/user/api/tokens", ask.toString(), "x-csrf-token", owner.csrf()));
    }

    private static JsonObject superKey(Http http, String[] admin, Owner owner, String name) {
        JsonObject key = Http.object("name", name, "reason", "parity");
        key.addProperty("user_id", owner.id());
        return Http.ok(http.send("POST", "/admin/api/super-api-keys", key.toString(), admin));
    }

    /** The key a question is asked with. */
    String key(Question question) {
        return switch (question.kind()) {
            case UNKNOWN_KEY -> NOBODYS;
            case NARROW -> narrowKey;
            case ANSWERED, RETRIED, INVALID, NO_MODEL, TOO_LONG, BROKEN, FAILING, HANGING, LEAVING_EARLY, LEAVING,
                    LEAVING_HANGING ->
                    question.ordinary() ? ordinaryKey : superKey;
        };
    }
}
