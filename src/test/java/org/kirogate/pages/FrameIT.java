package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds around every page: headers, languages, themes, assets, errors, any context path. */
class FrameIT {
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
    @ValueSource(strings = {"/admin/login", "/admin/users", "/admin/nowhere", "/nowhere", "/", "/docs", "/docs/api",
        "/playground", "/status"})
    void pagesTellTheBrowserToRunNothingForeignAndKeepNothing(String path) {
        Answer answer = site.administrator().get(path);
        assertTrue(answer.header("content-security-policy").contains("script-src 'self'; style-src 'self'"), path);
        assertTrue(answer.header("content-security-policy").contains("frame-ancestors 'none'"), path);
        assertFalse(answer.header("content-security-policy").contains("unsafe"), path);
        assertEquals("no-store", answer.header("cache-control"));
        assertEquals("nosniff", answer.header("x-content-type-options"));
        assertEquals("", answer.header("server"));
    }

    @ParameterizedTest
    @CsvSource({"zh-TW, zh-CN", "zh, zh-CN", "en-GB, en", "'fr, zh;q=0.5', zh-CN", "fr, en"})
    void theBrowserSaysWhichLanguage(String accepted, String shown) {
        String body = site.browser().with("accept-language", accepted).get("/admin/login").body();
        assertTrue(body.contains("<html lang=\"" + shown + "\">"), body);
    }

    @Test
    void aChosenLanguageIsRememberedAndThePageComesBack() {
        Browser browser = site.browser();
        Answer chosen = browser.post("/preferences", "lang", "en", "back", "/admin/login?next=%2Fadmin%2Fusers");
        assertEquals("/a/b/admin/login?next=%2Fadmin%2Fusers", chosen.header("location"));
        assertTrue(chosen.cookies().get(0).contains("Path=/a/b/;"), chosen.cookies().toString());
        assertTrue(browser.get("/admin/login").body().contains("Administrator password"));
    }

    @Test
    void aChosenThemeIsWrittenByTheServer() {
        Browser browser = site.browser();
        browser.post("/preferences", "theme", "dark", "back", "/admin/login");
        assertTrue(browser.get("/admin/login").body().contains("data-theme=\"dark\""));
        browser.post("/preferences", "theme", "system", "back", "/admin/login");
        assertFalse(browser.get("/admin/login").body().contains("data-theme"));
        browser.post("/preferences", "theme", "\"><script>", "back", "/admin/login");
        assertFalse(browser.get("/admin/login").body().contains("data-theme"));
    }

    @Test
    void g74TheDocumentationNamesThisGatewaysOwnAddressAndEveryRoute() {
        Answer docs = site.browser().with("accept-language", "zh").get("/docs");
        assertEquals(200, docs.status());
        assertTrue(docs.body().contains("/a/b/v1</code>"), docs.body());
        for (String part : new String[] {"POST /v1/chat/completions", "POST /v1/messages", "GET /v1/models", "接口文档",
            "{\"detail\":\"暂无可用的公共 Token\"}"}) {
            assertTrue(docs.body().contains(part), part + " in " + docs.body());
        }
        assertFalse(docs.body().contains("???"), "a word without a translation");
    }

    @Test
    void preferencesLeadNowhereElse() {
        Answer answer = site.browser().post("/preferences", "lang", "en", "back", "//evil.example");
        assertEquals("/a/b/", answer.header("location"));
    }

    @Test
    void everyAssetOfAPageIsServedAndKept() {
        Browser browser = site.administrator();
        String body = browser.get("/admin/users").body();
        long assets = Pattern.compile("(?:href|src)=\"/a/b(/static/[^\"#]+)").matcher(body).results()
                .map(found -> found.group(1))
                .distinct()
                .peek(asset -> {
                    Answer answer = browser.get(asset);
                    assertEquals(200, answer.status(), asset);
                    assertTrue(answer.header("cache-control").contains("immutable"), asset);
                })
                .count();
        assertTrue(assets >= 8, body);
    }

    @Test
    void anUnknownPathIsAPageInTheReadersLanguage() {
        Answer answer = site.browser().get("/admin/%3Cb%3E%22user");
        assertEquals(404, answer.status());
        assertTrue(answer.body().contains("找不到这个页面"), answer.body());
        assertTrue(answer.body().contains("href=\"/a/b/admin\""), answer.body());
        assertTrue(site.browser().get("/admin/user").body().contains("href=\"/a/b/admin/users\""), "the nearest page");
        assertTrue(answer.body().contains(answer.header("x-request-id")));
        assertFalse(answer.body().contains("<b>\""));
        assertTrue(site.browser().with("accept-language", "en").get("/x").body().contains("There is no such page"));
    }

    @Test
    void anAssetThatIsNotThereIsNotKept() {
        Answer answer = site.browser().get("/static/js/nothing.js?v=1");
        assertEquals(404, answer.status());
        assertEquals("no-store", answer.header("cache-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/api/nothing", "/user/api/nothing"})
    void programsGetTheirErrorsAsJson(String path) {
        Answer answer = site.browser().get(path);
        assertEquals(404, answer.status());
        assertEquals("{\"error\":\"There is no such path.\",\"detail\":\"There is no such path.\",\"param\":\"path\"}",
                answer.body());
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /admin/users", "PUT, /admin/login", "PATCH, /admin/super-keys"})
    void aMethodThatAPageDoesNotTakeIsRefusedAsAPage(String method, String path) {
        Answer answer = site.administrator().send(method, path);
        assertEquals(405, answer.status());
        assertTrue(answer.body().contains("这个地址不接受这样的请求。"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/error", "/WEB-INF/jsp/error.jsp", "/WEB-INF/web.xml"})
    void whatIsInsideStaysInside(String path) {
        assertEquals(404, site.browser().get(path).status());
    }

    @Test
    void anOutageIsToldWithoutItsCause() throws Exception {
        try (ConsoleSite own = ConsoleSite.start("")) {
            Browser browser = own.administrator();
            own.sql("RENAME TABLE users TO users_elsewhere");
            Answer answer = browser.get("/admin/users");
            assertEquals(500, answer.status());
            assertTrue(answer.body().contains("网关内部出错"), answer.body());
            assertTrue(answer.body().contains(answer.header("x-request-id")));
            assertFalse(answer.body().matches("(?s).*(Exception|SQL|org\\.kirogate|users_elsewhere).*"), answer.body());
        }
    }
}
