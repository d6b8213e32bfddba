package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Person;
import org.kirogate.simulator.Await;

/** What a user does with their own tokens. */
class OwnTokenActsIT {
    private static TokenSite site;

    @BeforeAll
    static void start() {
        site = new TokenSite("");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void theSwitchSharesAtOnceAndCanBeTakenBack() {
        Person person = site.gateway.person("sharer");
        long id = person.token("shared-one", false);
        Browser browser = site.signedIn(person);
        Answer done = site.send(
                browser, "/user/tokens/act", "id", "" + id, "act", "publish", "back", "/user?sort=name");
        assertEquals("/user?sort=name", done.header("location"));
        assertTrue(person.token(id).get("is_public").getAsBoolean());
        Answer list = browser.get("/user");
        assertTrue(list.body().contains("“shared-one” 已公开"), list.body());
        Answer undone = browser.post("/user/tokens/act", "csrf_token", list.field("csrf_token"), "id", "" + id, "act",
                list.texts("name=\"act\" value=\"(private)\"").get(0));
        assertEquals(302, undone.status());
        assertFalse(person.token(id).get("is_public").getAsBoolean());
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        Person person = site.gateway.person("forged");
        long id = person.token("forged-one", false);
        Browser browser = site.signedIn(person);
        for (String path : List.of("act", "bulk", "edit", "terms", "delete", "device", "add", "imports", "export")) {
            assertEquals(403, browser.post("/user/tokens/" + path, "id", "" + id, "act", "publish").status(), path);
        }
        assertFalse(person.token(id).get("is_public").getAsBoolean());
    }

    @Test
    void aFormLeadsNowhereElse() {
        Person person = site.gateway.person("lured");
        long id = person.token("lured-one", false);
        Answer done = site.send(site.signedIn(person), "/user/tokens/act", "id", "" + id, "act", "disable", "back",
                "//evil.example/user");
        assertEquals("/user", done.header("location"));
        assertEquals("disabled", person.token(id).get("state").getAsString());
    }

    @Test
    void aCheckTellsWhetherItWasPassed() {
        Person person = site.gateway.person("checker");
        long id = person.token("checked-one", false);
        Browser browser = site.signedIn(person);
        site.send(browser, "/user/tokens/act", "id", "" + id, "act", "validate");
        assertTrue(browser.get("/user").body().contains("“checked-one” 通过了验证"));
    }

    @Test
    void termsAreSavedAndBadOnesAreToldAtTheirField() {
        Person person = site.gateway.person("terms");
        long id = person.token("terms-one", true);
        Browser browser = site.signedIn(person);
        Answer refused = site.send(browser, "/user/tokens/terms", "id", "" + id, "percent", "60", "reserve", "200",
                "hours", "25:00-08:00", "zone", "Asia/Shanghai", "models", "");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("时段写作 HH:MM-HH:MM"), refused.body());
        assertTrue(refused.texts("name=\"hours\" (.*?)>").get(0).contains("aria-invalid"), refused.body());
        assertEquals("25:00-08:00", refused.field("hours"));
        Answer range = site.send(browser, "/user/tokens/terms", "id", "" + id, "percent", "a lot", "reserve", "",
                "hours", "", "zone", "UTC", "models", "");
        assertTrue(range.texts("name=\"percent\" (.*?)>").get(0).contains("aria-invalid"), range.body());
        site.send(browser, "/user/tokens/terms", "id", "" + id, "percent", "60", "reserve", "200.5", "hours",
                "22:00–06:00，12:00-13:00", "zone", "Asia/Shanghai", "models", "claude-sonnet*、claude-haiku*");
        JsonObject share = person.token(id).getAsJsonObject("share");
        assertEquals(60, share.get("percent").getAsInt());
        assertEquals(200.5, share.get("reserve").getAsDouble());
        assertEquals("[\"22:00-06:00\",\"12:00-13:00\"]", share.get("hours").toString());
        assertEquals("[\"claude-sonnet*\",\"claude-haiku*\"]", share.get("models").toString());
    }

