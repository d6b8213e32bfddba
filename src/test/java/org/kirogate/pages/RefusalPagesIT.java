package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that say no: nothing at an address, maintenance, a blocked network. */
class RefusalPagesIT {
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
    @CsvSource({"/admin/user, /admin/users", "/admin/setings, /admin/settings", "/admin/super-key, /admin/super-keys",
        "/admin/systm, /admin/system", "/admin/xyzzy, /admin", "/user/key, /user/keys", "/nowhere, /docs"})
    void anAddressThatIsNoneIsToldWithLikelyOnes(String path, String likely) {
        Answer answer = site.browser().get(path);
        assertEquals(404, answer.status());
        assertTrue(answer.body().contains("class=\"button\" href=\"/a/b" + likely + "\""), answer.body());
        assertTrue(answer.body().contains(answer.header("x-request-id")), "there is an id to quote");
    }

    @Test
    void maintenanceIsAPageForBrowsersAndJsonForPrograms() {
        Browser administrator = site.administrator();
        maintenance(administrator, "true");
        try {
            Answer page = site.browser().get("/user/keys");
            assertEquals(503, page.status());
            assertTrue(page.body().contains("<h1>正在维护</h1>"), page.body());
            assertTrue(page.header("content-security-policy").contains("script-src 'self'"));
            assertEquals(503, site.browser().get("/register").status());
            assertEquals(503, site.browser().get("/user").status());
            assertTrue(site.browser().with("accept-language", "en").get("/user").body().contains("Under maintenance"));
            Answer program = site.browser().with("accept", "application/json").get("/user/api/profile");
            assertEquals(503, program.status());
            assertTrue(program.body().startsWith("{\"error\":"), program.body());
            Answer api = site.browser().get("/v1/models");
            assertEquals(503, api.status());
            assertTrue(api.body().startsWith("{"), "the API speaks JSON to everybody");
            assertEquals(200, site.browser().get("/login").status());
            assertEquals(200, administrator.get("/admin/users").status());
        } finally {
            maintenance(administrator, "false");
        }
        assertEquals(200, site.browser().get("/register").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/login", "/docs", "/user", "/nowhere"})
    void aBlockedNetworkIsToldSoInAPageWithItsSheets(String path) throws Exception {
        Browser blocked = site.browser().with("x-forwarded-for", "203.0.113.77");
        Browser administrator = site.administrator();
        String csrf = administrator.get("/admin/settings").field("csrf_token");
        String row = administrator.with("x-csrf-token", csrf)
                .post("/admin/api/ip-blocklist", "network", "203.0.113.77").body();
        try {
            Answer page = blocked.get(path);
            assertEquals(403, page.status());
            if (path.equals("/nowhere")) {
                return;
            }
            assertTrue(page.body().contains("<h1>这个网络地址已被拒绝</h1>"), page.body());
            assertFalse(page.body().contains("class=\"ways\""), "no way leads on");
            assertEquals(200, blocked.get("/static/css/tokens.css").status());
            assertTrue(blocked.get("/v1/models").body().startsWith("{"));
            assertTrue(blocked.with("accept", "*/*").get(path).body().startsWith("{\"error\":"));
        } finally {
            administrator.send("DELETE", "/admin/api/ip-blocklist/" + row.replaceAll(".*?\"id\":(\\d+).*", "$1"));
        }
    }

    private static void maintenance(Browser administrator, String on) {
        administrator.post("/admin/settings",
                "csrf_token", administrator.get("/admin/settings").field("csrf_token"),
                "registration_mode", "open", "self_use", "false", "maintenance", on);
    }
}
