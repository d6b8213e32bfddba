package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.simulator.Await;

/** The page of this node: versions, configuration, self-test. */
class SystemPageIT {
    private static final String PATH = "/admin/system";
    private static final String STEP = "<li class=\"(?:ok|warn|bad)\">(.*?)</li>";

    private static ConsoleSite site;
    private static Browser browser;

    @BeforeAll
    static void start() {
        site = ConsoleSite.start("/a/b");
        browser = site.administrator();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void onlyTheAdministratorSeesIt() {
        assertEquals("/a/b/admin/login?next=%2Fadmin%2Fsystem", site.browser().get(PATH).header("location"));
        assertEquals("/a/b/admin/login", site.browser().post(PATH + "/self-test").header("location"));
    }

    @Test
    void versionsAndFiguresAreShownWithoutSecrets() {
        String body = browser.get(PATH + "?settings=all").body();
        assertTrue(body.contains("MariaDB") && body.contains("Apache Tomcat/"), body);
        assertTrue(body.matches("(?s).*V\\d{3}__\\w+\\.sql.*"), body);
        assertFalse(body.contains("s".repeat(32)) || body.contains("d".repeat(32)) || body.contains("t".repeat(32)));
        assertTrue(body.contains("••••••••"));
    }

    @Test
    void theConfigurationSaysWhatSomebodySetAndWhatHoldsByItself() {
        Answer set = browser.get(PATH);
        Answer all = browser.get(PATH + "?settings=all");
        assertTrue(set.body().contains(">SESSION_SECRET<") && !set.body().contains(">STICKY_TTL<"), set.body());
        assertTrue(all.body().contains(">STICKY_TTL<"));
        assertTrue(all.texts("<tr[^>]*>(.*?)</tr>").stream()
                .anyMatch(row -> row.startsWith("STREAM_READ_TIMEOUT ") && row.endsWith(" 300 默认")), all.body());
    }

    @Test
    void theSelfTestTellsOfEveryPartAndIsStillThereLater() {
        Answer run = browser.post(PATH + "/self-test", "csrf_token", browser.get(PATH).field("csrf_token"));
        assertEquals("/a/b/admin/system#self-test", run.header("location"));
        Answer page = browser.get(PATH);
        List<String> steps = page.texts(STEP);
        assertEquals(9, steps.size(), page.body());
        assertTrue(steps.get(0).startsWith("数据库 正常 ") && steps.get(0).contains(" ms "), steps.get(0));
        assertTrue(steps.stream().anyMatch(step -> step.startsWith("加密 正常")), steps.toString());
        assertTrue(steps.stream().anyMatch(step -> step.startsWith("公开池 留意")), steps.toString());
        assertTrue(steps.stream().anyMatch(step ->
                step.startsWith("上游服务 失败") && step.contains("KIRO_PROXY_URL") && step.contains("127.0.0.1: ")),
                steps.toString());
        assertTrue(site.administrator().with("accept-language", "en").get(PATH).texts(STEP).get(1)
                .startsWith("Schema good"));
    }

    @Test
    void itShowsItselfWhileTheDatabaseIsAway() throws Exception {
        try (ConsoleSite own = ConsoleSite.start("")) {
            Browser here = own.administrator();
            String csrf = here.get(PATH).field("csrf_token");
            own.sql("RENAME TABLE schema_history TO schema_history_elsewhere");
            here.post(PATH + "/self-test", "csrf_token", csrf);
            Answer page = here.get(PATH);
            assertEquals(200, page.status());
            assertTrue(page.texts(STEP).get(1).startsWith("表结构 失败"), page.body());
            assertTrue(page.body().contains("3 项失败"), page.body());
            assertFalse(page.body().contains("schema_history_elsewhere"));
        }
    }

    @Test
    void sealingAnewAsksFirstAndIsRecorded() throws Exception {
        Answer question = browser.get(PATH + "/re-encrypt");
        assertTrue(question.body().contains("data-dialog-body"), question.body());
        Answer done = browser.post(PATH + "/re-encrypt", "csrf_token", question.field("csrf_token"));
        assertEquals("/a/b/admin/system", done.header("location"));
        assertTrue(browser.get(PATH).body().contains("全部凭据都已使用当前密钥加密。"));
        assertEquals(1, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'token.re_encrypt'"));
    }

    @Test
    void withoutAnAddressThePageSaysThatAlertsGoNowhere() {
        Answer page = browser.get(PATH);
        assertTrue(page.body().contains("未设置 ALERT_WEBHOOK_URL") && !page.body().contains("test-alert"), page.body());
        assertEquals(409, browser.post(PATH + "/test-alert", "csrf_token", page.field("csrf_token")).status());
    }

    @Test
    void aTestAlertIsSentAndWhatBecameOfItShownWithoutTheAddressItself() throws Exception {
        AtomicReference<String> got = new AtomicReference<>("");
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            got.accumulateAndGet(body, (before, after) -> after.contains("\"kind\":\"test\"") ? after : before);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/a-secret-path";
        try (ConsoleSite own = ConsoleSite.start(
                "", Map.of("ALERT_WEBHOOK_URL", address, "ALERT_WEBHOOK_SECRET", "w".repeat(32), "ALERT_POOL_MIN", "0"))) {
            Browser here = own.administrator();
            Answer page = here.get(PATH);
            assertEquals(PATH, here.post(PATH + "/test-alert", "csrf_token", page.field("csrf_token")).header("location"));
            Await.until(() -> !got.get().isEmpty());
            Await.until(() -> here.get(PATH).body().contains("<dd>1 / 0 / 0</dd>"));
            Answer after = here.get(PATH);
            assertTrue(after.body().contains("<dd>127.0.0.1</dd>") && !after.body().contains("a-secret-path"), after.body());
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void withoutTheSessionsTokenNothingRuns() {
        assertEquals(403, browser.post(PATH + "/self-test").status());
        assertEquals(403, browser.post(PATH + "/re-encrypt").status());
        assertEquals(405, browser.post(PATH, "csrf_token", browser.get(PATH).field("csrf_token")).status());
    }
}
