package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of users (G10, G11, G14, G15, G49). */
class UsersPageIT {
    private static final String ROW = "<tr[^>]*>(?:(?!</tr>).)*?<th scope=\"row\">(.*?)</th>";

    private static ConsoleSite site;
    private static Browser browser;
    private static long rich;

    @BeforeAll
    static void start() throws Exception {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
        for (int i = 1; i <= 21; i++) {
            site.sql("INSERT INTO users (name, email, password_hash, state, created_at) VALUES (?, ?, '', 'active', ?)",
                    "user_" + i, "user_" + i + "@example.org", 1_700_000_000_000L + i * 60_000);
        }
        rich = site.user("rich");
        site.sql("UPDATE users SET trust_level = 3, created_at = 1800000000000 WHERE id = ?", rich);
        for (int i = 0; i < 2; i++) {
            String digest = Integer.toHexString(i).repeat(64);
            site.sql("INSERT INTO tokens (user_id, provider, kind, name, credential_sealed, identity_digest,"
                    + " added_digest, is_public, models_json, created_at, updated_at)"
                    + " VALUES (?, 'kiro', 'social', 't', '', ?, ?, ?, '', 1, 1)", rich, digest, digest, i);
        }
        String csrf = browser.get("/admin/users").field("csrf_token");
        browser.post("/admin/super-keys", "csrf_token", csrf, "once", browser.get("/admin/users").field("once"),
                "user_id", "" + rich, "name", "one");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void theNavigationHasATabForUsers() {
        assertEquals(List.of("👥 用户"), browser.get("/admin/users").texts("<nav class=\"tabs\".*?<a[^>]* aria-current=\"page\">(.*?)</a>"));
    }

    @Test
    void theColumnsAreThoseOfTheGuide() {
        assertEquals(
                List.of("ID", "用户名", "信任等级", "Token 数量", "API Key 数量", "状态", "注册时间", "操作"),
                browser.get("/admin/users").texts("<th scope=\"col\"[^>]*>(.*?)</th>"));
    }

    @Test
    void aRowShowsCountsStateAndTheButton() {
        Answer answer = browser.get("/admin/users?search=rich");
        List<String> cells = answer.texts("<td[^>]*>(.*?)</td>");
        int trust = cells.indexOf("Lv.3");
        assertEquals(List.of("Lv.3", "2 公开 1", "1 超级 1", "正常"), cells.subList(trust, trust + 4));
        assertTrue(cells.get(trust + 5).startsWith("🔑超级Key "), cells.toString());
        assertEquals(List.of("rich rich@example.org"), answer.texts(ROW));
    }

    @Test
    void theNewestComesFirst() {
        List<String> rows = browser.get("/admin/users").texts(ROW);
        assertEquals(20, rows.size());
        assertEquals("rich rich@example.org", rows.get(0));
        assertTrue(rows.get(1).startsWith("user_21 "), rows.get(1));
        assertTrue(rows.get(19).startsWith("user_3 "), rows.get(19));
    }

    @Test
    void theNextPageHoldsTheRest() {
        Answer first = browser.get("/admin/users");
        assertTrue(first.body().contains("<a href=\"/a/b/admin/users?page=2\" rel=\"next\">2</a>"), first.body());
        List<String> rows = browser.get("/admin/users?page=2").texts(ROW);
        assertTrue(rows.get(0).startsWith("user_2 ") && rows.get(1).startsWith("user_1 "), rows.toString());
    }

    @Test
    void searchFindsNamesAddressesAndIds() {
        assertEquals(1, browser.get("/admin/users?search=USER_17").texts(ROW).size());
        assertEquals(1, browser.get("/admin/users?search=rich@").texts(ROW).size());
        assertEquals(List.of("rich rich@example.org"), browser.get("/admin/users?search=" + rich).texts(ROW));
        assertEquals(0, browser.get("/admin/users?search=%25").texts(ROW).size());
    }

    @Test
    void aSearchThatFindsNothingNamesItself() {
        Answer answer = browser.get("/admin/users?search=%3Cscript%3Ealert(1)%3C/script%3E%22");
        assertTrue(answer.body().contains("“&lt;script&gt;alert(1)&lt;/script&gt;&#034;”"), answer.body());
        assertFalse(answer.body().contains("<script>"));
    }

    @Test
    void whatUsersWroteIsTextAndNothingElse() throws Exception {
        long id = site.user("odd");
        site.sql("UPDATE users SET name = ?, email = ?, created_at = 1 WHERE id = ?",
                "<b>\"o'dd</b>", "<img src=x>@\"x", id);
        String body = browser.get("/admin/users?search=dd").body();
        assertTrue(body.contains("<bdi>&lt;b&gt;&#034;o&#039;dd&lt;/b&gt;</bdi>"), body);
        assertTrue(body.contains("data-owner=\"&lt;b&gt;&#034;o&#039;dd&lt;/b&gt; "), body);
        assertFalse(body.contains("<img src=x"));
        site.sql("DELETE FROM users WHERE id = ?", id);
    }

    @Test
    void whoIsNotInGoodStandingGetsNoKeyButMayBeLetIn() throws Exception {
        long id = site.user("banned_one");
        site.sql("UPDATE users SET state = 'banned', created_at = 2 WHERE id = ?", id);
        Answer page = browser.get("/admin/users?search=banned_one");
        assertFalse(page.body().contains("data-super-key data-user-id"));
        assertTrue(page.body().contains("已封禁") && page.body().contains("解封"));
        Answer done = browser.post("/admin/users/state", "csrf_token", page.field("csrf_token"), "user_id", "" + id,
                "state", "active");
        assertEquals("/a/b/admin/users", done.header("location"));
        assertTrue(browser.get("/admin/users?search=banned_one").body().contains("data-super-key data-user-id"));
        assertEquals(1, site.number(
                "SELECT COUNT(*) FROM audit_log WHERE target = 'user:" + id + "' AND action = 'user.change'"));
        site.sql("DELETE FROM users WHERE id = ?", id);
    }

    @Test
    void changingAUserNeedsTheSessionsToken() throws Exception {
        Answer refused = browser.post("/admin/users/state", "user_id", "1", "state", "banned");
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("表单已过期"));
        assertEquals(0, site.number("SELECT COUNT(*) FROM users WHERE state = 'banned' AND id = 1"));
    }
}
