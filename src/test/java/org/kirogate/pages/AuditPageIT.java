package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.simulator.Await;

/** The record of acts as a list. */
class AuditPageIT {
    private static final String PATH = "/admin/audit";
    private static final String ROW = "<th scope=\"row\">(.*?)</th>";

    private static ConsoleSite site;
    private static Browser browser;
    private static Browser english;

    @BeforeAll
    static void start() throws Exception {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
        english = site.administrator().with("accept-language", "en");
        site.sql("DELETE FROM audit_log"); // their sign-ins are acts, too
        long now = System.currentTimeMillis();
        for (int i = 1; i <= 21; i++) {
            add(now - 40L * 86_400_000, "admin", "token.change", "token:" + i, "{}", "");
        }
        add(now, "user:7", "token.export", "token:1", "{\"name\":\"<script>alert(1)</script>\u202e\"}",
                "\"><img src=x>" + "长".repeat(64));
        add(now, "admin", "settings.change", "settings",
                "{\"before\":{\"registration_mode\":\"open\",\"maintenance\":false},"
                        + "\"after\":{\"registration_mode\":\"closed\",\"maintenance\":false}}", "");
        add(now, "system", "unheard.of", "thing:5", "{\"odd\":[1,2]}", "");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void onlyTheAdministratorSeesIt() {
        assertEquals("/a/b/admin/login?next=%2Fadmin%2Faudit", site.browser().get(PATH).header("location"));
        assertEquals(302, site.browser().get(PATH + "?format=csv").status());
    }

    @Test
    void theNewestComesFirstAndTheNextPageHoldsTheRest() {
        Answer first = browser.get(PATH);
        assertEquals(List.of("unheard.of", "修改设置", "导出 Token"), first.texts(ROW).subList(0, 3));
        assertEquals(20, first.texts(ROW).size());
        assertEquals(4, browser.get(PATH + "?page=2").texts(ROW).size());
        assertEquals("修改 Token", browser.get(PATH + "?sort=at").texts(ROW).get(0));
    }

    @Test
    void filtersNarrowByWhoWhatAndWhen() {
        assertEquals(List.of("导出 Token"), browser.get(PATH + "?actor=user").texts(ROW));
        assertEquals(List.of("修改设置"), browser.get(PATH + "?group=settings").texts(ROW));
        assertEquals(3, browser.get(PATH + "?period=month").texts(ROW).size());
        Answer both = browser.get(PATH + "?group=token&period=week");
        assertEquals(List.of("导出 Token"), both.texts(ROW));
        assertTrue(both.body().contains("7 天内<svg"), "the filter in force has a way out");
        assertEquals(3, browser.get(PATH + "?group=nonsense&period=month").texts(ROW).size());
    }

    @Test
    void aTargetIsFoundByItselfOrByItsBeginning() {
        assertEquals(2, browser.get(PATH + "?search=token:1").texts(ROW).size());
        assertEquals(List.of("修改设置"), browser.get(PATH + "?search=sett").texts(ROW));
        Answer none = browser.get(PATH + "?search=%25");
        assertEquals(List.of(), none.texts(ROW));
        assertTrue(none.body().contains("没有匹配的结果"), none.body());
    }

    @Test
    void ofAChangeWhatDiffersIsShownFromWhatToWhat() {
        String body = browser.get(PATH + "?group=settings").body();
        assertTrue(body.contains("开放</del>") && body.contains("关闭</dd>"), body);
        assertFalse(body.contains(">维护</dt>"), "what did not change is no news");
    }

    @Test
    void whatPeopleWroteIsTextAndNothingElse() {
        String body = browser.get(PATH).body();
        assertTrue(body.contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;\u202e</bdi>"), body);
        assertTrue(body.contains("<bdi>&#034;&gt;&lt;img src=x&gt;长"), body);
        assertFalse(body.contains("<img src=x>") || body.contains("<script>"), body);
    }

    @Test
    void targetsLeadToTheirPages() {
        String body = browser.get(PATH).body();
        assertTrue(body.contains("href=\"/a/b/admin/tokens?search=1\""), body);
        assertTrue(body.contains("href=\"/a/b/admin/users?search=7\""), body);
        assertTrue(body.contains("<bdi>thing:5</bdi>"), body);
    }

    @Test
    void theTableForSpreadsheetsHasTheFilteredRowsInFull() {
        Answer csv = browser.get(PATH + "?group=token&format=csv");
        assertTrue(csv.header("content-disposition").contains("audit.csv"));
        assertEquals(23, csv.body().lines().count());
        assertTrue(csv.body().contains(",user:7,192.0.2.1,token.export,token:1,"), csv.body());
    }

    @Test
    void aReasonIsFoundByAnyPartOfIt() {
        assertEquals(List.of("导出 Token"), browser.get(PATH + "?search=img+src").texts(ROW));
        assertEquals(List.of("导出 Token"), browser.get(PATH + "?search=长长").texts(ROW));
    }

    @Test
    void aCheckSaysWhatIsWrongAndWhere() {
        assertTrue(browser.get(PATH).body().contains("完整性"));
        Answer begun = browser.post(PATH + "/check", "csrf_token", browser.get(PATH).field("csrf_token"));
        assertEquals(403, browser.post(PATH + "/check").status());
        assertEquals("/a/b/admin/audit#chain", begun.header("location"));
        Await.until(() -> !browser.get(PATH).body().contains("data-running"));
        String body = browser.get(PATH).body();
        assertTrue(body.contains("被破坏") && body.contains("被插入") && body.contains("被删除"), body);
        assertTrue(english.get(PATH).body().contains("Inserted"));
    }

    @Test
    void theOtherLanguageShowsItToo() {
        String body = english.get(PATH).body();
        assertTrue(body.contains("Settings changed") && !body.contains("???"), body);
    }

    private static void add(long at, String actor, String action, String target, String detail, String reason)
            throws Exception {
        site.sql("INSERT INTO audit_log (at, actor, address, action, target, detail, reason)"
                + " VALUES (?, ?, '192.0.2.1', ?, ?, ?, ?)", at, actor, action, target, detail, reason);
    }
}
