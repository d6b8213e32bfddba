package org.kirogate.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.kirogate.support.ServerStartException;

/** The program's own JSON interfaces, called as an administrator's and a user's programs call them. */
public final class LocalApi {

    private final String baseUrl;
    private final String adminToken;
    private final HttpClient admin = HttpClient.newHttpClient();

    public LocalApi(String baseUrl, String adminToken) {
        this.baseUrl = baseUrl;
        this.adminToken = adminToken;
    }

    /** Makes a user who may sign in at once, unless there is one of that name. */
    void ensureUser(String name, String password) {
        if (find(name) != null) {
            return;
        }
        JsonObject user = new JsonObject();
        user.addProperty("name", name);
        user.addProperty("email", name + "@demo.example");
        user.addProperty("password", password);
        user.addProperty("trust_level", 1);
        call(admin, admin("/admin/api/users").POST(json(user)));
    }

    public long userId(String name) {
        return find(name).get("id").getAsLong();
    }

    String makeSuperKey(long userId, String name) {
        JsonObject ask = new JsonObject();
        ask.addProperty("user_id", userId);
        ask.addProperty("name", name);
        ask.addProperty("reason", "made by the start of the local run");
        return call(admin, admin("/admin/api/super-api-keys").POST(json(ask))).get("key").getAsString();
    }

    UserSession signIn(String name, String password) {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        JsonObject ask = new JsonObject();
        ask.addProperty("name", name);
        ask.addProperty("password", password);
        JsonObject answer = call(client, request("/user/api/login").POST(json(ask)));
        return new UserSession(client, answer.get("csrf_token").getAsString());
    }

    /** A signed-in user. */
    final class UserSession {
        private final HttpClient client;
        private final String csrf;

        private UserSession(HttpClient client, String csrf) {
            this.client = client;
            this.csrf = csrf;
        }

        /** The id of the user's token of that name, 0 = there is none. */
        long tokenId(String name) {
            JsonObject list = call(client, request("/user/api/tokens?page_size=200").GET());
            for (JsonElement token : list.getAsJsonArray("items")) {
                if (token.getAsJsonObject().get("name").getAsString().equals(name)) {
                    return token.getAsJsonObject().get("id").getAsLong();
                }
            }
            return 0;
        }

        /** Has the service check a token, which puts it back into service. */
        void validate(long tokenId) {
            String path = "/user/api/tokens/" + tokenId + "/validate";
            call(client, request(path).header("X-CSRF-Token", csrf).POST(HttpRequest.BodyPublishers.noBody()));
        }

        void addToken(String name, JsonObject credential, boolean isPublic) {
            JsonObject ask = new JsonObject();
            ask.addProperty("name", name);
            ask.add("credential", credential);
            ask.addProperty("is_public", isPublic);
            call(client, request("/user/api/tokens").header("X-CSRF-Token", csrf).POST(json(ask)));
        }
    }

    private JsonObject find(String name) {
        String search = URLEncoder.encode(name, StandardCharsets.UTF_8);
        JsonObject list = call(admin, admin("/admin/api/users?page_size=200&search=" + search).GET());
        for (JsonElement user : list.getAsJsonArray("items")) {
            if (user.getAsJsonObject().get("name").getAsString().equals(name)) {
                return user.getAsJsonObject();
            }
        }
        return null;
    }

    private HttpRequest.Builder admin(String path) {
        return request(path).header("Authorization", "Bearer " + adminToken);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(JsonObject body) {
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private static JsonObject call(HttpClient client, HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            HttpResponse<String> answer = client.send(built, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new ServerStartException("The demo could not be set up: " + built.uri().getPath() + " answered "
                        + answer.statusCode() + " " + answer.body());
            }
            return JsonParser.parseString(answer.body()).getAsJsonObject();
        } catch (IOException e) {
            throw new ServerStartException("The demo could not be set up: " + built.uri().getPath() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("told to stop");
        }
    }
}