    @Test
    void nameAndLimitsAreSavedTogether() {
        Person person = site.gateway.person("editor");
        long id = person.token("edited-one", false);
        Browser browser = site.signedIn(person);
        Answer refused = site.send(browser, "/user/tokens/edit", "id", "" + id, "name", " ", "max_concurrency", "3",
                "requests_per_minute", "");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("名称是 1 到 64 个字符"), refused.body());
        site.send(browser, "/user/tokens/edit", "id", "" + id, "name", "renamed", "max_concurrency", "3",
                "requests_per_minute", "");
        JsonObject token = person.token(id);
        assertEquals("renamed", token.get("name").getAsString());
        assertEquals(3, token.get("max_concurrency").getAsInt());
        assertFalse(token.has("requests_per_minute"));
    }

    @Test
    void deletingNeedsTheNameTyped() {
        Person person = site.gateway.person("deleter");
        long id = person.token("gone-one", false);
        Browser browser = site.signedIn(person);
        Answer refused = site.send(browser, "/user/tokens/delete", "id", "" + id, "typed", "gone");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("输入的内容不一致"), refused.body());
        site.send(browser, "/user/tokens/delete", "id", "" + id, "typed", "gone-one");
        assertTrue(browser.get("/user").body().contains("还没有 Token"));
    }

    @Test
    void oneActIsForAllThatTheListShows() {
        Person person = site.gateway.person("bulker");
        long first = person.token("bulk-a", false);
        long second = person.token("bulk-b", false);
        long other = person.token("else-c", false);
        Browser browser = site.signedIn(person);
        site.send(browser, "/user/tokens/bulk", "all", "1", "search", "bulk", "act", "publish");
        assertTrue(person.token(first).get("is_public").getAsBoolean());
        assertTrue(person.token(second).get("is_public").getAsBoolean());
        assertFalse(person.token(other).get("is_public").getAsBoolean());
        assertTrue(browser.get("/user").body().contains("已更改 2 个"));
        Answer asked = site.send(browser, "/user/tokens/bulk", "all", "1", "search", "bulk", "act", "delete");
        assertEquals("/user/tokens/delete?id=" + first + "&id=" + second, asked.header("location"));
        assertTrue(browser.get(asked.header("location")).body().contains("删除 2 个 Token？"));
    }

    @Test
    void manyAreCheckedAsAJob() {
        Person person = site.gateway.person("manychecks");
        person.token("many-a", false);
        person.token("many-b", false);
        Browser browser = site.signedIn(person);
        Answer begun = site.send(browser, "/user/tokens/bulk", "all", "1", "act", "validate");
        String page = begun.header("location").replace("#add", "");
        Await.until(() -> browser.get(page).texts("<b role=\"status\">(.*?)</b>").contains("已验证 2 / 2"));
        assertTrue(browser.get(page).body().contains("通过"));
    }

    @Test
    void theHistoryTellsWhoDidWhat() {
        Person person = site.gateway.person("historian");
        long id = person.token("old-one", false);
        Browser browser = site.signedIn(person);
        site.send(browser, "/user/tokens/act", "id", "" + id, "act", "disable");
        site.send(browser, "/user/tokens/act", "id", "" + id, "act", "enable");
        List<String> steps = browser.get("/user/tokens/history?id=" + id).texts("<li[^>]*><b>(.*?)</b>");
        assertEquals(List.of("正常", "已禁用", "添加"), steps);
    }

    @Test
    void aBackupNeedsThePasswordAndIsRecorded() {
        Person person = site.gateway.person("exporter");
        person.token("exported-one", false);
        Browser browser = site.signedIn(person);
        Answer refused = site.send(browser, "/user/tokens/export", "password", "wrong");
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("密码不对"), refused.body());
        Answer file = site.send(browser, "/user/tokens/export", "password", "Passw0rd-of-tests");
        assertTrue(file.header("content-disposition").contains("kirogate-tokens.json"));
        assertTrue(file.body().contains(site.gateway.simulator().refreshToken("exported-one")), "not the token");
        assertEquals(1, site.gateway.rows("SELECT id FROM audit_log WHERE action = 'token.export' AND actor = 'user:"
                + person.id() + "'").size());
    }
}
