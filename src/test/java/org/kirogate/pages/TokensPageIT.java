package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pool, its tokens, and what an administrator does with them. */
class TokensPageIT {
    private static final String ROW = "<tr[^>]*>(?:(?!</tr>).)*?<th scope=\"row\">(.*?)</th>";
    private static final String HOSTILE = "<script>\u202E\uD83D\uDE00\"'" + "x".repeat(52);
    private static final String[] STATES = {"active", "cooling", "exhausted", "invalid", "suspended", "disabled"};

    private static ConsoleSite site;
    private static Browser browser;
    private static long lin;

    @BeforeAll
    static void start() throws Exception {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
        lin = site.user("lin_wei");
        long banned = site.user("banned_one");
        for (int i = 0; i < STATES.length; i++) {
            token(i + 1, lin, "token_" + STATES[i], STATES[i], 1);
        }
        token(7, lin, HOSTILE, "active", 0);
        token(8, banned, "of_banned", "active", 1);
        site.sql("UPDATE users SET state = 'banned' WHERE id = ?", banned);
        Answer users = browser.get("/admin/users");
        browser.post("/admin/users/state", "csrf_token", users.field("csrf_token"), "user_id", "" + banned,
                "state", "banned");
        for (int i = 10; i < 40; i++) {
            token(i, lin, "many_" + i, "active", 0);
        }
        site.sql("UPDATE tokens SET kind = 'builder_id', quota_used = 950, quota_limit = 1000, quota_checked_at = 1,"
                + " success_count = 90, failure_count = 10, request_count = 100, pool_request_count = 20"
                + " WHERE id = 1");
        site.sql("INSERT INTO token_health (token_id, at, state, reason, until_at)"
                + " VALUES (4, 1700000000000, 'invalid', 'the sign-in has ended: sign in again', 0)");
        site.sql("UPDATE tokens SET state_reason = 'the sign-in has ended: sign in again' WHERE id = 4");
        long hour = System.currentTimeMillis() / 3_600_000 * 3_600_000;
        for (int ago : new int[] {0, 3, 22, 30}) {
            site.sql("INSERT INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens,"
                    + " output_tokens, credits) VALUES (3, 0, ?, 1, 5, 5, 0, 0, 0, 0)", hour - ago * 3_600_000L);
        }
        // A change by way of the program has it read the table: it knows whose tokens there are.
        for (String act : List.of("disable", "enable")) {
            browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", act, "id", "39");
        }
    }

