package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users sign in, register, change their password and end their sessions. */
class AccountPagesIT {
    private static UserSite site;

    @BeforeAll
    static void start() {
        site = new UserSite("");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void theRightPasswordLeadsToWhereOneWantedToGo() throws Exception {
        site.console().user("wanting");
        Browser browser = site.console().browser();
        Answer answer = browser.post("/login", "name", "wanting", "password", UserSite.PASSWORD,
                "next", "/user/account");
        assertEquals("/user/account", answer.header("location"));
        String cookie = answer.cookies().get(0);
        assertTrue(cookie.startsWith("kg_user=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        assertFalse(cookie.contains("Max-Age"), cookie);
        assertEquals(200, browser.get("/user/account").status());
        assertEquals("/user/account", browser.get("/login?next=/user/account").header("location"));
    }

    @Test
    void stayingSignedInLastsThirtyDays() throws Exception {
        site.console().user("staying");
        Answer answer = site.console().browser().post(
                "/login", "name", "staying@example.org", "password", UserSite.PASSWORD, "lasting", "1");
        assertTrue(answer.cookies().get(0).contains("Max-Age=2592000"), answer.cookies().toString());
        assertEquals(30L * 86_400_000, site.console().number(
                "SELECT expires_at - created_at FROM sessions WHERE user_id = " + site.id("staying")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example"})
    void signingInLeadsOnlyToPagesOfOurs(String next) throws Exception {
        site.console().user("led" + Math.abs(next.hashCode()) % 1000);
        Answer answer = site.console().browser().post("/login", "name", "led" + Math.abs(next.hashCode()) % 1000,
                "password", UserSite.PASSWORD, "next", next);
        assertEquals("/user", answer.header("location"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"known_one", "nobody_at_all"})
    void aWrongPasswordSaysHowManyTriesAreLeftForAnyName(String name) throws Exception {
        if (name.equals("known_one")) {
            site.console().user(name);
        }
        Browser browser = site.console().browser().with("x-forwarded-for", "203.0.113." + name.length());
        for (int left = 4; left >= 0; left--) {
            Answer refused = browser.post("/login", "name", name, "password", "wrong");
            assertEquals(401, refused.status());
            assertTrue(refused.body().contains(left > 0 ? "还可以再试 " + left + " 次" : "再错一次需要等待"), refused.body());
            assertEquals(name, refused.field("name"));
        }
        assertEquals(401, browser.post("/login", "name", name, "password", "wrong").status());
        Answer paused = browser.post("/login", "name", name, "password", "wrong");
        assertEquals(429, paused.status());
        assertTrue(paused.body().contains("秒后再试"), paused.body());
    }

    @Test
    void whoIsNotInGoodStandingIsToldWhy() throws Exception {
        site.console().user("halted");
        for (String[] pair : new String[][] {{"pending", "等待管理员审核"}, {"banned", "已被封禁"}}) {
            site.console().sql("UPDATE users SET state = ? WHERE name = 'halted'", pair[0]);
            Answer refused = site.console().browser().post(
                    "/login", "name", "halted", "password", UserSite.PASSWORD);
            assertEquals(403, refused.status());
            assertTrue(refused.body().contains(pair[1]), refused.body());
        }
    }

    @Test
    void anotherSiteCanNeitherSignInNorRegister() {
        Browser evil = site.console().browser().with("origin", "https://evil.example");
        assertEquals(403, evil.post("/login", "name", "x", "password", "y").status());
        assertEquals(403, evil.post("/register", "name", "evil_one", "email", "e@example.org", "password", "Abcdef1!").status());
    }

    @Test
    void signingOutEndsTheSessionAndNeedsItsToken() throws Exception {
        Browser browser = site.signedIn("leaving");
        assertEquals(403, browser.post("/logout").status());
        String csrf = browser.get("/user/account").field("csrf_token");
        assertEquals("/login", browser.post("/logout", "csrf_token", csrf).header("location"));
        assertEquals(302, browser.get("/user/account").status());
        assertEquals(0, site.console().number("SELECT COUNT(*) FROM sessions WHERE user_id = " + site.id("leaving")));
    }

    @Test
    void registrationSaysFirstWhatFollowsAndThenThatItWasSent() throws Exception {
        Browser browser = site.console().browser();
        assertTrue(browser.get("/register").body().contains("提交后由管理员审核"));
        Answer sent = register(browser, "applicant", "a@example.org", "Abcdef1!");
        assertEquals("/register?sent", sent.header("location"));
        assertTrue(browser.get("/register?sent").body().contains("等待管理员审核"));
        assertEquals(1, site.console().number("SELECT COUNT(*) FROM users WHERE name = 'applicant' AND state = 'pending'"));
    }

    @Test
    void everyFaultyFieldIsNamedAtOnceAndSecretsAreNotKept() {
        Answer refused = register(site.console().browser(), "林-wei", "no address", "weakpassword");
        assertEquals(400, refused.status());
        for (String field : new String[] {"name", "email", "password"}) {
            assertTrue(refused.body().contains("<a href=\"#" + field + "\">"), field);
        }
        assertTrue(refused.body().matches("(?s).*id=\"name\"[^>]* autofocus[^>]* aria-invalid=\"true\".*"), refused.body());
        assertEquals("林-wei", refused.field("name"));
        assertFalse(refused.body().contains("weakpassword"));
    }

    @Test
    void aTakenNameOrAddressIsToldAtItsField() throws Exception {
        site.console().user("taken");
        Answer name = register(site.console().browser(), "taken", "other@example.org", "Abcdef1!");
        assertEquals(409, name.status());
        assertTrue(name.body().contains("这个用户名已有人使用"), name.body());
        Answer email = register(site.console().browser(), "other_one", "taken@example.org", "Abcdef1!");
        assertTrue(email.body().contains("这个邮箱已经有账户"), email.body());
    }

    @Test
    void openRegistrationSignsInAndClosedOnesSayWhy() {
        try (UserSite own = new UserSite("")) {
            own.console().setting("{\"registration_mode\":\"open\"}");
            Browser browser = own.console().browser();
            assertEquals("/user", register(browser, "newcomer", "n@example.org", "Abcdef1!").header("location"));
            assertEquals(200, browser.get("/user/account").status());
            own.console().setting("{\"registration_mode\":\"closed\"}");
            Browser late = own.console().browser();
            assertTrue(late.get("/register").body().contains("注册已关闭"));
            assertEquals(403, register(late, "late_one", "l@example.org", "Abcdef1!").status());
            assertFalse(late.get("/login").body().contains("href=\"/register\""));
            own.console().setting("{\"registration_mode\":\"open\",\"self_use\":true}");
            assertTrue(late.get("/register").body().contains("仅供所有者自用"));
        }
    }

    @Test
    void theAccountShowsItsOwnerAndTheirSessions() throws Exception {
        Browser browser = site.signedIn("owner");
        site.console().browser().with("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .with("x-forwarded-for", "203.0.113.77")
                .post("/login", "name", "owner", "password", UserSite.PASSWORD);
        String body = browser.get("/user/account").body();
        assertTrue(body.contains("owner@example.org") && body.contains("当前设备"), body);
        assertTrue(body.contains("Firefox · Linux") && body.contains("203.0.113.*"), body);
        assertFalse(body.contains("203.0.113.77"), "only the beginning of an address is kept");
    }

    @Test
    void oneSessionOrAllOthersEnd() throws Exception {
        Browser browser = site.signedIn("roaming");
        Browser second = again("roaming");
        Browser third = again("roaming");
        Answer page = browser.get("/user/account");
        String csrf = page.field("csrf_token");
        String one = page.texts("name=\"session\" (value=\"[0-9a-f]{64}\")").get(0).replaceAll("[^0-9a-f]|value", "");
        String id = one.substring(one.length() - 64);
        assertEquals(302, browser.post("/user/account/sessions", "csrf_token", csrf, "session", id).status());
        assertEquals(302 + 200, second.get("/user/account").status() + third.get("/user/account").status());
        browser.post("/user/account/sessions", "csrf_token", csrf, "session", "others");
        assertEquals(604, second.get("/user/account").status() + third.get("/user/account").status());
        assertEquals(200, browser.get("/user/account").status());
    }

    @Test
    void anothersSessionIsNotThere() throws Exception {
        site.signedIn("victim");
        Browser browser = site.signedIn("curious");
        String csrf = browser.get("/user/account").field("csrf_token");
        assertEquals(404, browser.post("/user/account/sessions", "csrf_token", csrf, "session", "0".repeat(64)).status());
        assertEquals(1, site.console().number("SELECT COUNT(*) FROM sessions WHERE user_id = " + site.id("victim")));
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndFaultsAreToldAtTheirField() throws Exception {
        Browser browser = site.signedIn("changing");
        Browser other = again("changing");
        String csrf = browser.get("/user/account").field("csrf_token");
        Answer wrong = browser.post(
                "/user/account/password", "csrf_token", csrf, "current", "wrong", "password", "Another-1");
        assertEquals(400, wrong.status());
        assertTrue(wrong.body().contains("当前密码不正确。") && wrong.body().contains("href=\"#current\""), wrong.body());
        Answer done = browser.post(
                "/user/account/password", "csrf_token", csrf, "current", UserSite.PASSWORD, "password", "Another-1");
        assertEquals("/user/account", done.header("location"));
        assertEquals(302, other.get("/user/account").status());
        assertEquals(200, browser.get("/user/account").status());
        assertEquals(403, browser.post("/user/account/password", "current", "Another-1", "password", "Another-2").status());
    }

    @Test
    void usageShowsOwnRequestsAndNobodysNames() throws Exception {
        Browser browser = site.signedIn("counting");
        long user = site.id("counting");
        long key = site.key(browser, "counted <i>key</i>");
        long hour = System.currentTimeMillis() / 3_600_000 * 3_600_000 - 3_600_000;
        String sums = "requests, successes, failures, input_tokens, output_tokens, credits";
        for (int facet = 1; facet <= 2; facet++) {
            long item = facet == 1 ? key : user;
            site.console().sql("INSERT INTO usage_items (facet, days, start, item, " + sums + ")"
                    + " VALUES (?, 0, ?, ?, 7, 6, 1, 100, 50, 1.5), (?, 1, ?, ?, 7, 6, 1, 100, 50, 1.5)",
                    facet, hour, item, facet, hour - hour % 86_400_000, item);
            site.console().sql("INSERT INTO usage_models (facet, item, start, model, " + sums + ")"
                    + " VALUES (?, ?, ?, 'claude-x', 7, 6, 1, 100, 50, 1.5)", facet, item, hour);
        }
        site.console().sql("INSERT INTO usage_pairs (key_id, token_id, user_id, requests, successes, last_hour)"
                + " VALUES (?, 0, ?, 7, 6, ?)", key, user, hour);
        Answer page = browser.get("/user/usage?show=requests");
        assertEquals(200, page.status());
        assertTrue(page.body().contains("claude-x") && page.body().contains("85.7%"), page.body());
        Answer byKey = browser.get("/user/usage?by=key&show=requests");
        assertTrue(byKey.body().contains("counted &lt;i&gt;key&lt;/i&gt;"), byKey.body());
        assertFalse(byKey.body().contains("???"));
        Browser another = site.signedIn("spying");
        String foreign = another.get("/user/usage?key=" + key + "&user=" + user).body();
        assertFalse(foreign.contains("claude-x") || foreign.contains("counted"), foreign);
        assertTrue(browser.get("/user/usage?format=csv").body().contains("claude-x,7,6,1,100,50,1.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/register", "/user/account", "/user/usage"})
    void everyPageSpeaksBothLanguages(String path) throws Exception {
        String name = "both" + path.length();
        Browser browser = path.startsWith("/user") ? site.signedIn(name) : site.console().browser();
        String chinese = browser.get(path).body();
        String english = browser.with("accept-language", "en").get(path).body();
        assertTrue(chinese.contains("lang=\"zh-CN\"") && english.contains("lang=\"en\""));
        assertFalse(chinese.contains("???") || english.contains("???"));
        assertFalse(english.replaceAll("(?s)<form method=\"post\" action=\"/preferences\">.*?</form>", "")
                .matches("(?s).*[\\u4e00-\\u9fff].*"), english);
    }

    private static Browser again(String name) {
        Browser browser = site.console().browser();
        browser.post("/login", "name", name, "password", UserSite.PASSWORD);
        return browser;
    }

    private static Answer register(Browser browser, String name, String email, String password) {
        return browser.post("/register", "name", name, "email", email, "password", password);
    }
}
