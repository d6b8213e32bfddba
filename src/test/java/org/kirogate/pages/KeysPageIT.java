package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lists of super keys and of all keys, and what is done with a key there. */
class KeysPageIT {
    private static final Pattern KEY = Pattern.compile("sk-super-[A-Za-z0-9]{43}");
    private static final String ROW = "<th scope=\"row\"><a href=\"[^\"]*\"><bdi>(.*?)</bdi>";
    private static final String STATE = "<td class=\"state\"><span class=\"badge [a-z]+\">(.*?)</span>";
    private static final long DAY = 86_400_000;

    private static ConsoleSite site;
    private static Browser browser;
    private static String csrf;
    private static long owner;

    @BeforeAll
    static void start() throws Exception {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
        csrf = browser.get("/admin/users").field("csrf_token");
        owner = site.user("keeper");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void whoIsNotSignedInIsSentToTheSignIn() {
        for (String page : List.of("/admin/super-keys", "/admin/keys", "/admin/keys/edit?key_id=1")) {
            assertTrue(site.browser().get(page).header("location").startsWith("/a/b/admin/login?next="), page);
        }
    }

    @Test
    void bothListsAreShownInBothLanguages() throws Exception {
        make("two tongues");
        Browser english = site.administrator().with("accept-language", "en");
        assertTrue(browser.get("/admin/super-keys").body().contains("<h1>超级 Key</h1>"));
        assertTrue(english.get("/admin/super-keys").body().contains("<h1>Super keys</h1>"));
        assertTrue(browser.get("/admin/keys").body().contains("<h1>API Key</h1>"));
        assertTrue(english.get("/admin/keys").body().contains("<h1>API keys</h1>"));
    }

    @Test
    void aKeyIsFoundByNamePrefixAndOwner() throws Exception {
        long other = site.user("finder_x");
        String prefix = made(other, "needle", "").substring(0, 13);
        assertEquals(List.of("needle"), browser.get("/admin/super-keys?search=needle").texts(ROW));
        assertEquals(List.of("needle"), browser.get("/admin/super-keys?search=" + prefix).texts(ROW));
        assertEquals(List.of("needle"), browser.get("/admin/super-keys?search=FINDER").texts(ROW));
        assertTrue(browser.get("/admin/super-keys?search=%25").body().contains("没有匹配的结果"));
    }

    @Test
    void eachStateHasItsWordAndItsFilter() throws Exception {
        long soon = make("state soon");
        long over = make("state over");
        long off = make("state off");
        long now = System.currentTimeMillis();
        site.sql("UPDATE api_keys SET expires_at = ? WHERE id = ?", now + 3 * DAY, soon);
        site.sql("UPDATE api_keys SET expires_at = ? WHERE id = ?", now - DAY, over);
        post("/admin/keys/state", "key_id", "" + off, "active", "0");
        assertEquals(List.of("即将到期"), states("/admin/super-keys?search=state&state=expiring"));
        assertEquals(List.of("已到期"), states("/admin/super-keys?search=state&state=expired"));
        assertEquals(List.of("已禁用"), states("/admin/super-keys?search=state&state=disabled"));
        assertEquals(List.of("即将到期"), states("/admin/super-keys?search=state&state=active"));
        assertEquals(3, states("/admin/super-keys?search=state&use=never").size());
        assertEquals(0, states("/admin/super-keys?search=state&use=used").size());
        assertTrue(browser.get("/admin/super-keys").body().contains("<b><bdi>state soon</bdi></b>"), "the reminder");
        Answer english = site.administrator().with("accept-language", "en").get("/admin/super-keys?state=expiring");
        assertTrue(english.body().matches("(?s).*Ends in [23] days.*"), english.body());
    }

    @Test
    void theListOfAllHoldsBothKindsAndTellsThemApart() throws Exception {
        make("both super");
        site.sql("INSERT INTO api_keys (user_id, key_hash, key_prefix, key_digest, name, created_at)"
                + " VALUES (?, 'x', 'sk-0000', ?, 'both plain', 1)", owner, "7".repeat(64));
        long plain = site.number("SELECT id FROM api_keys WHERE name = 'both plain'");
        // What is changed here is found at once; what came behind the program's back, with its next look.
        post("/admin/keys/state", "key_id", "" + plain, "active", "1");
        assertEquals(2, browser.get("/admin/keys?search=both").texts(ROW).size());
        assertEquals(List.of("both plain"), browser.get("/admin/keys?search=both&kind=ordinary").texts(ROW));
        assertEquals(List.of("both super"), browser.get("/admin/keys?search=both&kind=super").texts(ROW));
        assertEquals(List.of("both super", "both plain"), browser.get("/admin/keys?search=both&sort=-name").texts(ROW));
        Answer refused = post("/admin/keys/rotate", "key_id", "" + plain, "once", once(plain, "rotate"));
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("普通 Key 只能由它的所有者轮换"), refused.body());
    }

