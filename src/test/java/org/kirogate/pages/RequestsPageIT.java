package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of requests and the receipt of one. */
class RequestsPageIT {
    private static final String ROW = "<span class=\"sub mono\">(req_[^<]*)</span>";
    private static final String RECEIPT = """
            {"asked":"claude","served":"claude-sonnet-4.5","outcome":"ok","queued_ms":30,
            "picks":[{"token":77,"by":"strategy","sticky":"miss","reached":3,"candidates":2,"queued_ms":30,
            "skipped":{"cooling":{"count":1,"ids":[78]}}}],
            "calls":[{"token":77,"ms":204,"result":"rate_limited","status":429,"code":"Slow.Down","then":"other_token"},
            {"token":79,"ms":806,"result":"ok"}],"repairs":["ignored top_k","mended tool results"]}""";

    /** What came of reading on, in both languages. */
    private static final Map<String, List<String>> READ_ON = Map.of(
            "settled", List.of("已读到结尾，额度已结算。 1,122 个输出词元", "its cost is settled. 1,122 tok out"),
            "unpriced", List.of("上游没有给出计量，额度为估算", "upstream told no price"),
            "time_over", List.of("到了时限（DRAIN_ON_DISCONNECT）", "The time for it (DRAIN_ON_DISCONNECT) was over"),
            "failed", List.of("答复中途失败，额度为估算", "The answer failed before its end"),
            "stopped", List.of("网关停止，没有读到结尾", "The gateway stopped before the end"));

    private static ConsoleSite site;
    private static Browser browser;
    private static long key;

    @BeforeAll
    static void start() throws Exception {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
        long user = site.user("lin_wei");
        site.sql("INSERT INTO api_keys (user_id, key_hash, key_digest, key_prefix, name, is_super, created_at)"
                + " VALUES (?, 'x', ?, 'sk-super-abcd', '<b>team</b>', 1, 1)", user, "7".repeat(64));
        key = site.number("SELECT MAX(id) FROM api_keys");
        // It came behind the program's back: a change makes it known.
        site.api("PATCH", "/admin/api/super-api-keys/" + key, "{\"is_active\":true}");
        site.sql("INSERT INTO tokens (id, user_id, provider, kind, name, credential_sealed, identity_digest,"
                + " added_digest, models_json, created_at, updated_at)"
                + " VALUES (77, ?, 'kiro', 'social', '<i>tok', '', 'd', 'd', '', 1, 1)", user);
        long now = System.currentTimeMillis();
        for (int i = 1; i <= 45; i++) {
            request("req_new_" + i, now - (46 - i) * 1000L, i == 5 ? "failed" : "ok", i % 2 == 0 ? key : 999, user);
        }
        request("req_old", now - 40L * 86_400_000, "timed_out", key, user);
        request("req_told", now, "ok", key, user);
        site.sql("UPDATE usage_records SET attempts = 2, token_id = 79 WHERE request_id = 'req_told'");
        site.sql("INSERT INTO request_receipts (request_id, at, receipt) VALUES ('req_told', ?, ?)", now, RECEIPT);
        for (String end : READ_ON.keySet()) {
            left(end, now - 50L * 86_400_000, user);
        }
    }

    private static void request(String id, long at, String outcome, long keyId, long userId) throws Exception {
        site.sql("""
                INSERT INTO usage_records (request_id, at, key_id, user_id, is_super, token_id, attempts, dialect,
                    model_asked, model_served, streaming, outcome, status, error_class, input_tokens, output_tokens,
                    cache_read, cache_write, counted, credits, first_token_ms, duration_ms, client, address)
                VALUES (?, ?, ?, ?, 1, 77, 1, 'anthropic', 'claude', 'claude-sonnet-4.5', 1, ?, 200, '', 18000, 1122,
                    204, 0, 'derived', 0.0897, 1050, 7570, 'claude-code', '10.1.2.3')
                """, id, at, keyId, userId, outcome);
        site.sql("INSERT INTO usage_marks SELECT at - MOD(at, 3600000), 0, id, id FROM usage_records"
                + " WHERE request_id = ? ON DUPLICATE KEY UPDATE first_id = LEAST(first_id, VALUES(first_id)),"
                + " last_id = GREATEST(last_id, VALUES(last_id))", id);
    }

