package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's own keys on their page (G48, G50, G51). */
class OwnKeysPageIT {
    private static final Pattern KEY = Pattern.compile("sk-[0-9a-f]{48}");
    private static final String ROW = "<th scope=\"row\">(.*?)</th>";

    private static UserSite site;
    private static Browser browser;
    private static long user;

    @BeforeAll
    static void start() throws Exception {
        site = new UserSite("/a/b");
        browser = site.signedIn("alice");
        user = site.id("alice");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user/keys", "/user/keys/new", "/user/keys/edit?id=1", "/user/keys/delete?id=1"})
    void nobodyIsAskedToSignInAndComesBack(String page) {
        Answer answer = site.console().browser().get(page);
        assertEquals(302, answer.status());
        assertTrue(answer.header("location").startsWith("/a/b/login?next=%2Fuser%2Fkeys"), answer.header("location"));
        assertEquals(302, site.console().administrator().get(page).status(), "the administrator is no user");
    }

    @Test
    void anEmptyListSaysWhatAKeyIsFor() throws Exception {
        Answer empty = site.signedIn("empty").get("/user/keys");
        assertEquals(200, empty.status());
        assertTrue(empty.body().contains("还没有 API Key"), empty.body());
    }

    @Test
    void aNewKeyIsShownOnceWithItsUse() throws Exception {
        Answer form = browser.get("/user/keys/new");
        Answer shown = make(form, "first <b>key</b>");
        assertEquals(200, shown.status());
        assertEquals("no-store", shown.header("cache-control"));
        String key = secret(shown);
        assertTrue(shown.body().contains("ANTHROPIC_API_KEY=<s>\"" + key + "\"</s>"), shown.body());
        assertTrue(shown.body().contains("first &lt;b&gt;key&lt;/b&gt;") && !shown.body().contains("<b>key</b>"));
        assertFalse(shown.body().contains("button super"), "purple is for super keys");
        assertFalse(browser.get("/user/keys").body().contains(key));
        assertEquals(409, make(form, "first again").status());
        assertEquals(0, site.console().number("SELECT COUNT(*) FROM api_keys WHERE name = 'first again'"));
    }

    @Test
    void aBadNameIsRefusedAndTheFormMayBeSentAgain() throws Exception {
        Answer form = browser.get("/user/keys/new");
        Answer refused = make(form, "x".repeat(65));
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("Key 名称为 1–64 个字符"), refused.body());
        assertEquals(200, make(form, "good").status());
    }

    @Test
    void g48ASuperKeyStandsInTheOwnersListMarkedByTagAndPrefix() throws Exception {
        site.superKey(user, "for alice");
        Answer list = browser.get("/user/keys?search=for+alice");
        String row = list.texts(ROW).get(0);
        assertTrue(row.matches("for alice 🔑 超级 sk-super-\\w{4}…"), row);
        assertTrue(list.body().contains("管理员为你创建") && list.body().contains("全部公开 Token"));
    }

    @Test
    void g50ADisabledKeyIsToldSoAndTheToastTakesItBack() throws Exception {
        long id = site.superKey(user, "switched");
        String csrf = browser.get("/user/keys").field("csrf_token");
        Answer done = browser.post("/user/keys/state", "csrf_token", csrf, "id", "" + id, "active", "0",
                "back", "/user/keys?search=switched");
        assertEquals("/a/b/user/keys?search=switched", done.header("location"));
        assertEquals(0, active(id));
        Answer told = browser.get("/user/keys?search=switched");
        assertTrue(told.body().contains("“switched”已禁用") && told.body().contains("撤销"), told.body());
        assertTrue(told.body().contains("已禁用</span>") && told.body().contains(">启用<"));
        browser.post("/user/keys/state", "csrf_token", csrf, "id", "" + id, "active", "1");
        assertEquals(1, active(id));
    }

    @Test
    void g51DeletingAsksForTheNameAndIsForGood() throws Exception {
        long id = site.superKey(user, "to go");
        Answer question = browser.get("/user/keys/delete?id=" + id);
        assertTrue(question.body().contains("删除“to go”？") && question.body().contains("改为禁用"), question.body());
        String csrf = question.field("csrf_token");
        Answer mistyped = browser.post("/user/keys/delete", "csrf_token", csrf, "id", "" + id, "typed", "to g");
        assertEquals(400, mistyped.status());
        assertTrue(mistyped.body().contains("没有删除任何内容"));
        assertEquals("/a/b/user/keys", browser.post(
                "/user/keys/delete", "csrf_token", csrf, "id", "" + id, "typed", "to go").header("location"));
        assertTrue(browser.get("/user/keys").body().contains("“to go”已删除"));
        assertEquals(404, browser.get("/user/keys/delete?id=" + id).status());
    }

