package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Overview and usage over a few hours of traffic, with names that would like to be markup. */
class UsagePagesIT {
    private static final String HOSTILE = "<script>alert(1)</script>\u202e👻" + "a".repeat(30);
    private static final long HOUR = 3_600_000;

    private static ConsoleSite site;
    private static Browser browser;
    private static Browser english;

    @BeforeAll
    static void start() throws Exception {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
        english = site.browser().with("accept-language", "en");
        english.post("/admin/login", "password", ConsoleSite.PASSWORD);
        long user = site.user("somebody");
        site.sql("INSERT INTO api_keys (id, user_id, key_hash, key_prefix, key_digest, name, is_super, created_at, expires_at)"
                + " VALUES (7, ?, '', 'sk-super-0123', REPEAT('a', 64), ?, 1, 1, ?)",
                user, HOSTILE, System.currentTimeMillis() + 5 * 24 * HOUR);
        site.sql("INSERT INTO users (name, email, password_hash, state, created_at) VALUES ('waits', 'w@example.org', '', 'pending', 1)");
        long hour = System.currentTimeMillis() / HOUR * HOUR - HOUR;
        traffic(hour, "claude-sonnet-4.5", 900, 830, 70);
        traffic(hour - 2 * HOUR, "<img src=x>", 100, 100, 0);
        for (int days = 0; days < 2; days++) {
            site.sql("INSERT INTO usage_items VALUES (1, ?, ?, 7, 1000, 930, 70, 1, 2, 40)", days,
                    days == 0 ? hour : hour / (24 * HOUR) * 24 * HOUR);
        }
        site.sql("INSERT INTO usage_speed VALUES (?, 'claude-sonnet-4.5', 56, 900)", hour);
        for (int i = 0; i < 3; i++) {
            site.sql("INSERT INTO usage_records (request_id, at, key_id, user_id, is_super, token_id, attempts, dialect, model_asked,"
                    + " model_served, streaming, outcome, status, error_class, input_tokens, output_tokens, cache_read, cache_write,"
                    + " counted, credits, first_token_ms, duration_ms, client, address) VALUES (?, ?, 7, ?, 1, 0, 1, 'openai', ?, '',"
                    + " 0, 'ok', 200, '', 1, 2, 0, 0, 'reported', 0.5, 10, 20, 'curl', '192.0.2.1')",
                    "r" + i, hour, user, "=cmd()");
        }
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/usage", "/admin/ip", "/admin/ip/blocked", "/admin/ip/block"})
    void withoutASessionEveryPageAsksForThePassword(String page) {
        Answer answer = site.browser().get(page);
        assertEquals("/a/b/admin/login?next=" + page.replace("/", "%2F"), answer.header("location"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin?period=today", "/admin?period=7d", "/admin?period=30d", "/admin/usage",
        "/admin/usage?period=24h", "/admin/usage?per=hour", "/admin/usage?period=12m&by=user", "/admin/usage?by=token",
        "/admin/usage?by=dialect&show=output", "/admin/usage?key=7", "/admin/usage?period=x&by=y&show=z&per=q&key=-1"})
    void eachPageIsShownInBothLanguagesBelowAHundredKilobytes(String page) {
        for (Browser reader : List.of(browser, english)) {
            Answer answer = reader.get(page);
            assertEquals(200, answer.status(), page);
            assertFalse(answer.body().contains("???"), page);
            assertFalse(answer.body().contains("<script>alert") || answer.body().contains("<img src=x"), page);
            assertTrue(answer.body().length() < 100_000, page + " has " + answer.body().length());
        }
    }

    @Test
    void theOverviewLeadsFromEachFigureToWhatIsBehindIt() {
        String body = browser.get("/admin").body();
        assertTrue(body.contains("<strong title=\"1,000\">1,000</strong>"), body);
        assertTrue(body.contains("<strong>93<small>%</small></strong>"), body);
        for (String path : List.of("/admin/requests", "/admin/requests?outcome=failed", "/admin/tokens",
                "/admin/users?state=pending")) {
            assertTrue(body.contains("href=\"/a/b" + path + "\""), path);
        }
    }

    @Test
    void whatNeedsSomebodyIsNamed() {
        Answer page = browser.get("/admin");
        List<String> items = page.texts("<li><span class=\"mark.*?<bdi>(.*?)</bdi>");
        assertTrue(items.stream().anyMatch(item -> item.endsWith("有 70 个请求失败")), items.toString());
        assertTrue(items.contains("1 位用户等待审核"), items.toString());
        assertTrue(items.contains("管理后台仍在使用初始密码"), items.toString());
        assertTrue(items.stream().anyMatch(item -> item.contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                && item.contains("到期")),
                items.toString());
    }

    @Test
    void theTableBehindAChartHoldsItsNumbers() {
        Answer page = browser.get("/admin/usage?period=24h&show=requests");
        assertTrue(page.texts("<td class=\"number\" data-label=\"[^\"]*\">(.*?)</td>").contains("900"), page.body());
        assertTrue(page.texts("<th scope=\"row\">(.*?)</th>").contains("&lt;img src=x&gt;"));
        assertTrue(page.texts("<tfoot>.*?<td[^>]*>(.*?)</td>").contains("1,000"));
    }

    @Test
    void daysAreThoseOfTheZoneThatIsAskedFor() {
        assertTrue(browser.get("/admin/usage?tz=Asia/Kolkata").body().contains("data-zone-used=\"Asia/Kolkata\""));
        assertFalse(browser.get("/admin/usage?tz=%3Cb%3E").body().contains("<b>\""));
    }

    @Test
    void requestsGoOutAsFiles() {
        Answer csv = browser.get("/admin/usage?format=csv");
        assertEquals("attachment; filename=\"usage-7d.csv\"", csv.header("content-disposition"));
        assertEquals(4, csv.body().strip().split("\r\n").length, csv.body());
        assertTrue(csv.body().contains(",'=cmd(),"), csv.body());
        assertFalse(csv.body().contains("192.0.2.1"), "addresses stay");
        Answer lines = browser.get("/admin/usage?format=jsonl&key=7");
        assertEquals(3, lines.body().strip().split("\n").length);
        assertTrue(lines.body().startsWith("{\"request_id\":\"r0\",\"time\":\""), lines.body());
    }

    @Test
    void theInterfaceTellsTheSame() {
        String json = browser.get("/admin/api/usage?period=24h&by=model&tz=Asia/Shanghai").body();
        assertTrue(json.contains("\"total\":{\"requests\":1000,\"successes\":930,\"failures\":70,\"refused\":0"), json);
        assertTrue(json.contains("\"time_zone\":\"Asia/Shanghai\""), json);
        assertEquals(400, browser.get("/admin/api/usage?tz=Nowhere").status());
        assertEquals(401, site.browser().get("/admin/api/usage").status());
        assertEquals(401, site.browser().get("/user/api/usage").status());
    }

    private static void traffic(long hour, String model, long requests, long successes,
            long failures) throws Exception {
        site.sql("INSERT INTO usage_traffic VALUES (?, ?, 'openai', 1, ?, ?, ?, 100, 200, 20)", hour, model, requests,
                successes,
                failures);
    }
}