    @Test
    void disablingIsToldCanBeTakenBackAndIsRecorded() throws Exception {
        long id = make("switched");
        Answer done = post("/admin/keys/state", "key_id", "" + id, "active", "0", "back", "/admin/super-keys?use=never");
        assertEquals("/a/b/admin/super-keys?use=never", done.header("location"));
        Answer after = browser.get("/admin/super-keys?search=switched");
        assertTrue(after.body().contains("已禁用 switched"), after.body());
        assertTrue(after.body().contains("action=\"/a/b/admin/keys/state\""), "undo");
        assertEquals(0, site.number("SELECT is_active FROM api_keys WHERE id = " + id));
        post("/admin/keys/state", "key_id", "" + id, "active", "1");
        assertEquals(1, site.number("SELECT is_active FROM api_keys WHERE id = " + id));
        assertEquals(2, acts(id, "super_key.change"));
    }

    @Test
    void noActLeadsOutOfTheConsole() throws Exception {
        long id = make("led away");
        for (String back : List.of("https://evil.example/", "//evil.example", "/user/keys", "/admin/\\evil")) {
            Answer done = post("/admin/keys/state", "key_id", "" + id, "active", "1", "back", back);
            assertEquals("/a/b/admin/keys", done.header("location"), back);
        }
    }

    @Test
    void rotatingShowsTheNewKeyOnceAndKeepsTheOldOneForAWhile() throws Exception {
        String old = made(owner, "rotated", "");
        long id = site.number("SELECT id FROM api_keys WHERE name = 'rotated'");
        String once = once(id, "rotate");
        Answer shown = post("/admin/keys/rotate", "key_id", "" + id, "grace_hours", "24", "once", once);
        assertEquals(200, shown.status());
        assertEquals("no-store", shown.header("cache-control"));
        assertTrue(shown.body().contains("超级 Key 已轮换"));
        String fresh = KEY.matcher(shown.body()).results().findFirst().orElseThrow().group();
        assertFalse(fresh.equals(old));
        assertEquals(List.of("轮换中"), states("/admin/super-keys?search=rotated&state=rotating"));
        assertTrue(browser.get("/admin/super-keys?search=rotated").body().contains("旧密钥还可用 24 小时"));
        Answer again = post("/admin/keys/rotate", "key_id", "" + id, "grace_hours", "24", "once", once);
        assertEquals(409, again.status());
        assertEquals(1, acts(id, "super_key.rotate"));
    }

    @Test
    void settingsAreChangedAndWrongOnesShowTheFormAgain() throws Exception {
        long id = make("before");
        Answer refused = post("/admin/keys/edit", "key_id", "" + id, "name", "after", "requests_per_minute", "many");
        assertEquals(400, refused.status());
        assertEquals("many", refused.field("requests_per_minute"));
        assertTrue(refused.body().contains("要填 0 到 100,000 的数"), refused.body());
        String day = LocalDate.now().plusDays(40).toString();
        Answer done = post("/admin/keys/edit", "key_id", "" + id, "name", "after", "requests_per_minute", "60",
                "max_concurrency", "", "receipts", "1", "valid", "date", "until", day);
        assertEquals(302, done.status());
        assertEquals(60, site.number("SELECT requests_per_minute FROM api_keys WHERE name = 'after'"));
        assertEquals(1, site.number("SELECT receipts FROM api_keys WHERE name = 'after'"));
        assertEquals(day, day(site.number("SELECT expires_at FROM api_keys WHERE name = 'after'")));
        post("/admin/keys/edit", "key_id", "" + id, "name", "after", "valid", "keep");
        assertEquals(day, day(site.number("SELECT expires_at FROM api_keys WHERE name = 'after'")));
    }