    @Test
    void rotatingShowsANewSecretAndSaysHowLongTheOldOneWorks() throws Exception {
        long id = site.key(browser, "turning");
        Answer form = browser.get("/user/keys/rotate?id=" + id);
        Answer shown = browser.post("/user/keys/rotate", "csrf_token", form.field("csrf_token"), "once",
                form.field("once"), "id", "" + id, "grace_hours", "24");
        assertEquals(200, shown.status());
        secret(shown);
        assertTrue(browser.get("/user/keys?search=turning").body().contains("旧密钥可用到"));
        assertEquals(List.of("turning sk-"), browser.get("/user/keys?state=rotating").texts(ROW).stream()
                .map(row -> row.substring(0, 11)).toList());
    }

    @Test
    void nameLimitsAndEndAreChangedTogether() throws Exception {
        long id = site.key(browser, "plain");
        String csrf = browser.get("/user/keys/edit?id=" + id).field("csrf_token");
        String[] form = {"csrf_token", csrf, "id", "" + id, "name", "limited", "requests_per_minute", "60",
            "max_concurrency", "4", "expires_at", "2999-01-31"};
        assertEquals(302, browser.post("/user/keys/edit", form).status());
        Answer edit = browser.get("/user/keys/edit?id=" + id);
        assertEquals("2999-01-31", edit.field("expires_at"));
        assertTrue(browser.get("/user/keys?search=limited").body().contains("每分钟 60 个请求"));
        form[7] = "many";
        Answer refused = browser.post("/user/keys/edit", form);
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("value=\"many\" aria-invalid=\"true\""), refused.body());
        form[7] = "";
        form[9] = "";
        form[11] = "";
        browser.post("/user/keys/edit", form);
        assertEquals(1, site.console().number("SELECT COUNT(*) FROM api_keys WHERE id = " + id
                + " AND requests_per_minute IS NULL AND max_concurrency IS NULL AND expires_at IS NULL"));
    }

    @Test
    void aSuperKeyIsTheAdministratorsToChange() throws Exception {
        long id = site.superKey(user, "not mine to change");
        for (String act : new String[] {"edit", "rotate"}) {
            Answer refused = browser.get("/user/keys/" + act + "?id=" + id);
            assertEquals(403, refused.status());
            assertTrue(refused.body().contains("超级 Key 由管理员管理"), refused.body());
        }
    }

    private static long active(long one, long two) throws Exception {
        return site.console().number(
                "SELECT SUM(is_active) FROM api_keys WHERE id IN (" + one + "," + two + ")");
    }

    @Test
    void severalAreSwitchedAtOnceAnothersNeverAndItCanBeTakenBack() throws Exception {
        Browser browser = site.signedIn("several");
        long one = site.key(browser, "one");
        long two = site.key(browser, "two");
        long foreign = site.key(site.signedIn("other_owner"), "foreign");
        String csrf = browser.get("/user/keys").field("csrf_token");
        browser.post("/user/keys/bulk", "csrf_token", csrf, "act", "disable", "id", "" + one, "id", "" + two,
                "id", "" + foreign);
        String list = browser.get("/user/keys").body();
        assertTrue(list.contains("已禁用 2 个") && list.contains("name=\"ids\" value=\""), list);
        assertEquals(1, site.console().number("SELECT is_active FROM api_keys WHERE id = " + foreign));
        assertEquals(0, active(one, two));
        browser.post("/user/keys/bulk", "csrf_token", csrf, "act", "enable", "all", "1", "search", "two");
        assertEquals(1, active(one, two));
        assertEquals(403, browser.post("/user/keys/bulk", "act", "disable", "id", "" + one).status());
    }

    @Test
    void anothersKeyIsNotThere() throws Exception {
        long id = site.key(browser, "hers");
        Browser bob = site.signedIn("bob_2");
        String csrf = bob.get("/user/keys").field("csrf_token");
        for (String act : new String[] {"edit", "rotate", "delete"}) {
            assertEquals(404, bob.get("/user/keys/" + act + "?id=" + id).status(), act);
        }
        assertEquals(404, bob.post("/user/keys/state", "csrf_token", csrf, "id", "" + id, "active", "0").status());
        assertEquals(404, bob.post("/user/keys/delete", "csrf_token", csrf, "id", "" + id, "typed", "hers").status());
        assertEquals(1, active(id));
    }

    @Test
    void everyActNeedsTheSessionsToken() throws Exception {
        long id = site.key(browser, "guarded");
        for (String path : new String[] {"new", "state", "edit", "rotate", "delete"}) {
            assertEquals(403, browser.post("/user/keys/" + path, "id", "" + id, "active", "0", "typed", "guarded",
                    "name", "forged", "grace_hours", "0").status(), path);
        }
        assertEquals(1, active(id));
        assertEquals(0, site.console().number("SELECT COUNT(*) FROM api_keys WHERE name = 'forged'"));
    }

    @Test
    void actsLeadBackToTheListAlone() throws Exception {
        long id = site.key(browser, "back");
        String csrf = browser.get("/user/keys").field("csrf_token");
        for (String back : new String[] {"//evil.example", "/admin", "https://evil.example"}) {
            assertEquals("/a/b/user/keys", browser.post("/user/keys/state", "csrf_token", csrf, "id", "" + id,
                    "active", "1", "back", back).header("location"));
        }
    }

    @Test
    void filtersSearchPagesAndOrderLiveInTheAddress() throws Exception {
        Browser many = site.signedIn("many");
        long owner = site.id("many");
        for (int i = 0; i < 25; i++) {
            site.console().sql("INSERT INTO api_keys (user_id, key_hash, key_prefix, name, is_super, is_active,"
                    + " created_at, request_count) VALUES (?, '', 'sk-x', ?, 0, ?, ?, ?)",
                    owner, "key " + (100 + i), i % 2, 1_700_000_000_000L + i, i);
        }
        assertEquals(20, many.get("/user/keys").texts(ROW).size());
        assertEquals(5, many.get("/user/keys?page=2").texts(ROW).size());
        assertEquals(12, many.get("/user/keys?state=active").texts(ROW).size());
        assertEquals(0, many.get("/user/keys?kind=super").texts(ROW).size());
        assertEquals(List.of("key 124 sk-x…"), many.get("/user/keys?search=124").texts(ROW));
        assertTrue(many.get("/user/keys?sort=-request_count").texts(ROW).get(0).startsWith("key 124"));
        Answer nothing = many.get("/user/keys?search=%3Cscript%3E");
        assertTrue(nothing.body().contains("没有匹配的结果") && !nothing.body().contains("<script>"), nothing.body());
    }

    @Test
    void theTableForSpreadsheetsHoldsEveryRowAndNoFormula() throws Exception {
        Browser csv = site.signedIn("csv_user");
        site.key(csv, "=1+1");
        site.key(csv, "plain, \"quoted\"");
        Answer table = csv.get("/user/keys?format=csv");
        assertTrue(table.header("content-type").startsWith("text/csv"));
        assertEquals(3, table.body().strip().split("\r\n").length, table.body());
        assertTrue(table.body().contains(",'=1+1,") && table.body().contains(",\"plain, \"\"quoted\"\"\","));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script>", "\u202Egnp.exe\u202C", "\"><img src=x>", "👩‍👩‍👧 emoji",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg"})
    void hostileNamesAreTextEverywhere(String name) throws Exception {
        long id = site.key(browser, name);
        String escaped = name.replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#034;");
        for (String page : new String[] {
            "/user/keys?use=" + id, "/user/keys/delete?id=" + id, "/user/keys/edit?id=" + id,
            "/user/keys/rotate?id=" + id}) {
            String body = browser.get(page).body();
            assertTrue(body.contains(escaped), page);
            assertFalse(body.contains("<script>alert") || body.contains("<img src=x"), page);
        }
        String code = browser.get("/user/keys?use=" + id).texts("<pre class=\"claude\">(.*?)</pre>").get(0);
        assertFalse(code.contains("<") || code.contains("&lt;"), "an example is pasted into a shell: " + code);
    }

    @Test
    void examplesNameTheKeyAndTheRealAddress() throws Exception {
        long id = site.key(browser, "claude-code");
        Answer page = browser.get("/user/keys?use=" + id);
        assertTrue(page.body().contains("ANTHROPIC_BASE_URL=<s>\"" + site.console().uri("") + "\"</s>"), page.body());
        assertTrue(page.body().contains("ANTHROPIC_API_KEY=<s>\"claude-code 的密钥\"</s>"));
        for (String tool : new String[] {"claude", "openai", "anthropic", "node", "curl"}) {
            assertTrue(page.body().contains("<pre class=\"" + tool + "\">"), tool);
        }
    }

    @Test
    void thePageSpeaksEnglishToo() {
        Browser english = browser.with("accept-language", "en");
        try {
            Answer page = english.get("/user/keys");
            assertTrue(page.body().contains("<h1>API keys</h1>") && page.body().contains("Two kinds of key"));
            assertFalse(page.body().contains("???"));
        } finally {
            browser.with("accept-language", "zh-CN");
        }
    }

    private static Answer make(Answer form, String name) {
        return browser.post("/user/keys/new", "csrf_token", form.field("csrf_token"), "once", form.field("once"),
                "name", name);
    }

    private static String secret(Answer shown) {
        Matcher key = KEY.matcher(shown.body());
        assertTrue(key.find(), shown.body());
        assertNotEquals("", key.group());
        return key.group();
    }

    private static long active(long id) throws Exception {
        return site.console().number("SELECT is_active FROM api_keys WHERE id = " + id);
    }
}
