package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user reads the receipt of a request of their own, and of nobody else's. */
class OwnRequestPageIT {
    private static final String RECEIPT = """
            {"asked":"claude","served":"claude-sonnet-4.5","outcome":"ok",
            "picks":[{"token":71,"by":"strategy","sticky":"none","reached":3,"candidates":2,
            "scores":[{"token":72,"of":[981,1000,940,933]},
            {"token":71,"of":[960,1000,733,1000]}],
            "skipped":{"cooling":{"count":1,"ids":[73]}}}],
            "calls":[{"token":71,"ms":806,"result":"ok"}]}""";

    private static UserSite site;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        site = new UserSite("/a/b");
        browser = site.signedIn("caller");
        site.console().user("giver");
        token(71, site.id("giver"), "not to be told");
        token(72, site.id("caller"), "<b>mine</b>");
        long key = site.key(browser, "<i>key</i>");
        request("req_mine", key, site.id("caller"));
        request("req_theirs", 999, site.id("giver"));
        site.console().sql("INSERT INTO request_receipts (request_id, at, receipt) VALUES ('req_mine', ?, ?)",
                System.currentTimeMillis(), RECEIPT);
        request("req_left", key, site.id("caller"));
        site.console().sql("INSERT INTO request_receipts (request_id, at, receipt) VALUES ('req_left', ?, ?)",
                System.currentTimeMillis(), "{\"read_on\":\"settled\",\"read_on_ms\":2500,\"calls\":[]}");
    }

    private static void token(long id, long owner, String name) throws Exception {
        site.console().sql("INSERT INTO tokens (id, user_id, provider, kind, name, credential_sealed, identity_digest,"
                + " added_digest, models_json, created_at, updated_at)"
                + " VALUES (?, ?, 'kiro', 'social', ?, '', ?, ?, '', 1, 1)", id, owner, name, "d" + id, "d" + id);
    }

    private static void request(String id, long keyId, long userId) throws Exception {
        site.console().sql("""
                INSERT INTO usage_records (request_id, at, key_id, user_id, is_super, token_id, attempts, dialect,
                    model_asked, model_served, streaming, outcome, status, error_class, input_tokens, output_tokens,
                    cache_read, cache_write, counted, credits, first_token_ms, duration_ms, client, address)
                VALUES (?, ?, ?, ?, 1, 71, 1, 'anthropic', 'claude', 'claude-sonnet-4.5', 1, 'ok', 200, '', 18000, 1122,
                    204, 0, 'derived', 0.0897, 806, 7570, 'claude-code', '10.1.2.3')
                """, id, System.currentTimeMillis(), keyId, userId);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void inChinese() {
        browser.with("accept-language", "zh-CN");
    }

    @Test
    void itTellsTheWayInBothLanguagesAndOfOthersOnlyNumbers() {
        String page = browser.get("/user/requests/req_mine").body();
        assertTrue(page.contains("路由回执") && page.contains("&lt;i&gt;key&lt;/i&gt;"), page);
        assertTrue(page.contains("#71") && !page.contains("not to be told"), page);
        assertTrue(page.contains("href=\"/a/b/user/tokens/history?id=72\""), page);
        assertFalse(page.contains("10.1.2.3"), "the address of a caller is the administrator's to see");
        assertTrue(browser.with("accept-language", "en").get("/user/requests/req_mine").body()
                .contains("Routing receipt"));
    }

    @Test
    void candidatesStandWithTheirScoresAndTheChosenOneIsMarked() {
        Answer page = browser.get("/user/requests/req_mine");
        assertEquals(List.of("0.981", "0.960"), page.texts("<td class=\"number score\"[^>]*>([^<]*)</td>"));
        assertEquals(1, page.texts("<tr class=\"chosen\">(.*?)</tr>").size());
        assertTrue(page.texts("<tr class=\"chosen\">(.*?)</tr>").get(0).contains("#71"), page.body());
    }

    @Test
    void itTellsThatTheAnswerWasReadOnAfterTheClientLeft() {
        assertTrue(browser.get("/user/requests/req_left").body().contains("客户端离开后又读了 2.5 秒"));
        String english = browser.with("accept-language", "en").get("/user/requests/req_left").body();
        assertTrue(english.contains("Read on for 2.5 s after the client left"), english);
    }

    @Test
    void itIsAskedForByItsNumber() {
        assertEquals("/a/b/user/requests/req_mine", browser.get("/user/requests?id=+req_mine+").header("location"));
        assertTrue(browser.get("/user/usage").body().contains("action=\"/a/b/user/requests\""));
    }

    @Test
    void anothersOrNonesIsNotThere() {
        for (String path : new String[] {"/req_theirs", "/req_none", "/", ""}) {
            assertEquals(404, browser.get("/user/requests" + path).status(), path);
        }
        assertTrue(browser.get("/user/requests/req_theirs").body().contains("没有这个 ID 的请求"));
        assertTrue(site.console().browser().get("/user/requests/req_mine").header("location")
                .startsWith("/a/b/login"));
    }
}