    /** A request whose client left and whose answer was read on. */
    private static void left(String end, long at, long user) throws Exception {
        String id = "req_left_" + end;
        request(id, at, "client_gone", key, user);
        site.sql("INSERT INTO request_receipts (request_id, at, receipt) VALUES (?, ?, ?)", id, at,
                "{\"read_on\":\"" + end + "\",\"read_on_ms\":1230,\"calls\":[{\"token\":77,\"ms\":806,\"result\":\"ok\"}]}");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static List<String> ids(String query) {
        return browser.get("/admin/requests" + query).texts(ROW);
    }

    private static String link(Answer page, String rel) {
        return page.texts("rel=\"" + rel + "\" href=\"(/a/b/[^\"]*)\"").get(0).substring("/a/b".length())
                .replace("&amp;", "&");
    }

    @Test
    void onlyTheAdministratorSeesThem() {
        assertEquals(302, site.browser().get("/admin/requests").status());
        assertEquals(302, site.browser().get("/admin/requests/req_told").status());
    }

    @Test
    void theNewestComeFirstAndPartsFollowEachOther() {
        Answer first = browser.get("/admin/requests");
        List<String> shown = first.texts(ROW);
        assertEquals(20, shown.size());
        assertEquals(List.of("req_told", "req_new_45"), shown.subList(0, 2));
        Answer second = browser.get(link(first, "next"));
        assertEquals(20, second.texts(ROW).size());
        assertFalse(second.texts(ROW).contains(shown.get(19)));
        assertEquals(shown, browser.get(link(second, "prev")).texts(ROW));
        Answer third = browser.get(link(second, "next"));
        assertEquals(6, third.texts(ROW).size());
        assertFalse(third.body().contains("rel=\"next\""));
    }

    @Test
    void thePeriodAndTheFiltersNarrow() {
        assertEquals(List.of("req_old"), ids("?period=all&outcome=timed_out"));
        assertEquals(List.of(), ids("?outcome=timed_out"));
        assertEquals(List.of("req_new_5"), ids("?outcome=failed"));
        assertEquals(List.of(), ids("?dialect=openai"));
        assertEquals(List.of(), ids("?key=ordinary"));
        assertEquals(List.of(), ids("?stream=no"));
        assertEquals(20, ids("?stream=yes&dialect=anthropic&key=super").size());
    }

    @Test
    void theSearchKnowsIdsKeysUsersTokensAndModels() {
        assertEquals(List.of("req_old"), ids("?search=req_old"));
        assertEquals(20, ids("?search=lin_w").size());
        assertEquals(List.of("req_new_5"), ids("?search=key:999&outcome=failed"));
        assertEquals(List.of("req_told"), ids("?search=token:79"));
        assertEquals(20, ids("?search=sk-super-abcdEFGHIJKLMNOP").size());
        assertEquals(20, ids("?search=sonnet-4").size());
        assertEquals(List.of(), ids("?search=user:4711"));
        assertEquals(List.of(), ids("?search=nothing_like_it"));
    }

    @Test
    void whatIsCalledOddlyIsText() {
        String body = browser.get("/admin/requests?search=key:" + key).body();
        assertTrue(body.contains("&lt;b&gt;team&lt;/b&gt;") && !body.contains("<b>team"), body);
        String receipt = browser.get("/admin/requests/req_told").body();
        assertTrue(receipt.contains("&lt;i&gt;tok") && !receipt.contains("<i>tok"));
    }

    @Test
    void theReceiptTellsTheWholeWay() {
        Answer page = browser.get("/admin/requests/req_told");
        String text = String.join("|", page.texts("<li class=\"[a-z]*\">(.*?)</li>"));
        assertTrue(text.contains("范围内 3 个，可选 2 个"), text);
        assertTrue(text.contains("第 1 次尝试：Token #77") && text.contains("429 限流"), text);
        assertTrue(text.contains("换下一个 Token") && text.contains("Slow.Down"), text);
        assertTrue(text.contains("答复完整送达") && text.contains("172 词元/秒"), text);
        String body = page.body();
        assertTrue(body.contains("跳过的 1 个") && body.contains("<b>冷却中</b>"), body);
        assertTrue(body.contains("<code>top_k</code> 没有作用"), body);
        assertTrue(body.contains("由上下文占比推算") && body.contains("18,204 / 1,122"), body);
        assertEquals(4, page.texts("<rect class=\"(?:queue|failed|first|answer)\"([^>]*)>").size());
    }

    @Test
    void aReceiptSaysThatTheClientLeftAndHowItsAnswerWasReadOn() {
        Browser english = site.administrator().with("accept-language", "en");
        READ_ON.forEach((end, said) -> {
            String chinese = browser.get("/admin/requests/req_left_" + end).body().replace("&#32;", " ");
            assertTrue(chinese.contains("客户端提前离开") && chinese.contains("客户端离开后又读了 1.23 秒"), chinese);
            assertTrue(chinese.contains("+6.34 s") && chinese.contains(said.get(0)), chinese);
            String other = english.get("/admin/requests/req_left_" + end).body().replace("&#32;", " ");
            assertTrue(other.contains("Read on for 1.23 s after the client left") && other.contains(said.get(1)), other);
        });
        assertFalse(browser.get("/admin/requests/req_told").body().contains("又读了"));
    }

    @Test
    void withoutAReceiptThePageShowsTheRecordAndSaysWhy() {
        String body = browser.get("/admin/requests/req_old").body();
        assertTrue(body.contains("回执保留 7 天") && body.contains("7.57&#32;s"), body);
    }

    @Test
    void bothLanguagesAreWhole() {
        Browser english = site.administrator().with("accept-language", "en");
        for (String path : List.of("/admin/requests", "/admin/requests/req_told", "/admin/requests/req_old")) {
            assertFalse(english.get(path).body().contains("???"), path);
            assertFalse(browser.get(path).body().contains("???"), path);
        }
        assertTrue(english.get("/admin/requests/req_told").body().contains("Routing receipt"));
    }

    @Test
    void anUnknownIdIsToldWhatIdsAre() {
        Answer page = browser.get("/admin/requests/req_nobody");
        assertEquals(404, page.status());
        assertTrue(page.body().contains("X-Request-Id"), page.body());
        assertEquals(404, browser.get("/admin/requests/%3Cscript%3E").status());
    }

    @Test
    void theTableForSpreadsheetsHoldsAllRows() {
        Answer csv = browser.get("/admin/requests?format=csv&period=all");
        assertEquals(48 + READ_ON.size(), csv.body().split("\r\n").length);
    }

    @Test
    void theInterfaceGoesThroughTheSameList() {
        Browser program = site.browser().with("authorization", "Bearer " + "t".repeat(32));
        String first = program.get("/admin/api/requests?page_size=40").body();
        String next = first.replaceAll("(?s).*\"next\":(\\d+).*", "$1");
        String rest = program.get("/admin/api/requests?page_size=40&before=" + next).body();
        assertEquals(6, rest.split("\"id\":").length - 1);
        assertFalse(rest.contains("\"next\""));
        assertEquals(400, program.get("/admin/api/requests?outcome=odd").status());
    }
}
