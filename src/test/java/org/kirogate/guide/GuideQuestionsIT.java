package org.kirogate.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** The guide's eight questions, one test each (G45-G59). */
class GuideQuestionsIT {
    private static final JsonObject NOTHING = new JsonObject();

    private RunningGateway gateway;
    private Person holder;
    private Person giver;

    @BeforeEach
    void open() {
        gateway = RunningGateway.start();
        holder = gateway.person("holder");
        giver = gateway.person("giver");
    }

    @AfterEach
    void close() {
        gateway.quiet();
        gateway.close();
    }

    @Test
    void q1OrdinaryKeysReachOwnTokensAndSuperKeysEverybodysPublicOnes() {
        long shared = giver.token("shared", true);
        String ordinary = holder.key("ordinary").get("key").getAsString();
        String superKey = secret("super");
        assertTrue(superKey.startsWith("sk-super-") && ordinary.startsWith("sk-") && !ordinary.startsWith("sk-super-"));
        assertEquals(503, ask(ordinary).statusCode());
        assertEquals(shared, tokenOf(answered(superKey)));

        long own = holder.token("own", false);
        assertEquals(own, tokenOf(answered(ordinary)));
        assertEquals(shared, tokenOf(answered(superKey)));
    }

    @Test
    void q2WithoutAPublicTokenTheAnswerIs503UntilSomebodySharesOne() {
        String key = secret("super");
        long token = giver.token("kept", false);
        HttpResponse<String> refused = ask(key);
        assertEquals(503, refused.statusCode());
        assertEquals("暂无可用的公共 Token", Http.json(refused).get("detail").getAsString());

        JsonObject open = new JsonObject();
        open.addProperty("is_public", true);
        giver.does("PATCH", "/user/api/tokens/" + token, open);
        assertEquals(token, tokenOf(answered(key)));
    }

    @Test
    void q3TheOwnerSeesTheSuperKeyAndTheConsoleCountsIt() {
        String prefix = gateway.superKey(holder, "团队共享Key").get("key_prefix").getAsString();
        String mine = Reader.user(gateway, "holder").page("/user/keys");
        assertTrue(mine.contains("API Key 管理") && mine.contains("团队共享Key") && mine.contains(prefix), mine);
        String users = Reader.administrator(gateway).page("/admin/users?search=holder");
        assertTrue(users.contains("API Key 数量") && text(users).contains("1 超级 1"), users);
        assertFalse(text(Reader.administrator(gateway).page("/admin/users?search=giver")).contains("超级 1"));
    }

    @Test
    void q4TheOwnerDisablesEnablesAndDeletesIt() {
        giver.token("shared", true);
        JsonObject made = gateway.superKey(holder, "团队共享Key");
        String key = made.get("key").getAsString();
        String id = made.get("id").getAsString();
        answered(key);
        Reader owner = Reader.user(gateway, "holder");
        owner.submit("/user/keys", "/user/keys/state", "id", id, "active", "0");
        assertEquals(401, ask(key).statusCode());
        owner.submit("/user/keys", "/user/keys/state", "id", id, "active", "1");
        answered(key);
        owner.submit("/user/keys/delete?id=" + id, "/user/keys/delete", "id", id, "typed", "团队共享Key");
        assertEquals(401, ask(key).statusCode());
        assertFalse(owner.page("/user/keys").contains(made.get("key_prefix").getAsString()));
    }

    @Test
    void q5ItsUseIsCountedApartFromTheTokensOwner() {
        long token = giver.token("shared", true);
        JsonObject made = gateway.superKey(holder, "super");
        answered(made.get("key").getAsString());
        answered(made.get("key").getAsString());
        JsonObject figures = counted(made.get("id").getAsLong(), 2);
        assertEquals(2, figures.get("success_count").getAsLong());
        assertEquals(1.0, figures.get("success_rate").getAsDouble());
        assertEquals("0", gateway.rows("SELECT request_count FROM tokens WHERE id = ?", token).get(0).get("request_count"));
        assertEquals(0, gateway.rows("SELECT id FROM usage_records WHERE user_id = ?", giver.id()).size());
    }

    @Test
    void q6OneUserMayHaveSeveralIndependentOnes() {
        giver.token("shared", true);
        JsonObject first = gateway.superKey(holder, "first");
        JsonObject second = gateway.superKey(holder, "second");
        assertNotEquals(first.get("key").getAsString(), second.get("key").getAsString());
        Reader.user(gateway, "holder").submit("/user/keys", "/user/keys/state", "id", first.get("id").getAsString(), "active", "0");
        assertEquals(401, ask(first.get("key").getAsString()).statusCode());
        answered(second.get("key").getAsString());
        counted(second.get("id").getAsLong(), 1);
        assertEquals(0, key(first.get("id").getAsLong()).get("request_count").getAsLong());
    }

    @Test
    void q7PrivateTokensAreNeverReached() {
        holder.token("own", false);
        giver.token("kept", false);
        assertEquals(503, ask(secret("super")).statusCode());
        long shared = giver.token("shared", true);
        String key = secret("another");
        for (int i = 0; i < 5; i++) {
            assertEquals(shared, tokenOf(answered(key)));
        }
    }

    @Test
    void q8ThePoolTheUsersPageAndTheLogTellOfItsUse() {
        long token = giver.token("shared", true);
        JsonObject made = gateway.superKey(holder, "团队共享Key");
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("org.kirogate.requests");
        log.addHandler(handler);
        String request = answered(made.get("key").getAsString());
        counted(made.get("id").getAsLong(), 1);
        log.removeHandler(handler);

        String line = lines.stream().filter(one -> one.startsWith("request=" + request + " ")).findFirst().orElseThrow();
        assertTrue(line.contains(" key=" + made.get("id") + " ") && line.contains(" super=true ")
                && line.contains(" token=" + token + " ")
                && line.contains(" outcome=ok status=200"), line);
        Reader administrator = Reader.administrator(gateway);
        String user = text(administrator.page("/admin/users/" + holder.id()));
        assertTrue(user.contains("团队共享Key") && user.contains("100"), user);
        Await.until(() -> !gateway.rows("SELECT id FROM tokens WHERE id = ? AND pool_request_count = 1", token).isEmpty());
        assertEquals("active", pool(token).get("state").getAsString());
        String tokens = text(administrator.page("/admin/tokens"));
        assertTrue(tokens.contains("shared") && tokens.contains("正常") && tokens.contains("100"), tokens);
    }

    private String secret(String name) {
        return gateway.superKey(holder, name).get("key").getAsString();
    }

    private HttpResponse<String> ask(String key) {
        return gateway.http().chat("/v1/chat/completions", key, Http.ask("[[say:hello]]", false));
    }

    /** The id of a request that must be answered. */
    private String answered(String key) {
        HttpResponse<String> answer = ask(key);
        assertEquals(200, answer.statusCode(), answer.body());
        return Http.header(answer, "x-request-id");
    }

    private long tokenOf(String request) {
        return Long.parseLong(gateway.usage(request).get("token_id"));
    }

    private JsonObject key(long id) {
        return gateway.admin("GET", "/admin/api/super-api-keys/" + id, NOTHING);
    }

    /** The key's figures once they have come to so many requests. */
    private JsonObject counted(long id, long requests) {
        Await.until(() -> key(id).get("request_count").getAsLong() == requests);
        return key(id);
    }

    private JsonObject pool(long token) {
        return gateway.admin("GET", "/admin/api/tokens/" + token, NOTHING);
    }

    /** What a page says, without its markup. */
    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ").replace("&#32;", " ").replaceAll("\\s+", " ");
    }
}
