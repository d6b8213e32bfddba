package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for everybody: first page, guide, API reference, playground, status. */
class PublicPagesIT {
    private static ConsoleSite site;

    @BeforeAll
    static void start() {
        site = ConsoleSite.start("/a/b");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, zh, 一个地址", "/, en, One address", "/docs, zh, 使用指南", "/docs, en, Guide", "/docs/api, zh, 接口文档",
        "/docs/api, en, API reference", "/playground, zh, 试用", "/playground, en, Playground", "/status, zh, 状态",
        "/status, en, Status"})
    void everybodySeesThemInTheirLanguage(String path, String language, String words) {
        Answer answer = site.browser().with("accept-language", language).get(path);
        assertEquals(200, answer.status());
        assertTrue(answer.texts("<h1>(.*?)</h1>").get(0).startsWith(words), answer.body());
        assertFalse(answer.body().contains("???"), "a word without a translation");
        assertTrue(answer.body().length() < 100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/api", "/playground", "/status"})
    void nothingCanBeSentToThem(String path) {
        Answer answer = site.browser().post(path, "key", "sk-secret");
        assertEquals(405, answer.status());
        assertFalse(answer.body().contains("sk-secret"));
    }

    @Test
    void aProbeOfTheFirstPageGetsNoBody() {
        Answer answer = site.browser().send("HEAD", "/");
        assertEquals(200, answer.status());
        assertEquals("", answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/api", "/playground", "/status"})
    void everyLinkAndFileOfAPageIsThere(String path) {
        Browser browser = site.browser();
        Pattern.compile("(?:href|src)=\"/a/b(/[^\"#]*)").matcher(browser.get(path).body()).results()
                .map(found -> found.group(1))
                .distinct()
                .filter(target -> !target.startsWith("/login") && !target.startsWith("/register"))
                .forEach(target -> assertTrue(browser.get(target).status() < 400, target + " on " + path));
    }

    @Test
    void theFirstPageLeadsWhoeverLooksWhereTheyBelong() throws Exception {
        String nobody = site.browser().get("/").body();
        assertTrue(nobody.contains("href=\"/a/b/register\">注册账户"), nobody);
        assertTrue(site.administrator().get("/").body().contains("href=\"/a/b/admin\">打开管理后台"));

        site.user("visitor");
        Browser user = site.browser();
        user.post("/user/api/login", "name", "visitor", "password", "Abcdef1!");
        String seen = user.get("/").body();
        assertTrue(seen.contains("href=\"/a/b/user\">打开用户中心"), seen);
        assertFalse(seen.contains("/a/b/register"), "no registration for somebody who is signed in");
    }

    @Test
    void theFirstPageOffersNoRegistrationThatIsClosed() {
        try (ConsoleSite own = ConsoleSite.start("")) {
            own.api("PATCH", "/admin/api/settings", "{\"registration_mode\":\"closed\"}");
            String body = own.browser().get("/").body();
            assertFalse(body.contains("注册账户"), body);
            assertTrue(body.contains("href=\"/login\">登录"), body);
        }
    }

    @Test
    void aNoticeIsShownAsTextWhileItIsVisible() {
        String notice = "<script>alert(1)</script> \\u202Eevil " + "x".repeat(64) + " 🎉";
        site.api("PATCH", "/admin/api/announcement",
                "{\"text_zh\":\"" + notice + "\",\"text_en\":\"\",\"is_visible\":true}");
        String body = site.browser().get("/").body();
        assertTrue(body.contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;"), body);
        assertFalse(body.contains("<script>alert"), body);
        site.api("PATCH", "/admin/api/announcement", "{\"is_visible\":false}");
        assertFalse(site.browser().get("/").body().contains("alert(1)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theGuidesContentsLeadToItsHeadings(String language) {
        String body = site.browser().with("accept-language", language).get("/docs").body();
        List<String> targets = Pattern.compile("<a href=\"#([a-z0-9-]+)\">").matcher(body).results()
                .map(found -> found.group(1))
                .toList();
        assertTrue(targets.size() > 15, targets.toString());
        targets.forEach(target -> assertTrue(body.contains(" id=\"" + target + "\""), target));
        assertTrue(body.contains(site.uri("/v1").toString()), "the examples name this gateway");
    }

    @Test
    void theViewersFilesAreServedUnderTheContextPathAndKept() {
        Browser browser = site.browser();
        String page = browser.get("/docs/api").body();
        assertTrue(page.contains("data-viewer=\"/a/b/openapi.json\""), page);
        List<String> files = Pattern.compile("\"/a/b(/webjars/[^\"]+)\"").matcher(page).results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(2, files.size());
        files.forEach(file -> {
            assertEquals(200, browser.get(file).status());
            assertTrue(browser.get(file).header("cache-control").contains("immutable"));
        });
        assertEquals(404, browser.get("/webjars/swagger-ui/0.0.0/swagger-ui.css").status());
    }

    /** What a form without script would put into the address or send must not be a key. */
    @Test
    void thePlaygroundsKeyHasNoNameThatAFormCouldSend() {
        String body = site.browser().get("/playground").body();
        String key = Pattern.compile("<input[^>]*data-key>").matcher(body).results().findFirst().orElseThrow().group();
        assertFalse(key.contains(" name="), key);
        assertTrue(key.contains("autocomplete=\"off\""), key);
        assertTrue(body.contains("curl -N " + site.uri("/v1/messages")), "the line for readers without script");
    }

    @Test
    void theStatusCountsStatesAndTellsNoNames() throws Exception {
        long owner = site.user("secretive");
        site.api("GET", "/admin/api/tokens", "");
        String body = site.browser().get("/status").body();
        assertTrue(body.contains("暂无可用的公共 Token"), body);
        assertFalse(body.contains("secretive"), "user " + owner);
        assertEquals(24, Pattern.compile("<rect ").matcher(body).results().count());
        assertTrue(body.contains("没有请求"), body);
    }

    @ParameterizedTest
    @CsvSource({"maintenance, 维护中", "self_use, 自用模式"})
    void theStatusNamesWhatIsSwitched(String name, String words) {
        try (ConsoleSite own = ConsoleSite.start("")) {
            own.api("PATCH", "/admin/api/settings", "{\"" + name + "\":true}");
            Answer answer = own.browser().get("/status");
            assertEquals(200, answer.status());
            assertTrue(answer.body().contains(words), answer.body());
        }
    }
}
