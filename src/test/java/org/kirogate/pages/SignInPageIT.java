package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in to the console and out of it, and the first password (G08, G09, G13). */
class SignInPageIT {
    private static ConsoleSite site;

    @BeforeAll
    static void start() {
        site = ConsoleSite.start("");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/users", "/admin/password", "/admin/super-keys/new"})
    void withoutASessionEveryPageAsksForThePassword(String page) {
        Answer answer = site.browser().get(page);
        assertEquals(302, answer.status());
        assertEquals("/admin/login?next=" + page.replace("/", "%2F"), answer.header("location"));
    }

    @Test
    void theConsoleAsksForThePassword() {
        Browser browser = site.browser();
        assertEquals("/admin/login?next=%2Fadmin", browser.get("/admin").header("location"));
        assertTrue(browser.get("/admin/login").body().contains("管理员密码"));
    }

    @Test
    void theRightPasswordOpensTheFirstPage() {
        Browser browser = site.browser();
        Answer answer = browser.post("/admin/login", "password", ConsoleSite.PASSWORD, "next", "/admin/users");
        assertEquals("/admin/users", answer.header("location"));
        String cookie = answer.cookies().get(0);
        assertTrue(cookie.startsWith("kg_admin="), cookie);
        assertTrue(cookie.contains("Path=/;"), cookie);
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        assertEquals(200, browser.get("/admin/users").status());
    }

    @Test
    void aWrongPasswordIsRefusedInTheReadersLanguage() {
        Answer answer = site.browser().post("/admin/login", "password", "wrong");
        assertEquals(401, answer.status());
        assertTrue(answer.body().contains("密码不正确。"));
        assertTrue(answer.cookies().isEmpty());
        Answer english = site.browser().with("accept-language", "en").post("/admin/login", "password", "wrong");
        assertTrue(english.body().contains("The password is not right."));
    }

    @Test
    void manyWrongPasswordsMakeOneWaitAndSaySo() {
        Browser browser = site.browser().with("x-forwarded-for", "203.0.113.7");
        Answer last = browser.post("/admin/login", "password", "wrong");
        for (int i = 0; i < 10 && last.status() == 401; i++) {
            last = browser.post("/admin/login", "password", "wrong");
        }
        assertEquals(429, last.status());
        assertTrue(last.body().contains("尝试次数过多"), last.body());
    }

    @Test
    void signingInLeadsOnlyToPagesOfOurs() {
        Answer answer = site.browser().post(
                "/admin/login", "password", ConsoleSite.PASSWORD, "next", "//evil.example/");
        assertEquals("/admin", answer.header("location"));
    }

    @Test
    void anotherSiteCannotSignIn() {
        Answer answer = site.browser()
                .with("origin", "https://evil.example")
                .post("/admin/login", "password", ConsoleSite.PASSWORD);
        assertEquals(403, answer.status());
        assertTrue(answer.body().contains("来自其他网站"));
    }

    @Test
    void signingOutEndsTheSession() {
        Browser browser = site.administrator();
        String cookie = browser.cookie("kg_admin");
        String csrf = browser.get("/admin/users").field("csrf_token");
        assertEquals("/admin/login", browser.post("/admin/logout", "csrf_token", csrf).header("location"));
        assertEquals("", browser.cookie("kg_admin"));
        assertEquals(302, site.browser().with("cookie", "kg_admin=" + cookie).get("/admin/users").status());
    }

    @Test
    void signingOutNeedsTheSessionsToken() {
        Browser browser = site.administrator();
        assertEquals(403, browser.post("/admin/logout").status());
        assertEquals(200, browser.get("/admin/users").status());
    }

    @Test
    void onThisMachineABannerAsksForAnotherPassword() {
        assertTrue(site.administrator().get("/admin/users").body().contains("初始密码"));
    }

    @Test
    void fromElsewhereTheFirstPasswordLeadsEveryPageToTheChange() {
        Browser browser = site.browser().with("x-forwarded-for", "203.0.113.9");
        browser.post("/admin/login", "password", ConsoleSite.PASSWORD);
        assertEquals("/admin/password", browser.get("/admin/users").header("location"));
        assertEquals("/admin/password", browser.post("/admin/super-keys", "user_id", "1").header("location"));
        assertEquals(200, browser.get("/admin/password").status());
    }

    @Test
    void aNewPasswordHasToBeGoodAndTheCurrentOneRight() {
        Browser browser = site.administrator();
        String csrf = browser.get("/admin/password").field("csrf_token");
        Answer wrong = browser.post("/admin/password", "csrf_token", csrf, "current", "wrong", "password", "Abcdef1!");
        assertEquals(400, wrong.status());
        assertTrue(wrong.body().contains("当前密码不正确。"));
        Answer weak = browser.post(
                "/admin/password", "csrf_token", csrf, "current", ConsoleSite.PASSWORD, "password", "weakpassword");
        assertTrue(weak.body().contains("至少包含小写、大写、数字、其他字符中的三类。"));
        assertFalse(weak.body().contains("weakpassword"));
    }

    @Test
    void changingThePasswordEndsTheOtherSessionsAndTheBanner() {
        try (ConsoleSite own = ConsoleSite.start("")) {
            Browser other = own.administrator();
            Browser browser = own.administrator();
            String csrf = browser.get("/admin/password").field("csrf_token");
            Answer changed = browser.post(
                    "/admin/password", "csrf_token", csrf, "current", ConsoleSite.PASSWORD, "password", "Another-1");
            assertEquals("/admin/password?changed", changed.header("location"));
            assertFalse(browser.get("/admin/password?changed").body().contains("初始密码"));
            assertEquals(302, other.get("/admin/users").status());
            assertEquals(401, own.browser().post("/admin/login", "password", ConsoleSite.PASSWORD).status());
        }
    }
}
