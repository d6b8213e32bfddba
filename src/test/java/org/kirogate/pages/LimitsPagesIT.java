package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits are set and seen: of keys by their owners and the administrator, of users, and of new keys. */
class LimitsPagesIT {
    private static final Map<String, String> FIELDS = fields();
    private static final String NETWORKS = "10.0.0.0/8\n2001:db8::/32";
    private static final String MODELS = "claude-*\nclaude-opus-4.5";

    private static UserSite site;
    private static Browser administrator;
    private static Browser owner;
    private static long ownerId;

    @BeforeAll
    static void start() throws Exception {
        site = new UserSite("/a/b");
        administrator = site.console().administrator();
        owner = site.signedIn("limited_owner");
        ownerId = site.id("limited_owner");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** A value for each field that holds one line. */
    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("requests_per_minute", "60");
        fields.put("tokens_per_minute", "100000");
        fields.put("max_concurrency", "5");
        int number = 100;
        for (String span : List.of("five_hours", "day", "week", "month", "total")) {
            fields.put(span + ".requests", "" + number++);
            fields.put(span + ".tokens", "" + number++ + "000");
            fields.put(span + ".credits", number++ + ".5");
        }
        fields.put("zone", "Asia/Shanghai");
        fields.put("reset_hour", "4");
        return fields;
    }

    @Test
    void whoIsNotSignedInIsSentToTheSignIn() {
        for (String page : List.of("/admin/keys/1", "/admin/keys/edit?key_id=1", "/admin/users/limits?user_id=1",
                "/admin/settings/new-keys")) {
            for (Browser browser : List.of(site.console().browser(), owner)) {
                assertTrue(browser.get(page).header("location").startsWith("/a/b/admin/login?next="), page);
            }
        }
        for (String page : List.of("/user/keys/1", "/user/keys/edit?id=1")) {
            assertTrue(site.console().browser().get(page).header("location").startsWith("/a/b/login?next="), page);
        }
    }

    @Test
    void withoutTheSessionsTokenNothingIsChanged() throws Exception {
        long id = site.key(owner, "guarded limits");
        assertEquals(403, administrator.post("/admin/keys/edit", "key_id", "" + id, "name", "x", "day.requests", "1")
                .status());
        assertEquals(403, administrator.post("/admin/users/limits", "user_id", "" + ownerId, "day.requests", "1")
                .status());
        assertEquals(403, administrator.post("/admin/settings/new-keys", "kind", "super", "day.requests", "1")
                .status());
        assertEquals(403, owner.post("/user/keys/edit", "id", "" + id, "name", "x", "day.requests", "1").status());
        assertEquals("", limits(id));
        assertEquals(0, site.console().number("SELECT COUNT(*) FROM user_limits WHERE user_id = " + ownerId));
    }

    @Test
    void theOwnerSetsEachLimitOfAnOrdinaryKeyAndReadsItBack() throws Exception {
        long id = site.key(owner, "all of them");
        String edit = "/user/keys/edit?id=" + id;
        assertEquals(302, owner.post("/user/keys/edit", all(owner.get(edit), "id", "" + id, "name", "all of them"))
                .status());
        readBack(owner.get(edit));
        assertEquals("30", owner.get(edit).field("days_after_first_use"));
        assertEquals(1, acts("api_key:" + id, "api_key.change", "$.after.\"limits.day.tokens\"", "104000"));
        assertEquals(302, owner.post("/user/keys/edit", cleared(owner.get(edit), "id", "" + id, "name", "all of them"))
                .status());
        assertEquals("", limits(id));
        assertEquals(1, acts("api_key:" + id, "api_key.change", "$.before.\"limits.day.tokens\"", "104000"));
    }

    @Test
    void theAdministratorSetsEachLimitOfASuperKeyAndReadsItBack() throws Exception {
        long id = site.superKey(ownerId, "super limits");
        String edit = "/admin/keys/edit?key_id=" + id;
        assertEquals(302, administrator.post("/admin/keys/edit",
                all(administrator.get(edit), "key_id", "" + id, "name", "super limits", "valid", "keep")).status());
        readBack(administrator.get(edit));
        assertEquals("30", administrator.get(edit).field("days_after_first_use"));
        assertEquals(1, acts("api_key:" + id, "super_key.change", "$.after.\"limits.models\"", null));
        Answer refused = owner.get("/user/keys/edit?id=" + id);
        assertEquals(403, refused.status());
        assertTrue(owner.get("/user/keys/" + id).body().contains("data-limit=\"day.tokens\""), "the owner sees them");
    }