    @Test
    void aKeyIsDeletedOnlyUnderItsTypedName() throws Exception {
        long id = make("doomed");
        Answer refused = post("/admin/keys/delete", "key_id", "" + id, "typed", "Doomed");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("输入的名称不一致"), refused.body());
        Answer done = post("/admin/keys/delete", "key_id", "" + id, "typed", " doomed ");
        assertEquals(302, done.status());
        assertEquals(List.of(), browser.get("/admin/super-keys?search=doomed").texts(ROW));
        assertEquals(1, acts(id, "super_key.delete"));
    }

    @Test
    void manyAreDisabledAfterOneQuestionThatNamesTheCount() throws Exception {
        long one = make("bulk one");
        make("bulk two");
        make("spared");
        Answer question = post("/admin/super-keys/bulk", "act", "disable", "all", "1", "search", "bulk");
        assertEquals(200, question.status());
        assertTrue(question.body().contains("禁用 2 个 Key？"), question.body());
        assertEquals(1, site.number("SELECT is_active FROM api_keys WHERE id = " + one));
        Answer done = post("/admin/super-keys/bulk", "act", "disable", "all", "1", "search", "bulk", "sure", "1");
        assertEquals("/a/b/admin/super-keys?search=bulk", done.header("location"));
        assertTrue(browser.get("/admin/super-keys").body().contains("已禁用 2 个 Key，跳过 0 个"));
        assertEquals(1, site.number("SELECT is_active FROM api_keys WHERE name = 'spared'"));
        assertEquals(1, acts(one, "super_key.change"));
        post("/admin/super-keys/bulk", "act", "enable", "id", "" + one);
        assertEquals(1, site.number("SELECT is_active FROM api_keys WHERE id = " + one));
    }

    @Test
    void namesAreTextWhateverTheyHold() throws Exception {
        String name = "<img src=x onerror=1>\"'\u202e\ud83d\ude00" + "w".repeat(30);
        long id = make(name);
        Answer list = browser.get("/admin/super-keys?search=onerror");
        assertTrue(list.body().contains("<bdi>&lt;img src=x onerror=1&gt;&#034;&#039;\u202e\ud83d\ude00"), list.body());
        for (String act : List.of("edit", "rotate", "delete")) {
            assertFalse(browser.get("/admin/keys/" + act + "?key_id=" + id).body().contains("<img src=x"), act);
        }
    }

    @Test
    void theTableForSpreadsheetsHoldsAllRowsAndNoFormula() throws Exception {
        make("=1+1 csv");
        Answer csv = browser.get("/admin/super-keys?search=csv&format=csv");
        assertTrue(csv.header("content-type").startsWith("text/csv"));
        assertTrue(csv.body().contains(",'=1+1 csv,sk-super-"), csv.body());
    }

    @Test
    void nothingHappensWithoutTheSessionsToken() throws Exception {
        long id = make("guarded");
        for (String path : List.of("/admin/keys/state", "/admin/keys/edit", "/admin/keys/rotate", "/admin/keys/delete",
                "/admin/keys/bulk")) {
            assertEquals(403, browser.post(path, "key_id", "" + id, "active", "0").status(), path);
        }
        assertEquals(1, site.number("SELECT is_active FROM api_keys WHERE id = " + id));
    }

    @Test
    void aTermIsChosenWhenTheKeyIsMade() throws Exception {
        made(owner, "thirty days", "30");
        assertEquals(LocalDate.now().plusDays(30).toString(),
                day(site.number("SELECT expires_at FROM api_keys WHERE name = 'thirty days'")));
        made(owner, "usual term", "");
        assertEquals(180, site.number(
                "SELECT ROUND((expires_at - created_at) / 86400000) FROM api_keys WHERE name = 'usual term'"));
        Answer form = browser.get("/admin/super-keys/new?user_id=" + owner);
        Answer refused = post("/admin/super-keys", "once", form.field("once"), "user_id", "" + owner, "name", "past",
                "valid", "date", "until", "2020-01-01");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("今天及以后的日期"), refused.body());
        assertEquals(400, post("/admin/super-keys", "once", refused.field("once"), "user_id", "" + owner, "name", "long",
                "valid", "date", "until", LocalDate.now().plusDays(182).toString()).status());
        assertEquals(List.of("180", "7", "30", "90", "date"),
                browser.get("/admin/super-keys/new?user_id=" + owner).texts("<option value=\"(.*?)\""));
    }

    @Test
    void theListOfSuperKeysMakesOneForAUserByName() throws Exception {
        Answer form = browser.get("/admin/super-keys/new");
        Answer unknown = post("/admin/super-keys", "once", form.field("once"), "owner", "nobody_here", "name", "named");
        assertEquals(404, unknown.status());
        assertEquals("nobody_here", unknown.field("owner"));
        Answer shown = post("/admin/super-keys", "once", unknown.field("once"), "owner", "Keeper", "name", "named",
                "back", "/admin/super-keys");
        assertTrue(KEY.matcher(shown.body()).find(), shown.body());
        assertTrue(shown.body().contains("data-close href=\"/a/b/admin/super-keys\""), shown.body());
    }

    private static Answer post(String path, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "csrf_token";
        all[1] = csrf;
        System.arraycopy(fields, 0, all, 2, fields.length);
        return browser.post(path, all);
    }

    private static long make(String name) throws Exception {
        made(owner, name, "");
        return site.number("SELECT MAX(id) FROM api_keys");
    }

    private static String made(long user, String name, String valid) {
        Answer shown = post("/admin/super-keys", "once",
                browser.get("/admin/super-keys/new?user_id=" + user).field("once"), "user_id", "" + user,
                "name", name, "valid", valid);
        return KEY.matcher(shown.body()).results().findFirst()
                .orElseThrow(() -> new AssertionError(shown.body())).group();
    }

    private static String once(long id, String act) {
        return browser.get("/admin/keys/" + act + "?key_id=" + id).field("once");
    }

    private static List<String> states(String path) {
        return browser.get(path).texts(STATE);
    }

    private static long acts(long id, String action) throws Exception {
        return site.number("SELECT COUNT(*) FROM audit_log WHERE target = 'api_key:" + id + "' AND action = '" + action
                + "'");
    }

    private static String day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()).toLocalDate().toString();
    }
}