    private static void token(long id, long owner, String name, String state, int isPublic) throws Exception {
        String digest = String.format("%064x", id);
        site.sql("INSERT INTO tokens (id, user_id, provider, kind, name, credential_sealed, identity_digest,"
                + " added_digest, is_public, state, state_reason, state_until, models_json, created_at, updated_at)"
                + " VALUES (?, ?, 'kiro', 'social', ?, ?, ?, ?, ?, ?, ?, ?, '', 1, 1)",
                id, owner, name, ConsoleSite.credential(), digest, digest, isPublic, state,
                state.equals("cooling") ? "the account was too fast" : "",
                state.equals("cooling") || state.equals("exhausted") ? 4_000_000_000_000L : 0L);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static List<String> rows(String query) {
        return browser.get("/admin/tokens" + query).texts(ROW);
    }

    private static String csrf() {
        return browser.get("/admin/tokens").field("csrf_token");
    }

    @Test
    void eachRowDrawsItsLast24Hours() {
        List<String> drawn = browser.get("/admin/tokens?sort=id").texts("<svg class=\"spark([^>]*)>");
        assertTrue(drawn.size() >= 6, drawn.toString());
        assertFalse(drawn.get(0).contains("idle"), drawn.get(0));
        assertTrue(drawn.get(0).contains("aria-label=\"最近 24 小时的请求\""), drawn.get(0));
        assertTrue(drawn.get(1).contains("idle"), drawn.get(1));
    }

    @Test
    void theOverviewSaysWhyATokenNeedsCareInTheReadersWords() {
        String overview = browser.get("/admin").body();
        // Its credential is an empty one: once somebody has tried it, that is the reason.
        assertTrue(overview.contains("登录已失效，需重新登录") || overview.contains("凭据无法用本网关的密钥解密"), overview);
        assertFalse(overview.contains("sign in again") || overview.contains("decrypted"), overview);
        assertTrue(overview.contains("href=\"/a/b/admin/tokens/4\""), overview);
    }

    @Test
    void onlyTheAdministratorSeesIt() {
        assertEquals("/a/b/admin/login?next=%2Fadmin%2Ftokens", site.browser().get("/admin/tokens").header("location"));
        assertEquals(302, site.browser().get("/admin/tokens/1").status());
        assertEquals(302, site.browser().post("/admin/tokens/act", "act", "disable", "id", "1").status());
    }

    @Test
    void thePartsAreCountedAndShowWhatTheyCount() {
        assertEquals(List.of("全部 38", "公开可用 1", "需要处理 2", "私有 31"),
                browser.get("/admin/tokens").texts("<a href=\"[^\"]*admin/tokens[^\"]*\"[^>]*>([^<]*<small>.*?)</a>"));
        assertEquals(List.of("token_active lin_wei · Builder ID"), rows("?part=usable"));
        assertEquals(2, rows("?part=care").size());
        assertEquals(20, rows("?part=private").size());
    }

    @Test
    void aRowTellsStateReasonQuotaAndSuccess() {
        String body = browser.get("/admin/tokens?search=token_cooling").body();
        assertTrue(body.contains("badge cooling\">冷却中") && body.contains("上游限流"), body);
        String first = browser.get("/admin/tokens?search=token_active").body();
        assertTrue(first.contains("<b>950</b> / 1,000") && first.contains("95%"), first);
        assertTrue(first.contains("rate bad\">90.0%") && first.contains("120"), first);
    }

    @Test
    void filtersSearchAndSortNarrowAndOrder() {
        assertEquals(1, rows("?state=suspended").size());
        assertEquals(7, rows("?visibility=public").size());
        assertEquals(1, rows("?kind=builder_id").size());
        assertEquals(List.of("of_banned banned_one · Google 或 GitHub"), rows("?search=banned_o"));
        assertEquals(1, rows("?search=%2312").size());
        assertTrue(rows("?sort=-name").get(0).startsWith("token_suspended"), rows("?sort=-name").toString());
        assertTrue(rows("?sort=-requests").get(0).startsWith("token_active"));
        assertEquals(18, rows("?page=2").size());
        Answer none = browser.get("/admin/tokens?search=%3Cb%3Enobody");
        assertTrue(none.body().contains("没有匹配的结果") && none.body().contains("&lt;b&gt;nobody"));
    }

    @Test
    void bothLanguagesAreWhole() {
        Browser english = site.administrator().with("accept-language", "en");
        String body = english.get("/admin/tokens").body();
        assertTrue(body.contains("Token pool") && body.contains("Needs care") && !body.contains("???"), body);
        assertFalse(english.get("/admin/tokens/4").body().contains("???"));
        assertTrue(english.get("/admin/tokens/4").body().contains("The sign-in has ended: sign in again"));
        assertFalse(browser.get("/admin/tokens/4").body().contains("???"));
    }

    @Test
    void hostileNamesAreTextEverywhere() {
        for (String path : List.of("/admin/tokens?search=x", "/admin/tokens/7", "/admin/tokens/delete?id=7",
                "/admin/tokens/private?id=7")) {
            String body = browser.get(path).body();
            assertTrue(body.contains("&lt;script&gt;\u202E\uD83D\uDE00"), path);
            assertFalse(body.contains("<script>"), path);
        }
    }

    @Test
    void theTableForSpreadsheetsHoldsAllRows() {
        Answer csv = browser.get("/admin/tokens?format=csv&visibility=private");
        assertTrue(csv.header("content-type").startsWith("text/csv"));
        assertEquals(32, csv.body().split("\r\n").length);
    }

    @Test
    void switchingOffCanBeTakenBackAndIsRecorded() throws Exception {
        Answer done = browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", "disable", "id", "10",
                "back", "/admin/tokens?search=many");
        assertEquals("/a/b/admin/tokens?search=many", done.header("location"));
        assertEquals(1, site.number("SELECT COUNT(*) FROM tokens WHERE id = 10 AND state = 'disabled'"));
        Answer toast = browser.get("/admin/tokens");
        assertTrue(toast.body().contains("“many_10” 已禁用") && toast.body().contains("撤销"), toast.body());
        browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", "enable", "ids", "10");
        assertEquals(0, site.number("SELECT COUNT(*) FROM tokens WHERE id = 10 AND state = 'disabled'"));
        assertEquals(2, site.number(
                "SELECT COUNT(*) FROM audit_log WHERE action = 'token.change' AND target = 'token:10'"));
    }