    @Test
    void theAdministratorSetsEachCeilingOfAUserAndReadsItBack() throws Exception {
        site.signedIn("ceiling");
        long user = site.id("ceiling");
        String edit = "/admin/users/limits?user_id=" + user;
        Answer form = administrator.get(edit);
        assertFalse(form.body().contains("days_after_first_use"), "users do not end by their first use");
        assertEquals("/a/b/admin/users/" + user,
                administrator.post("/admin/users/limits", all(form, "user_id", "" + user)).header("location"));
        Answer page = administrator.get("/admin/users/" + user);
        readBack(administrator.get(edit));
        assertTrue(page.body().contains("ceiling 的限制已保存并生效"), page.body());
        assertEquals(18, page.texts("data-limit=\"([a-z_.]+)\"").size());
        assertEquals(1, acts("user:" + user, "user.change", "$.after.\"limits.week.requests\"", "106"));
        assertEquals(302, administrator.post("/admin/users/limits", cleared(page, "user_id", "" + user)).status());
        assertEquals(0, site.console().number("SELECT COUNT(*) FROM user_limits WHERE user_id = " + user));
        assertTrue(administrator.get("/admin/users/" + user).body().contains("没有设置限制"));
    }

    @Test
    void newKeysBeginWithTheLimitsOfTheSettings() throws Exception {
        Answer form = administrator.get("/admin/settings/new-keys?kind=super");
        assertEquals("/a/b/admin/settings", administrator.post("/admin/settings/new-keys", "csrf_token",
                form.field("csrf_token"), "kind", "super", "week.credits", "12.5", "models", "claude-*")
                .header("location"));
        administrator.post("/admin/settings/new-keys", "csrf_token", form.field("csrf_token"), "kind", "ordinary",
                "requests_per_minute", "7", "networks", "192.0.2.1");
        String settings = administrator.get("/admin/settings").body();
        assertTrue(settings.contains("每周额度&#32;<bdi>12.5</bdi>"), settings);
        assertTrue(settings.contains("每分钟请求数&#32;<bdi>7</bdi>"), settings);
        assertEquals("{\"week\":{\"credits\":12.5},\"models\":[\"claude-*\"]}",
                limits(site.superKey(ownerId, "begins limited")));
        long plain = site.key(owner, "begins slow");
        assertEquals("{\"networks\":[\"192.0.2.1/32\"]}", limits(plain).replace("192.0.2.1\"", "192.0.2.1/32\""));
        assertEquals(7, site.console().number("SELECT requests_per_minute FROM api_keys WHERE id = " + plain));
        assertEquals(2, site.console().number("SELECT COUNT(*) FROM audit_log WHERE action = 'settings.change'"));
        Answer switched = administrator.post("/admin/settings", "csrf_token", form.field("csrf_token"),
                "registration_mode", "open", "maintenance", "false", "self_use", "false");
        assertEquals(302, switched.status());
        assertTrue(administrator.get("/admin/settings").body().contains("<bdi>12.5</bdi>"), "switches leave it");
        administrator.post("/admin/settings/new-keys", "csrf_token", form.field("csrf_token"), "kind", "ordinary",
                "requests_per_minute", "", "networks", "");
        administrator.post("/admin/settings/new-keys", "csrf_token", form.field("csrf_token"), "kind", "super",
                "week.credits", "", "models", "");
        assertEquals("", limits(site.key(owner, "begins free")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "requests_per_minute|many|要填 0 到 100,000 的数|A number from 0 to 100,000",
        "tokens_per_minute|-1|要填 0 到 1,000,000,000 的数|A number from 0 to 1,000,000,000",
        "max_concurrency|1.5|要填 0 到 100,000 的数|A number from 0 to 100,000",
        "day.tokens|1e3|要填 0 到 1,000,000,000,000 的数|A number from 0 to 1,000,000,000,000",
        "five_hours.requests|1000000001|要填 0 到 1,000,000,000 的数|A number from 0 to 1,000,000,000",
        "month.credits|2000000000|要填 0 到 1,000,000,000 的数|A number from 0 to 1,000,000,000",
        "total.credits|<script>|要填 0 到 1,000,000,000 的数|A number from 0 to 1,000,000,000",
        "zone|Mars/Olympus|没有这个时区|There is no such zone",
        "reset_hour|24|要填 0 到 23 的数|A number from 0 to 23",
        "days_after_first_use|3651|要填 0 到 3650 的数|A number from 0 to 3650",
        "models|模型|模型名是 1 到 128 个 ASCII 字符|A model is 1 to 128 ASCII characters",
        "networks|10.0.0.0/33|填地址或网段|An address or a network such as",
        "clients|\"><img src=x>|从列出的程序中选择|Choose among the programs"})
    void aWrongValueIsToldAtItsFieldInBothLanguages(String field, String value, String chinese, String english)
            throws Exception {
        long id = site.key(owner, "wrong " + field);
        String csrf = owner.get("/user/keys/edit?id=" + id).field("csrf_token");
        String[] form = {"csrf_token", csrf, "id", "" + id, "name", "not saved", "client_boxes", "1", field, value};
        Answer refused = owner.post("/user/keys/edit", form);
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("没有保存，这一项填写有误：&#32;<a href=\"#limit-" + field + "\">"), refused.body());
        assertTrue(refused.body().contains("id=\"limit-" + field + "\""), refused.body());
        assertTrue(refused.body().contains(chinese), refused.body());
        assertEquals("not saved", refused.field("name"), "what was typed stays");
        assertFalse(refused.body().contains("<script>") || refused.body().contains("<img src=x"), "it is text");
        try {
            Answer told = owner.with("accept-language", "en").post("/user/keys/edit", form);
            assertTrue(told.body().contains(english) && !told.body().contains("???"), told.body());
        } finally {
            owner.with("accept-language", "zh-CN");
        }
        assertEquals(1, site.console().number("SELECT COUNT(*) FROM api_keys WHERE name LIKE 'wrong%' AND id = " + id));
        assertEquals("", limits(id));
    }

