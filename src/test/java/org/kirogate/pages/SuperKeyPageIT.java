package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Making a super key on the pages, and that it is shown once (G16-G18, G31, G32, G60-G62). */
class SuperKeyPageIT {
    private static final Pattern KEY = Pattern.compile("sk-super-[A-Za-z0-9]{43}");

    private static ConsoleSite site;
    private static Browser browser;
    private static long user;

    @BeforeAll
    static void start() throws Exception {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
        user = site.user("owner");
        site.sql("UPDATE users SET trust_level = 2 WHERE id = ?", user);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void theFormHasTheDefaultNameAndSaysWhoseKeyItWillBe() {
        Answer form = form();
        assertEquals(200, form.status());
        assertEquals("超级密钥", form.field("name"));
        assertTrue(form.body().contains("owner · ID " + user + " · 信任等级 Lv.2"), form.body());
        assertTrue(form.body().contains(">取消</a>") && form.body().contains(">确定</button>"));
    }

    @Test
    void theAnswerShowsTheKeyItsFactsAndItsUse() {
        Answer shown = send(form(), "团队<b>共享", "for the team");
        assertEquals(200, shown.status());
        assertEquals("no-store", shown.header("cache-control"));
        String key = key(shown);
        assertTrue(shown.body().contains("readonly"), "read only");
        assertTrue(shown.body().contains("📋 复制密钥") && shown.body().contains(">关闭</a>"));
        assertTrue(shown.body().contains("团队&lt;b&gt;共享") && !shown.body().contains("团队<b>"));
        assertTrue(shown.body().contains(">" + key.substring(0, 13) + "</dd>"));
        assertTrue(shown.body().contains("ANTHROPIC_BASE_URL=<s>\"" + site.uri("") + "\"</s>"), shown.body());
        assertTrue(shown.body().contains("ANTHROPIC_API_KEY=<s>\"" + key + "\"</s>"));
    }

    @Test
    void theReasonIsRecorded() throws Exception {
        send(form(), "recorded", "asked for by the build team");
        assertEquals(1, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'super_key.create'"
                + " AND reason = 'asked for by the build team'"));
    }

    @Test
    void noOtherPageShowsItAgain() {
        String key = key(send(form(), "once", ""));
        for (String page : new String[] {"/admin/users", "/admin/users?search=owner", "/admin/super-keys"}) {
            assertFalse(browser.get(page).body().contains(key), page);
        }
        assertEquals(200, browser.get("/admin/super-keys").status());
    }

    @Test
    void reloadingTheAnswerMakesNoSecondKey() throws Exception {
        Answer form = form();
        send(form, "reloaded", "");
        Answer again = send(form, "reloaded", "");
        assertEquals(409, again.status());
        assertTrue(again.body().contains("没有再创建第二个 Key"), again.body());
        assertFalse(KEY.matcher(again.body()).find());
        assertEquals(1, keys("reloaded"));
    }

    @Test
    void withoutTheSessionsTokenNoKeyIsMade() throws Exception {
        Answer refused = browser.post(
                "/admin/super-keys", "once", form().field("once"), "user_id", "" + user, "name", "forged");
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("表单已过期"));
        assertEquals(0, keys("forged"));
    }

    @Test
    void anotherSiteMakesNoKey() throws Exception {
        Answer form = form();
        Browser foreign = site.administrator();
        String csrf = foreign.get("/admin/users").field("csrf_token");
        Answer refused = foreign.with("origin", "https://evil.example").post("/admin/super-keys", "csrf_token", csrf,
                "once", form.field("once"), "user_id", "" + user, "name", "foreign");
        assertEquals(403, refused.status());
        assertEquals(0, keys("foreign"));
    }

    @Test
    void withoutASessionNoKeyIsMade() throws Exception {
        Answer answer = site.browser().post("/admin/super-keys", "user_id", "" + user, "name", "stranger");
        assertEquals("/a/b/admin/login", answer.header("location"));
        assertEquals(0, keys("stranger"));
    }

    @Test
    void aBadNameShowsTheFormAgainWithWhatWasTyped() throws Exception {
        Answer form = form();
        Answer refused = send(form, "x".repeat(65), "kept");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("Key 名称为 1–64 个字符"), refused.body());
        assertEquals("kept", refused.field("reason"));
        assertEquals("x".repeat(65), refused.field("name"));
        assertEquals(200, send(refused, "corrected", "kept").status());
    }

    @Test
    void aScriptIsToldTheSameInTheReadersLanguageAndMayTryAgain() {
        Browser script = site.administrator().with("x-fragment", "1");
        Answer form = script.get("/admin/super-keys/new?user_id=" + user);
        String[] fields = {"csrf_token", form.field("csrf_token"), "once", form.field("once"), "user_id", "" + user,
            "name", "y".repeat(65)};
        Answer refused = script.post("/admin/super-keys", fields);
        assertEquals(400, refused.status());
        assertTrue(refused.header("content-type").startsWith("application/json"));
        assertTrue(refused.body().contains("\"detail\":\"Key 名称为 1–64 个字符"), refused.body());
        fields[7] = "second try";
        assertTrue(KEY.matcher(script.post("/admin/super-keys", fields).body()).find());
    }

    @Test
    void aBannedUserGetsNoKey() throws Exception {
        Answer form = form();
        long banned = site.user("banned");
        String csrf = form.field("csrf_token");
        browser.post("/admin/users/state", "csrf_token", csrf, "user_id", "" + banned, "state", "banned");
        Answer refused = browser.post("/admin/super-keys", "csrf_token", csrf, "once", form.field("once"),
                "user_id", "" + banned, "name", "banned's");
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("这个用户已封禁或待审核"), refused.body());
    }

    @Test
    void anUnknownUserIsToldSo() {
        for (String id : new String[] {"999999", "x", ""}) {
            Answer answer = browser.get("/admin/super-keys/new?user_id=" + id);
            assertEquals(404, answer.status());
            assertTrue(answer.body().contains("没有这个用户。"), answer.body());
        }
    }

    private static Answer form() {
        return browser.get("/admin/super-keys/new?user_id=" + user);
    }

    private static Answer send(Answer form, String name, String reason) {
        return browser.post("/admin/super-keys", "csrf_token", form.field("csrf_token"), "once", form.field("once"),
                "user_id", form.field("user_id"), "name", name, "reason", reason);
    }

    private static String key(Answer answer) {
        Matcher key = KEY.matcher(answer.body());
        assertTrue(key.find(), answer.body());
        return key.group();
    }

    private static long keys(String name) throws Exception {
        return site.number("SELECT COUNT(*) FROM api_keys WHERE name = '" + name + "'");
    }
}
