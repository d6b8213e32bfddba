package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where requests come from, and what is blocked. */
class IpPageIT {
    private static final String ROW = "<th scope=\"row\">(.*?)</th>";

    private static ConsoleSite site;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
        for (int i = 0; i < 30; i++) {
            site.sql("INSERT INTO usage_records (request_id, at, key_id, user_id, is_super, token_id, attempts, dialect, model_asked,"
                    + " model_served, streaming, outcome, status, error_class, input_tokens, output_tokens, cache_read, cache_write,"
                    + " counted, credits, first_token_ms, duration_ms, client, address) VALUES (?, ?, ?, 1, 1, 0, 1, 'openai', 'm', '',"
                    + " 0, ?, 200, '', 1, 2, 0, 0, 'reported', 0, 10, 20, 'curl', ?)",
                    "r" + i, System.currentTimeMillis() - i * 1000L, i % 3, i < 4 ? "failed" : "ok",
                    i < 5 ? "2001:db8::42" : "192.0.2." + i);
        }
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void addressesAreListedTheBusiestFirst() {
        Answer page = browser.get("/admin/ip");
        List<String> rows = page.texts(ROW);
        assertEquals("2001:db8::42", rows.get(0));
        assertEquals(20, rows.size());
        assertEquals(6, browser.get("/admin/ip?page=2").texts(ROW).size());
        assertEquals(List.of("192.0.2.17"), browser.get("/admin/ip?search=2.17").texts(ROW));
        assertEquals("2001:db8::42", browser.get("/admin/ip?sort=-failures").texts(ROW).get(0));
        assertTrue(browser.get("/admin/ip?search=%3Cb%3E").body().contains("&lt;b&gt;"));
        assertEquals(27, browser.get("/admin/ip?format=csv").body().strip().split("\r\n").length);
    }

    @Test
    void severalAreBlockedForOneReasonAndUnblockedAgain() throws Exception {
        String csrf = browser.get("/admin/ip/block").field("csrf_token");
        Answer asked = browser.post("/admin/ip/bulk", "csrf_token", csrf, "act", "block", "id", "192.0.2.20",
                "id", "192.0.2.21", "id", "127.0.0.1", "id", "<script>");
        assertTrue(asked.body().contains("封锁 3 个地址？"), asked.body());
        assertEquals(0, site.number("SELECT COUNT(*) FROM ip_blocklist WHERE network LIKE '192.0.2.%'"));
        Answer done = browser.post("/admin/ip/bulk", "csrf_token", csrf, "act", "block", "sure", "1", "reason", "noise",
                "id", "192.0.2.20", "id", "192.0.2.21", "id", "127.0.0.1");
        assertEquals("/a/b/admin/ip", done.header("location"));
        assertTrue(browser.get("/admin/ip").body().contains("已封锁 2 个地址，跳过 1 个"));
        assertEquals(2, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'ip_blocklist.add'"
                + " AND reason = 'noise'"));
        Answer removed = browser.post("/admin/ip/bulk", "csrf_token", csrf, "act", "remove", "sure", "1", "all", "1",
                "search", "noise");
        assertTrue(removed.header("location").startsWith("/a/b/admin/ip/blocked"), removed.header("location"));
        assertEquals(0, site.number("SELECT COUNT(*) FROM ip_blocklist WHERE reason = 'noise'"));
        assertEquals(403, browser.post("/admin/ip/bulk", "act", "block", "id", "192.0.2.20").status());
    }

    @Test
    void blockingIsToldRecordedAndTakenBack() throws Exception {
        String csrf = browser.get("/admin/ip/block?network=198.51.100.7").field("csrf_token");
        Answer done = browser.post("/admin/ip/block", "csrf_token", csrf, "network", "198.51.100.7", "reason",
                "<i>noise</i>");
        assertEquals("/a/b/admin/ip/blocked", done.header("location"));
        Answer list = browser.get("/admin/ip/blocked");
        assertTrue(list.body().contains("已封锁 198.51.100.7/32"), list.body());
        assertTrue(list.body().contains("&lt;i&gt;noise&lt;/i&gt;"));
        assertTrue(list.body().contains("action=\"/a/b/admin/ip/remove\""));
        assertEquals(1, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'ip_blocklist.add' AND reason = '<i>noise</i>'"));
        long id = site.number("SELECT id FROM ip_blocklist WHERE network = '198.51.100.7/32'");
        assertEquals(409, browser.post("/admin/ip/block", "csrf_token", csrf, "network", "198.51.100.7", "reason",
                "x").status());
        Answer removed = browser.post("/admin/ip/remove", "csrf_token", csrf, "id", "" + id);
        assertEquals("/a/b/admin/ip/blocked", removed.header("location"));
        Answer after = browser.get("/admin/ip/blocked");
        assertTrue(after.body().contains("已解除对 198.51.100.7/32 的封锁"), after.body());
        assertTrue(after.body().contains("name=\"reason\" value=\"&lt;i&gt;noise&lt;/i&gt;\""),
                "undo brings back the reason");
        assertEquals(1, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'ip_blocklist.remove'"));
    }

    @Test
    void whatIsNoAddressAndOnesOwnIsRefusedWithWhatWasTyped() {
        String csrf = browser.get("/admin/ip/block").field("csrf_token");
        Answer wrong = browser.post("/admin/ip/block", "csrf_token", csrf, "network", "\"><b>", "reason", "why");
        assertEquals(400, wrong.status());
        assertTrue(wrong.body().contains("需要一个地址或网段") && wrong.body().contains("value=\"&#034;&gt;&lt;b&gt;\""),
                wrong.body());
        assertTrue(wrong.body().contains("value=\"why\""));
        Answer own = browser.post("/admin/ip/block", "csrf_token", csrf, "network", "127.0.0.0/8", "reason", "why");
        assertTrue(own.body().contains("包含你自己的地址"), own.body());
        Answer key = browser.post("/admin/ip/block", "csrf_token", csrf, "network", "198.51.100.9", "reason",
                "sk-super-" + "a".repeat(43));
        assertEquals(400, key.status());
    }

    @Test
    void withoutTheSessionsTokenNothingIsChanged() throws Exception {
        assertEquals(403, browser.post("/admin/ip/block", "network", "198.51.100.8", "reason", "x").status());
        assertEquals(0, site.number("SELECT COUNT(*) FROM ip_blocklist WHERE network = '198.51.100.8/32'"));
        assertEquals(404, browser.get("/admin/ip/nothing").status());
    }

    @Test
    void bothLanguagesHaveTheirWords() {
        Browser english = site.browser().with("accept-language", "en");
        english.post("/admin/login", "password", ConsoleSite.PASSWORD);
        for (String page : List.of("/admin/ip", "/admin/ip/blocked", "/admin/ip/block")) {
            assertFalse(english.get(page).body().contains("???"), page);
            assertFalse(browser.get(page).body().contains("???"), page);
        }
    }
}
