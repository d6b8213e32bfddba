package org.kirogate.app;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;

/** A user of a running gateway, signed in, with a browser of their own. */
public final class Person {

    private final RunningGateway gateway;
    private final long id;
    private final String name;
    private final Http http;
    private final String csrf;

    Person(RunningGateway gateway, long id, String name, String password) {
        this.gateway = gateway;
        this.id = id;
        this.name = name;
        this.http = new Http(gateway.url(""));
        JsonObject ask = Http.object("name", name, "password", password);
        this.csrf = Http.ok(http.send("POST", "/user/api/login", ask.toString())).get("csrf_token").getAsString();
    }

    /** The user's number. */
    public long id() {
        return id;
    }

    /** The user's name. */
    public String name() {
        return name;
    }

    /** A call of the user's own interface. */
    public HttpResponse<String> call(String method, String path, JsonObject body) {
        return http.send(method, path, body.size() == 0 ? "" : body.toString(), "x-csrf-token", csrf);
    }

    /** The same, which must succeed. */
    public JsonObject does(String method, String path, JsonObject body) {
        return Http.ok(call(method, path, body));
    }

    /** Adds a new account of the upstream as a token; its id. */
    public long token(String account, boolean isPublic) {
        gateway.account(account);
        JsonObject credential = Http.object("refreshToken", gateway.simulator().refreshToken(account),
                "authMethod", "social", "region", "us-east-1");
        JsonObject ask = Http.object("name", account);
        ask.add("credential", credential);
        ask.addProperty("is_public", isPublic);
        return does("POST", "/user/api/tokens", ask).get("id").getAsLong();
    }

    /** One of the user's tokens as their interface shows it. */
    public JsonObject token(long tokenId) {
        return does("GET", "/user/api/tokens/" + tokenId, new JsonObject());
    }

    /** A new ordinary key: what the one answer that shows it says. */
    public JsonObject key(String keyName) {
        return does("POST", "/user/api/keys", Http.object("name", keyName));
    }

    /** The secret of a new ordinary key behind which are that many new private tokens: what fails there is nobody else's. */
    public String keyApart(int tokens) {
        for (int i = 0; i < tokens; i++) {
            token(name.replace('_', '-') + "-" + i, false);
        }
        return key("apart").get("key").getAsString();
    }
}