    @Test
    void severalAreChangedAtOnceAlsoTheWholeResult() throws Exception {
        browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", "disable", "all", "1", "search", "many_3");
        assertEquals(10, site.number("SELECT COUNT(*) FROM tokens WHERE name LIKE 'many%' AND state = 'disabled'"));
        assertTrue(browser.get("/admin/tokens").body().contains("已更改 10 个，0 个本来就是这样"));
        browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", "enable", "all", "1", "search", "many_3");
    }

    @Test
    void makingPrivateAsksFirstAndIsTheOwnersToTakeBack() throws Exception {
        Answer asked = browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", "private", "ids", "2,3");
        assertTrue(asked.body().contains("把 2 个 Token 设为私有？"), asked.body());
        assertEquals(2, site.number("SELECT SUM(is_public) FROM tokens WHERE id IN (2, 3)"));
        browser.post("/admin/tokens/private", "csrf_token", csrf(), "ids", asked.field("ids"));
        assertEquals(0, site.number("SELECT SUM(is_public) FROM tokens WHERE id IN (2, 3)"));
        site.sql("UPDATE tokens SET is_public = 1 WHERE id IN (2, 3)");
    }

    @Test
    void deletingNeedsTheNameTyped() throws Exception {
        token(50, lin, "to go", "active", 0);
        Answer wrong = browser.post("/admin/tokens/delete", "csrf_token", csrf(), "id", "50", "typed", "to");
        assertEquals(400, wrong.status());
        assertTrue(wrong.body().contains("输入的名称不一致"));
        Answer done = browser.post("/admin/tokens/delete", "csrf_token", csrf(), "id", "50", "typed", "to go");
        assertEquals("/a/b/admin/tokens", done.header("location"));
        assertEquals(0, site.number("SELECT COUNT(*) FROM tokens WHERE id = 50"));
        assertEquals(1, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'token.delete'"));
        assertEquals(404, browser.get("/admin/tokens/50").status());
    }

    @Test
    void formsNeedTheSessionsToken() throws Exception {
        assertEquals(403, browser.post("/admin/tokens/act", "act", "disable", "id", "1").status());
        assertEquals(403, browser.post("/admin/tokens/delete", "id", "1", "typed", "token_active").status());
        assertEquals(403, browser.post("/admin/tokens/1", "weight", "2").status());
        assertEquals(1, site.number("SELECT COUNT(*) FROM tokens WHERE id = 1 AND state = 'active'"));
    }

    @Test
    void anAdministratorSetsLimitsAndKeepsWhatWasTypedWrong() throws Exception {
        String version = browser.get("/admin/tokens/11").field("version");
        Answer wrong = browser.post("/admin/tokens/11", "csrf_token", csrf(), "version", version,
                "max_concurrency", "many", "requests_per_minute", "", "weight", "1");
        assertEquals(400, wrong.status());
        assertTrue(wrong.body().contains("value=\"many\"") && wrong.body().contains("并发请求数："), wrong.body());
        browser.post("/admin/tokens/11", "csrf_token", csrf(), "version", version,
                "max_concurrency", "8", "requests_per_minute", "", "weight", "5");
        assertEquals(1, site.number("SELECT COUNT(*) FROM tokens WHERE id = 11 AND max_concurrency = 8"
                + " AND requests_per_minute IS NULL AND weight = 5"));
        Answer late = browser.post("/admin/tokens/11", "csrf_token", csrf(), "version", version,
                "max_concurrency", "9", "requests_per_minute", "", "weight", "5");
        assertEquals(409, late.status());
    }

    @Test
    void whatIsNotThereSaysSo() {
        assertTrue(browser.get("/admin/tokens/999").body().contains("没有这个 Token"));
        assertEquals(404, browser.get("/admin/tokens/abc").status());
        assertEquals(404, browser.get("/admin/tokens/checks/1").status());
        assertEquals(400, browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", "explode", "id", "1").status());
    }
}
