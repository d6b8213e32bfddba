package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done with users on their pages, one by one and many at once, and the filters of their list. */
class UserActsIT {
    private static final String ROW = "<tr[^>]*>(?:(?!</tr>).)*?<th scope=\"row\"><a[^>]*><bdi>(.*?)</bdi>";

    private static ConsoleSite site;
    private static Browser browser;
    private static String csrf;

    @BeforeAll
    static void start() {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
        csrf = browser.get("/admin/users").field("csrf_token");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void thePagesAreForTheAdministratorAlone() {
        for (String page : List.of("/admin/users/1", "/admin/users/ban?user_id=1", "/admin/users?format=csv")) {
            assertTrue(site.browser().get(page).header("location").startsWith("/a/b/admin/login"), page);
        }
    }

    @Test
    void approvingIsToldAndCanBeTakenBack() throws Exception {
        long id = user("waiting", "pending");
        Answer row = browser.get("/admin/users?search=waiting");
        assertTrue(row.body().contains("通过") && row.body().contains("拒绝"));
        Answer done = post("/admin/users/state", "user_id", "" + id, "state", "active", "back",
                "/admin/users?search=waiting");
        assertEquals("/a/b/admin/users?search=waiting", done.header("location"));
        Answer after = browser.get("/admin/users?search=waiting");
        assertTrue(after.body().contains("已通过 waiting") && after.body().contains("撤销"), after.body());
        assertTrue(after.body().contains("name=\"state\" value=\"pending\""), "undo");
        post("/admin/users/state", "user_id", "" + id, "state", "banned");
        assertEquals(2, acts(id, "user.change"));
    }

    @Test
    void theListIsNarrowedByStateLevelAndContents() throws Exception {
        long full = user("narrow_full", "active");
        user("narrow_banned", "banned");
        user("narrow_empty", "active");
        site.sql("UPDATE users SET trust_level = 4 WHERE id = ?", full);
        site.sql("INSERT INTO tokens (user_id, provider, kind, name, credential_sealed, identity_digest, added_digest,"
                + " is_public, models_json, created_at, updated_at) VALUES (?, 'kiro', 'social', 't', '', ?, ?, 1, '',"
                + " 1, 1)", full, "e".repeat(64), "e".repeat(64));
        post("/admin/super-keys", "once", browser.get("/admin/users").field("once"), "user_id", "" + full, "name", "k");
        assertEquals(List.of("narrow_banned"), rows("search=narrow&state=banned"));
        assertEquals(List.of("narrow_full"), rows("search=narrow&trust=4"));
        assertEquals(List.of("narrow_full"), rows("search=narrow&contents=tokens"));
        assertEquals(List.of("narrow_full"), rows("search=narrow&contents=public_tokens"));
        assertEquals(List.of("narrow_full"), rows("search=narrow&contents=super_keys"));
        assertEquals(2, rows("search=narrow&contents=nothing").size());
        assertEquals("narrow_full", rows("search=narrow&sort=-token_count").get(0));
        assertEquals("narrow_full", rows("search=narrow&sort=-api_key_count").get(0));
        assertEquals("narrow_full", rows("search=narrow&sort=api_key_count").get(2));
        assertEquals(List.of("narrow_banned", "narrow_empty", "narrow_full"), rows("search=narrow&sort=name"));
    }

    @Test
    void aChosenFilterIsNamedAndCanBeRemoved() {
        Answer answer = browser.get("/admin/users?state=banned&contents=tokens");
        assertTrue(answer.body().contains("class=\"chip\" href=\"/a/b/admin/users?contents=tokens\""), answer.body());
    }

    @Test
    void theTrustLevelIsSetAndOthersAreRefused() throws Exception {
        long id = user("trusted", "active");
        assertTrue(browser.get("/admin/users/trust?user_id=" + id).body().contains("设置“trusted”的信任等级"));
        post("/admin/users/trust", "user_id", "" + id, "trust_level", "3");
        assertEquals(3, site.number("SELECT trust_level FROM users WHERE id = " + id));
        Answer refused = post("/admin/users/trust", "user_id", "" + id, "trust_level", "9");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("0 到 4 的整数"), refused.body());
    }

    @Test
    void banningSaysWhatStopsAndDoesIt() throws Exception {
        long id = user("bannable", "active");
        Answer question = browser.get("/admin/users/ban?user_id=" + id);
        assertTrue(question.body().contains("封禁“bannable”？") && question.body().contains("解封后全部恢复"));
        post("/admin/users/ban", "user_id", "" + id);
        assertEquals(1, site.number("SELECT state = 'banned' FROM users WHERE id = " + id));
        assertTrue(browser.get("/admin/users?search=bannable").body().contains("已封禁 bannable"));
    }