    @Test
    void tooManyEntriesAreToldByTheirNumber() throws Exception {
        long id = site.key(owner, "many models");
        String models = String.join(" ", IntStream.range(0, 51).mapToObj(i -> "model-" + i).toList());
        Answer refused = owner.post("/user/keys/edit", "csrf_token",
                owner.get("/user/keys/edit?id=" + id).field("csrf_token"), "id", "" + id, "name", "many",
                "models", models);
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("最多 50 个。") && refused.body().contains("model-50"), refused.body());
    }

    @Test
    void aFormThatHoldsSomeFieldsChangesNoOthers() throws Exception {
        long id = site.key(owner, "in part");
        String csrf = owner.get("/user/keys/edit?id=" + id).field("csrf_token");
        owner.post("/user/keys/edit", "csrf_token", csrf, "id", "" + id, "name", "in part", "client_boxes", "1",
                "clients", "claude-code", "day.requests", "9", "month.tokens", "8");
        owner.post("/user/keys/edit", "csrf_token", csrf, "id", "" + id, "name", "in part", "day.requests", "10");
        assertEquals(JsonParser.parseString("{\"day\":{\"requests\":10},\"month\":{\"tokens\":8},"
                + "\"clients\":[\"claude-code\"]}"), JsonParser.parseString(limits(id)));
        owner.post("/user/keys/edit", "csrf_token", csrf, "id", "" + id, "name", "in part", "client_boxes", "1");
        assertFalse(limits(id).contains("clients"), "no box is ticked");
    }

    @Test
    void theConsolesPageOfAKeyShowsFactsLimitsAndActs() throws Exception {
        long id = site.key(owner, "<b>one</b> key");
        site.console().api("PATCH", "/admin/api/users/" + ownerId, "{\"limits\":{\"month\":{\"credits\":40}}}");
        String csrf = owner.get("/user/keys/edit?id=" + id).field("csrf_token");
        owner.post("/user/keys/edit", "csrf_token", csrf, "id", "" + id, "name", "<b>one</b> key", "day.tokens", "5000",
                "networks", "2001:db8::/32", "zone", "Asia/Tokyo", "reset_hour", "6", "days_after_first_use", "9");
        Answer page = administrator.get("/admin/keys/" + id);
        assertEquals(200, page.status());
        assertEquals(List.of("day.tokens", "month.credits"), page.texts("data-limit=\"([a-z_.]+)\""));
        for (String said : List.of("&lt;b&gt;one&lt;/b&gt; key", "limited_owner", "剩余 5,000", "2001:db8::/32",
                "首次使用后 9 天", "天、周、月在 Asia/Tokyo 时区的 6:00 重置", "所有者全部 Key 合计", "修改 API Key",
                "/a/b/admin/requests?search=key%3a" + id, "尚未使用")) {
            assertTrue(page.body().contains(said), said + " in " + page.body());
        }
        Answer english = site.console().administrator().with("accept-language", "en").get("/admin/keys/" + id);
        assertTrue(english.body().contains("5,000 left") && !english.body().contains("???"), english.body());
        assertTrue(administrator.get("/admin/keys?search=one").body().contains("href=\"/a/b/admin/keys/" + id + "\""));
        Answer own = owner.get("/user/keys/" + id);
        assertEquals(List.of("day.tokens", "month.credits"), own.texts("data-limit=\"([a-z_.]+)\""));
        assertTrue(owner.get("/user/keys").body().contains("你的全部 Key 合计的限制"), "ceilings over all keys");
        site.console().api("PATCH", "/admin/api/users/" + ownerId, "{\"limits\":null}");
        assertEquals(404, administrator.get("/admin/keys/999999").status());
        assertEquals(404, administrator.get("/admin/keys/x").status());
        assertEquals(404, owner.get("/user/keys/999999").status());
    }

    @Test
    void anothersKeyIsNotThere() throws Exception {
        long id = site.key(owner, "not yours");
        Browser other = site.signedIn("nosy");
        assertEquals(404, other.get("/user/keys/" + id).status());
        assertEquals(404, other.get("/user/keys/edit?id=" + id).status());
        assertEquals(404, other.post("/user/keys/edit", "csrf_token", other.get("/user/keys").field("csrf_token"), "id",
                "" + id, "name", "taken", "day.requests", "1").status());
        assertEquals("", limits(id));
    }

    private static void readBack(Answer form) {
        FIELDS.forEach((name, value) -> assertEquals(value, form.field(name), name));
        assertTrue(form.body().contains(">" + MODELS + "</textarea>"), form.body());
        assertTrue(form.body().contains(">" + NETWORKS + "</textarea>"), form.body());
        assertTrue(form.body().contains("name=\"clients\" value=\"codex\" checked"), form.body());
        assertFalse(form.body().contains("name=\"clients\" value=\"claude-code\" checked"));
    }

    /** A form with a value in each field. */
    private static String[] all(Answer page, String... more) {
        List<String> form = new ArrayList<>(List.of("csrf_token", page.field("csrf_token")));
        FIELDS.forEach((name, value) -> form.addAll(List.of(name, value)));
        form.addAll(List.of("models", MODELS, "networks", NETWORKS, "client_boxes", "1", "clients", "codex",
                "days_after_first_use", "30"));
        form.addAll(Arrays.asList(more));
        return form.toArray(String[]::new);
    }

    /** The same form with nothing in any field. */
    private static String[] cleared(Answer page, String... more) {
        List<String> form = new ArrayList<>(List.of("csrf_token", page.field("csrf_token")));
        FIELDS.keySet().forEach(name -> form.addAll(List.of(name, "")));
        form.addAll(List.of("models", "", "networks", "", "client_boxes", "1", "days_after_first_use", ""));
        form.addAll(Arrays.asList(more));
        return form.toArray(String[]::new);
    }

    /** The document of a key's limits as the database has it, empty = none. */
    private static String limits(long id) throws Exception {
        return site.console().text("SELECT COALESCE(limits, '') FROM api_keys WHERE id = " + id);
    }

    private static long acts(String target, String action, String path, String value) throws Exception {
        String condition = value == null ? " IS NOT NULL" : " = '" + value + "'";
        String read = value == null ? "JSON_EXTRACT" : "JSON_VALUE";
        return site.console().number("SELECT COUNT(*) FROM audit_log WHERE target = '" + target + "' AND action = '"
                + action + "' AND " + read + "(detail, '" + path + "')" + condition);
    }
}
