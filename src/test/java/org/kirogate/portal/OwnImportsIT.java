package org.kirogate.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;
import org.kirogate.simulator.account.SimAccount;

/** Many accounts come in at once, in every form, and one's own go out again. */
class OwnImportsIT {
    private static final JsonObject NOTHING = new JsonObject();
    private static final String PASSWORD = "Passw0rd-of-tests";
    private static final String CUT = "{\"refreshToken\":\"aorCut\"}";
    private static RunningGateway gateway;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /** A signed-in browser that sends whatever it likes. */
    private static final class Sender {
        private final Http http = new Http(gateway.url(""));
        private final String csrf;
        private final String cookie;

        Sender(Person person) {
            HttpResponse<String> answer = http.send("POST", "/user/api/login",
                    Http.object("name", person.name(), "password", PASSWORD).toString());
            csrf = Http.ok(answer).get("csrf_token").getAsString();
            cookie = Http.header(answer, "set-cookie").split(";")[0];
        }

        HttpResponse<String> send(String path, String type, String body) {
            return http.send("POST", path, body, "content-type", type, "x-csrf-token", csrf);
        }

        JsonObject imports(String query, String type, String body) {
            return Http.ok(send("/user/api/tokens/import" + query, type, body));
        }

        /** Sends an import and goes away without waiting for a word. */
        void sendAndLeave(String body) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
                String head = "POST /user/api/tokens/import HTTP/1.1\r\nhost: 127.0.0.1:" + gateway.port()
                        + "\r\ncookie: " + cookie + "\r\nx-csrf-token: " + csrf + "\r\ncontent-type: text/plain\r\ncontent-length: "
                        + body.length() + "\r\n\r\n";
                socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            }
        }
    }

    /** New accounts of the upstream: their refresh tokens. */
    private static List<String> accounts(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> {
            gateway.account(name + "-" + i);
            return gateway.simulator().refreshToken(name + "-" + i);
        }).toList();
    }

    private static List<String> results(JsonObject answer) {
        return texts(answer, "result");
    }

    private static List<String> texts(JsonObject answer, String member) {
        List<String> texts = new ArrayList<>();
        for (JsonElement result : answer.getAsJsonArray("results")) {
            JsonElement value = result.getAsJsonObject().get(member);
            texts.add(value == null ? "" : value.getAsString());
        }
        return texts;
    }

    @Test
    void filesOfAFormAreImportedWithTheirNames() {
        Person person = gateway.person("files");
        List<String> tokens = accounts("files", 3);
        String form = part("name_prefix", "", "team ") + part("is_public", "", "true")
                + part("file", "one.json", "[{\"refreshToken\":\"" + tokens.get(0)
                        + "\",\"label\":\"first\",\"email\":\"jane@example.org\"}," + CUT + "]")
                + part("file", "two.txt", tokens.get(1) + "\n" + tokens.get(2)) + part("file", "three.json", "{\"a\":")
                + "--b--\r\n";
        JsonObject answer = new Sender(person).imports("", "multipart/form-data; boundary=b", form);
        assertEquals(List.of("imported", "refused", "imported", "imported", "refused"), results(answer));
        assertEquals(
                List.of("one.json: entry 1", "one.json: entry 2", "two.txt: line 1", "two.txt: line 2", "three.json"),
                texts(answer, "place"));
        assertEquals("j***@e***.org", texts(answer, "email").get(0));
        assertEquals(List.of("team first", "", "team 3", "team 4", ""), texts(answer, "name"));
        assertTrue(texts(answer, "message").get(1).contains("6 characters"), answer.toString());
        JsonObject stored = person.token(Long.parseLong(texts(answer, "id").get(0)));
        assertEquals("team first", stored.get("name").getAsString());
        assertTrue(stored.get("is_public").getAsBoolean());
        JsonObject job = answer.getAsJsonObject("job");
        assertEquals("done", job.get("state").getAsString());
        assertEquals(3, job.get("imported").getAsInt());
        assertEquals(5, job.get("total").getAsInt());
    }

    private static String part(String name, String file, String body) {
        return "--b\r\ncontent-disposition: form-data; name=\"" + name + "\""
                + (file.isEmpty() ? "" : "; filename=\"" + file + "\"\r\ncontent-type: application/octet-stream")
                + "\r\n\r\n" + body + "\r\n";
    }

    @Test
    void aBodyMayBeTheTextItself() {
        Person person = gateway.person("raw");
        Sender sender = new Sender(person);
        List<String> tokens = accounts("raw", 6);
        assertEquals(List.of("imported", "refused"), results(sender.imports("?name_prefix=x-", "application/json",
                "[{\"refreshToken\":\"" + tokens.get(0) + "\"}," + CUT + "]")));
        assertEquals(List.of("imported"), results(sender.imports("", "application/json",
                "{\"version\":1,\"accounts\":[{\"credentials\":{\"refreshToken\":\"" + tokens.get(1) + "\"}}]}")));
        assertEquals(List.of("imported"), results(sender.imports("?is_public=true", "text/plain", tokens.get(2))));
        assertEquals(List.of("imported"), results(sender.imports("", "text/csv", "email,refreshToken\na@example.org,"
                + tokens.get(3))));
        assertEquals(List.of("imported", "already_there"), results(sender.imports("", "application/json",
                "{\"data\":\"" + tokens.get(4) + "\\n" + tokens.get(4) + "\"}")));
        assertEquals(List.of("imported"), results(sender.imports("", "application/x-www-form-urlencoded",
                "data=" + tokens.get(5))));
        List<String> shown = new ArrayList<>();
        person.does("GET", "/user/api/tokens", NOTHING).getAsJsonArray("items").forEach(item -> shown.add(
                item.getAsJsonObject().get("name").getAsString() + item.getAsJsonObject().get("is_public")));
        assertEquals(
                List.of("x-1false", "socialfalse", "socialtrue", "socialfalse", "socialfalse", "socialfalse"), shown);
    }

    @Test
    void whatIsNoImportIsRefusedInPlainWords() {
        Sender sender = new Sender(gateway.person("refused"));
        String path = "/user/api/tokens/import";
        assertEquals(400, sender.send(path, "text/plain", " ").statusCode());
        assertEquals(400, sender.send(path, "application/json", "{}").statusCode());
        assertEquals(400, sender.send(path, "application/json", CUT).statusCode());
        assertEquals(400, sender.send(path + "?wait=maybe", "text/plain", "aorCut").statusCode());
        assertEquals(400, sender.send(path, "text/plain", "aorCut\n".repeat(501)).statusCode());
        HttpResponse<String> large = sender.send(path, "text/plain", "x".repeat(5 * 1024 * 1024 + 1));
        assertEquals(413, large.statusCode());
        assertTrue(large.body().contains("5 MiB"), large.body());
        assertEquals(413, sender.send(path, "multipart/form-data; boundary=b",
                part("file", "a", "x".repeat(5 * 1024 * 1024 + 1)) + "--b--\r\n").statusCode());
        assertEquals(0, Http.ok(sender.http.send("GET", "/user/api/tokens/imports", "")).get("total").getAsInt());
    }

    @Test
    void aJobThatNobodyWaitsForIsTheirsToLookAt() {
        Person person = gateway.person("jobs");
        JsonObject ask = Http.object("data", String.join("\n", accounts("jobs", 4)));
        ask.addProperty("wait", false);
        HttpResponse<String> answer = person.call("POST", "/user/api/tokens/import", ask);
        JsonObject job = Http.json(answer).getAsJsonObject("job");
        assertTrue(answer.statusCode() == 202 || job.has("ended_at"), answer.body());
        assertEquals(4, job.get("total").getAsInt());
        String path = "/user/api/tokens/imports/" + job.get("id");
        Await.until(() -> person.does("GET", path, NOTHING).getAsJsonObject("job").has("ended_at"));
        assertEquals(List.of("imported", "imported", "imported", "imported"),
                results(person.does("GET", path, NOTHING)));
        assertEquals(1, person.does("GET", "/user/api/tokens/imports", NOTHING).get("total").getAsInt());
        assertEquals("done", person.does("DELETE", path, NOTHING).getAsJsonObject("job").get("state").getAsString());
        Person other = gateway.person("others");
        assertEquals(404, other.call("GET", path, NOTHING).statusCode());
        assertEquals(404, other.call("DELETE", path, NOTHING).statusCode());
        assertEquals(404, person.call("GET", "/user/api/tokens/imports/1", NOTHING).statusCode());
        assertEquals(401, gateway.http().send("GET", path, "").statusCode());
    }

    @Test
    void anImportWhoseConnectionDropsGoesOnToItsEnd() throws IOException {
        Person person = gateway.person("dropped");
        new Sender(person).sendAndLeave(String.join("\n", accounts("dropped", 30)));
        Await.until(() -> person.does("GET", "/user/api/tokens/imports", NOTHING).getAsJsonArray("items").asList()
                .stream().anyMatch(job -> job.getAsJsonObject().get("imported").getAsInt() == 30));
        assertEquals(30, person.does("GET", "/user/api/tokens?page_size=1", NOTHING).get("total").getAsInt());
    }

    @Test
    void tokensAreCheckedAgainTogether() {
        Person person = gateway.person("checked");
        JsonArray ids = new JsonArray();
        ids.add(person.token("checked-1", false));
        ids.add(person.token("checked-2", false));
        JsonObject ask = new JsonObject();
        ask.add("ids", ids);
        assertEquals(List.of("passed", "passed"), results(person.does("POST", "/user/api/tokens/validate", ask)));
        assertEquals(404, gateway.person("stranger").call("POST", "/user/api/tokens/validate", ask).statusCode());
    }

    @Test
    void everyKindGoesOutAndComesBackIn() {
        Person person = gateway.person("export");
        String text = everyKind().toString();
        Sender sender = new Sender(person);
        assertEquals(List.of("imported", "imported", "imported", "imported", "imported"),
                results(sender.imports("", "application/json", text)));
        person.token("export-off", false);
        List<Long> ids = ids(person);
        JsonObject off = new JsonObject();
        off.addProperty("is_active", false);
        person.does("PATCH", "/user/api/tokens/" + ids.get(5), off);

        HttpResponse<String> answer = person.call("POST", "/user/api/tokens/export", Http.object("password", PASSWORD));
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(Http.header(answer, "content-disposition").startsWith("attachment"));
        assertEquals("no-store", Http.header(answer, "cache-control"));
        assertTrue(Http.header(answer, "content-type").startsWith("application/json"));
        assertEquals(6, JsonParser.parseString(answer.body()).getAsJsonArray().size());
        ids.forEach(id -> person.does("DELETE", "/user/api/tokens/" + id, NOTHING));
        JsonObject back = sender.imports("", "application/json", answer.body());
        assertEquals(List.of("imported", "imported", "imported", "imported", "imported", "imported"), results(back));
        assertEquals(
                Map.of("my social", "social", "my builder", "builder_id", "my company", "idc",
                        "my entra", "external_idp", "my key", "api_key", "export-off", "social"),
                kindsByName(back));
    }

    private static Map<String, String> kindsByName(JsonObject answer) {
        Map<String, String> kinds = new TreeMap<>();
        for (JsonElement result : answer.getAsJsonArray("results")) {
            JsonObject one = result.getAsJsonObject();
            kinds.put(one.get("name").getAsString(), one.get("kind").getAsString());
        }
        return kinds;
    }

    private static JsonArray everyKind() {
        JsonArray all = new JsonArray();
        all.add(account(SimAccount.social("out-social"), "social", "my social"));
        all.add(account(SimAccount.builderId("out-builder"), "builder_id", "my builder"));
        JsonObject company = account(SimAccount.idc("out-company"), "IdC", "my company");
        company.addProperty("startUrl", "https://acme.awsapps.com/start");
        all.add(company);
        JsonObject entra = account(SimAccount.externalIdp("out-entra"), "external_idp", "my entra");
        entra.addProperty("tokenEndpoint", "https://login.microsoftonline.com/tenant/oauth2/v2.0/token");
        all.add(entra);
        SimAccount key = SimAccount.apiKey("out-key");
        gateway.simulator().addAccount(key);
        all.add(Http.object("kiroApiKey", key.apiKey(), "label", "my key"));
        return all;
    }

    private static JsonObject account(SimAccount account, String method, String label) {
        gateway.simulator().addAccount(account);
        JsonObject json = Http.object("refreshToken", gateway.simulator().refreshToken(account.name()), "authMethod",
                method, "label", label);
        if (!account.clientId().isEmpty()) {
            json.addProperty("clientId", account.clientId());
        }
        if (!account.clientSecret().isEmpty()) {
            json.addProperty("clientSecret", account.clientSecret());
        }
        return json;
    }

    private static List<Long> ids(Person person) {
        List<Long> ids = new ArrayList<>();
        person.does("GET", "/user/api/tokens", NOTHING).getAsJsonArray("items")
                .forEach(item -> ids.add(item.getAsJsonObject().get("id").getAsLong()));
        return ids;
    }

    @Test
    void anExportIsRecordedWithWhoHowManyAndWhich() {
        Person person = gateway.person("recorded");
        long first = person.token("recorded-1", false);
        long second = person.token("recorded-2", false);
        JsonObject ask = Http.object("password", PASSWORD);
        JsonArray one = new JsonArray();
        one.add(second);
        ask.add("ids", one);
        assertEquals(200, person.call("POST", "/user/api/tokens/export", ask).statusCode());
        List<Map<String, String>> rows = gateway.rows(
                "SELECT * FROM audit_log WHERE actor = ? AND action = 'token.export'", "user:" + person.id());
        assertEquals(1, rows.size());
        assertEquals("token.export", rows.get(0).get("action"));
        assertEquals("127.0.0.1", rows.get(0).get("address"));
        assertEquals("{\"count\":1,\"ids\":[" + second + "]}", rows.get(0).get("detail"));
        JsonObject foreign = Http.object("password", PASSWORD);
        JsonArray both = new JsonArray();
        both.add(first);
        foreign.add("ids", both);
        assertEquals(404, gateway.person("thief").call("POST", "/user/api/tokens/export", foreign).statusCode());
        ask.add("ids", new JsonArray());
        assertEquals(400, person.call("POST", "/user/api/tokens/export", ask).statusCode());
    }

    @Test
    void aWrongPasswordExportsNothing() {
        Person person = gateway.person("guesser");
        person.token("guesser-1", false);
        HttpResponse<String> answer =
                person.call("POST", "/user/api/tokens/export", Http.object("password", "not-the-Passw0rd"));
        assertEquals(403, answer.statusCode(), answer.body());
        assertFalse(answer.body().contains("aor"), answer.body());
        assertEquals("", Http.header(answer, "content-disposition"));
        assertEquals(List.of(), gateway.rows(
                "SELECT id FROM audit_log WHERE actor = ? AND action = 'token.export'", "user:" + person.id()));
        assertEquals(400, person.call("POST", "/user/api/tokens/export", NOTHING).statusCode());
        assertEquals(401, gateway.http().send("POST", "/user/api/tokens/export", "{}").statusCode());
    }
}