    @Test
    void aNewPasswordIsShownOnceAndWorks() throws Exception {
        long id = user("forgetful", "active");
        Answer question = browser.get("/admin/users/password?user_id=" + id);
        String once = question.field("once");
        Answer shown = post("/admin/users/password", "user_id", "" + id, "once", once);
        assertEquals("no-store", shown.header("cache-control"));
        Matcher password = Pattern.compile("<code id=\"new-password\">([A-Za-z0-9]{16})</code>").matcher(shown.body());
        assertTrue(password.find(), shown.body());
        Answer signIn = site.browser().post("/user/api/login", "name", "forgetful", "password", password.group(1));
        assertEquals(200, signIn.status(), signIn.body());
        assertEquals(409, post("/admin/users/password", "user_id", "" + id, "once", once).status());
        assertEquals(1, acts(id, "user.password"));
    }

    @Test
    void signingOutEndsAllSessions() throws Exception {
        long id = user("roamer", "active");
        site.browser().post("/user/api/login", "name", "roamer", "password", "Abcdef1!");
        assertEquals(1, site.number("SELECT COUNT(*) FROM sessions WHERE user_id = " + id));
        post("/admin/users/sign-out", "user_id", "" + id);
        assertEquals(0, site.number("SELECT COUNT(*) FROM sessions WHERE user_id = " + id));
        assertEquals(1, acts(id, "user.sign_out"));
    }

    @Test
    void aUserIsDeletedOnlyUnderTheTypedNameAndFreesIt() throws Exception {
        long id = user("leaver", "active");
        post("/admin/super-keys", "once", browser.get("/admin/users").field("once"), "user_id", "" + id, "name", "kept");
        assertEquals(400, post("/admin/users/delete", "user_id", "" + id, "typed", "leave").status());
        Answer done = post("/admin/users/delete", "user_id", "" + id, "typed", "leaver");
        assertEquals("/a/b/admin/users", done.header("location"));
        assertTrue(browser.get("/admin/users").body().contains("已删除 leaver"));
        assertEquals(List.of(), rows("search=leaver"));
        assertEquals(404, browser.get("/admin/users/" + id).status());
        assertEquals(0, site.number("SELECT COUNT(*) FROM api_keys WHERE deleted_at IS NULL AND user_id = " + id));
        assertEquals(1, acts(id, "user.delete"));
        assertTrue(site.user("leaver") > id, "the name is free");
    }

    @Test
    void manyAreChangedAndTheSkippedCounted() throws Exception {
        long one = user("many_one", "active");
        long two = user("many_two", "banned");
        Answer question = post("/admin/users/bulk", "act", "ban", "all", "1", "search", "many_");
        assertTrue(question.body().contains("封禁 2 个用户？") && question.body().contains("many_two"), question.body());
        assertEquals(0, site.number("SELECT state = 'banned' FROM users WHERE id = " + one));
        post("/admin/users/bulk", "act", "ban", "all", "1", "search", "many_", "sure", "1");
        assertTrue(browser.get("/admin/users").body().contains("已封禁 1 人，跳过 1 人"));
        assertEquals(1, acts(one, "user.change"));
        assertEquals(0, acts(two, "user.change"));
        post("/admin/users/bulk", "act", "activate", "all", "1", "search", "many_");
        assertEquals(2, site.number("SELECT COUNT(*) FROM users WHERE state = 'active' AND name LIKE 'many%'"));
        post("/admin/users/bulk", "act", "trust", "id", "" + two, "sure", "1", "trust_level", "2");
        assertEquals(2, site.number("SELECT trust_level FROM users WHERE id = " + two));
        assertEquals(0, site.number("SELECT trust_level FROM users WHERE id = " + one));
    }

    @Test
    void nothingTickedChangesNothing() {
        post("/admin/users/bulk", "act", "ban", "sure", "1");
        assertTrue(browser.get("/admin/users").body().contains("没有勾选任何一项"));
    }

