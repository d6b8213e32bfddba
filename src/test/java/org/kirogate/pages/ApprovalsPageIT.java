package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Super keys that wait for a second administrator, where one has to approve them. */
class ApprovalsPageIT {
    private static final String API = "/admin/api/super-api-keys/";

    private static ConsoleSite site;
    private static Browser console;
    private static Browser second;
    private static long owner;

    @BeforeAll
    static void start() throws Exception {
        site = ConsoleSite.start("/a/b", Map.of("SUPER_KEY_APPROVALS", "1"));
        console = site.administrator();
        owner = site.user("owner");
        long id = site.user("second");
        site.api("PATCH", "/admin/api/users/" + id, "{\"role\":\"admin\"}");
        second = signedIn("second");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void theWindowOfANewKeySaysThatItWaitsAndListsMarkIt() throws Exception {
        Answer form = console.get("/admin/super-keys/new?user_id=" + owner);
        Answer shown = console.post("/admin/super-keys", "csrf_token", form.field("csrf_token"), "once",
                form.field("once"), "user_id", "" + owner, "name", "marked");
        assertTrue(shown.body().contains("超级 Key 已创建，等待批准"), shown.body());
        assertTrue(shown.body().contains("需要另一位管理员批准"), shown.body());
        Browser english = site.administrator().with("accept-language", "en");
        assertTrue(english.get("/admin/super-keys?state=pending&search=marked").body()
                .contains("A second administrator has to approve it"));
        assertTrue(english.get("/admin").body().contains("Super keys that wait for a second administrator: "));
        assertTrue(console.get("/admin").body().contains("等待第二位管理员批准"));
        assertTrue(signedIn("owner").get("/user/keys").body().contains("另一位管理员批准后才能使用"));
    }

    @Test
    void aUserWithTheRoleApprovesOnThePageAndTheRecordSaysWhoAndWhy() throws Exception {
        long id = make("on the page");
        assertTrue(second.get("/user/keys").body().contains("等待你批准"));
        Answer page = second.get("/user/approvals");
        assertTrue(page.body().contains("on the page"), page.body());
        Answer done = second.post("/user/approvals", "csrf_token", page.field("csrf_token"), "id", "" + id,
                "act", "approve", "reason", "known team");
        assertEquals(302, done.status(), done.body());
        assertEquals(1, site.number("SELECT COUNT(*) FROM api_keys WHERE approval = 'approved' AND id = " + id));
        assertEquals(1, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'super_key.approve' AND actor LIKE"
                + " 'user:%' AND reason = 'known team' AND target = 'api_key:" + id + "'"));
        Answer english = signedIn("second").with("accept-language", "en").get("/user/approvals");
        assertTrue(english.body().contains("<h1>Super keys to approve</h1>"), english.body());
    }

    @Test
    void aRefusedKeyIsMarkedForEverybody() throws Exception {
        long id = make("refused one");
        Answer page = second.get("/user/approvals");
        second.post("/user/approvals", "csrf_token", page.field("csrf_token"), "id", "" + id, "act", "refuse");
        assertTrue(console.get("/admin/super-keys?state=refused").body().contains("refused one"));
        assertTrue(signedIn("owner").get("/user/keys?state=refused").body().contains("管理员没有批准"));
    }

    @Test
    void whoMadeItIsRefusedAndSoIsAUserWithoutTheRole() throws Exception {
        long id = make("guarded");
        assertTrue(site.api("POST", API + id + "/approve", "{}").contains("Another administrator"));
        Browser owned = signedIn("owner");
        assertEquals(404, owned.get("/user/approvals").status());
        assertFalse(owned.get("/user/keys").body().contains("等待你批准"));
        String csrf = owned.get("/user/keys/new").field("csrf_token");
        assertEquals(404, owned.post("/user/approvals", "csrf_token", csrf, "id", "" + id, "act", "approve").status());
        assertEquals(401, owned.with("x-csrf-token", csrf).send("POST", API + id + "/approve")
                .status());
        assertEquals(403, second.post("/user/approvals", "id", "" + id, "act", "approve").status(), "no token");
        assertEquals(1, site.number("SELECT COUNT(*) FROM api_keys WHERE approval = 'pending' AND id = " + id));
    }

    @Test
    void theInterfaceTakesTheSameFromASessionWithTheRole() throws Exception {
        long id = make("by interface");
        Browser person = signedIn("second");
        assertEquals(403, person.send("POST", API + id + "/approve").status(), "without the session's token");
        person.with("x-csrf-token", person.get("/user/keys/new").field("csrf_token"));
        Answer done = person.send("POST", API + id + "/approve");
        assertEquals(200, done.status(), done.body());
        assertTrue(done.body().contains("\"approval\":\"approved\""), done.body());
        assertEquals(409, person.send("POST", API + id + "/refuse").status());
        assertEquals(401, person.send("DELETE", API + id).status(), "no other act");
    }

    private static long make(String name) throws Exception {
        String made = site.api("POST", "/admin/api/super-api-keys", "{\"user_id\":" + owner + ",\"name\":\"" + name
                + "\"}");
        assertTrue(made.contains("\"approval\":\"pending\""), made);
        return site.number("SELECT MAX(id) FROM api_keys");
    }

    private static Browser signedIn(String name) {
        Browser browser = site.browser();
        browser.post("/login", "name", name, "password", UserSite.PASSWORD);
        return browser;
    }
}