    @Test
    void aUsersPageShowsTheirKeysAndWhatWasDone() throws Exception {
        long id = user("shown", "active");
        post("/admin/super-keys", "once", browser.get("/admin/users").field("once"), "user_id", "" + id,
                "name", "<i>mine</i>");
        post("/admin/users/trust", "user_id", "" + id, "trust_level", "1");
        Answer page = browser.get("/admin/users/" + id);
        assertEquals(200, page.status());
        assertTrue(page.body().contains("&lt;i&gt;mine&lt;/i&gt;"), page.body());
        assertTrue(page.body().contains("修改用户") && !page.body().contains("user.change"), page.body());
        assertTrue(site.administrator().with("accept-language", "en").get("/admin/users/" + id).body()
                .contains("Recent acts"));
        assertEquals(404, browser.get("/admin/users/999999").status());
        assertEquals(404, browser.get("/admin/users/nobody").status());
    }

    @Test
    void theOverviewSaysOnePersonWaitsAndLeadsToThem() throws Exception {
        site.sql("UPDATE users SET state = 'active' WHERE state = 'pending'");
        user("only_one", "pending");
        Answer english = site.administrator().with("accept-language", "en").get("/admin");
        assertTrue(english.body().contains("One person waits to be let in"), english.body());
        assertTrue(english.body().contains("href=\"/a/b/admin/users?state=pending\""), english.body());
        user("a_second", "pending");
        assertTrue(browser.get("/admin").body().contains("2 位用户等待审核"));
        assertEquals(List.of("a_second", "only_one"), rows("state=pending&sort=name"));
    }

    @Test
    void aUsersTokensAreToldInTheReadersWords() throws Exception {
        long id = user("keeper", "active");
        site.sql("INSERT INTO tokens (user_id, provider, kind, name, credential_sealed, identity_digest, added_digest,"
                + " is_public, state, state_reason, models_json, created_at, updated_at) VALUES (?, 'kiro', 'social',"
                + " 'worn', '', 'd', 'd', 1, 'invalid', 'the sign-in has ended: sign in again', '', 1, 1)", id);
        String page = browser.get("/admin/users/" + id).body();
        assertTrue(page.contains("Google 或 GitHub") && page.contains("登录已失效"), page);
        assertFalse(page.contains("> · social<") || page.contains("sign in again"), page);
    }

    @Test
    void anAddedUserHasTheLevelThatWasAsked() throws Exception {
        String made = site.api("POST", "/admin/api/users", person("levelled", 3));
        assertTrue(made.contains("\"trust_level\":3"), made);
        assertEquals(1, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'user.create'"
                + " AND detail LIKE '%levelled%\"trust_level\":3%'"));
        String refused = site.api("POST", "/admin/api/users", person("too_high", 5));
        assertTrue(refused.contains("trust_level: Input should be an integer from 0 to 4"), refused);
        assertEquals(0, site.number("SELECT COUNT(*) FROM users WHERE name = 'too_high'"));
    }

    @Test
    void theTableForSpreadsheetsFollowsTheFilter() throws Exception {
        user("sheet_a", "active");
        user("sheet_b", "banned");
        String csv = browser.get("/admin/users?search=sheet_&state=banned&format=csv").body();
        assertTrue(csv.contains(",sheet_b,sheet_b@example.org,banned,user,0,0,0,0,0,"), csv);
        assertFalse(csv.contains("sheet_a"));
    }

    @Test
    void nothingHappensWithoutTheSessionsToken() throws Exception {
        long id = user("guarded", "active");
        for (String act : List.of("trust", "ban", "password", "sign-out", "delete", "bulk", "state")) {
            assertEquals(403, browser.post("/admin/users/" + act, "user_id", "" + id, "state", "banned").status(), act);
        }
        assertEquals(1, site.number("SELECT state = 'active' FROM users WHERE id = " + id));
    }

    private static long user(String name, String state) throws Exception {
        long id = site.user(name);
        if (!state.equals("active")) {
            site.sql("UPDATE users SET state = ? WHERE id = ?", state, id);
        }
        return id;
    }

    private static String person(String name, int level) {
        return "{\"name\":\"" + name + "\",\"email\":\"" + name + "@example.org\",\"password\":\"Abcdef1!\",\"trust_level\":"
                + level + "}";
    }

    private static List<String> rows(String query) {
        return browser.get("/admin/users?" + query).texts(ROW);
    }

    private static Answer post(String path, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "csrf_token";
        all[1] = csrf;
        System.arraycopy(fields, 0, all, 2, fields.length);
        return browser.post(path, all);
    }

    private static long acts(long id, String action) throws Exception {
        return site.number("SELECT COUNT(*) FROM audit_log WHERE target = 'user:" + id + "' AND action = '" + action
                + "'");
    }
}
