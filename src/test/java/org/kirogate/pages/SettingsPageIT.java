package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of the site's switches. */
class SettingsPageIT {
    private static final String PATH = "/admin/settings";

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
        assertEquals("/a/b/admin/login?next=%2Fadmin%2Fsettings", site.browser().get(PATH).header("location"));
    }

    @Test
    void aChangeHoldsAtOnceIsRecordedAndCanBeTakenBack() throws Exception {
        save("approval", "false", "false");
        browser.get(PATH);
        assertEquals("/a/b/admin/settings", save("closed", "true", "false").header("location"));
        Answer page = browser.get(PATH);
        assertTrue(page.body().contains("设置已保存并生效。"), page.body());
        assertTrue(page.body().contains("value=\"closed\" checked"));
        assertTrue(page.body().contains("name=\"self_use\" value=\"true\" checked"));
        assertEquals(1, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'settings.change'"
                + " AND JSON_VALUE(detail, '$.before.registration_mode') = 'approval'"
                + " AND JSON_VALUE(detail, '$.after.registration_mode') = 'closed'"));
        String toast = page.body().substring(page.body().indexOf("data-toast>"));
        assertTrue(toast.contains("name=\"registration_mode\" value=\"approval\""), toast);
        save("approval", "false", "false");
        assertTrue(browser.get(PATH).body().contains("value=\"approval\" checked"));
    }

    @Test
    void whatChangesNothingIsNotRecorded() throws Exception {
        save("open", "false", "false");
        long rows = site.number("SELECT COUNT(*) FROM audit_log");
        save("open", "false", "false");
        assertEquals(rows, site.number("SELECT COUNT(*) FROM audit_log"));
        assertTrue(browser.get(PATH).body().contains("没有任何修改。"));
    }

    @Test
    void aModeThatIsNoneIsRefusedInWords() {
        Answer refused = save("everybody", "false", "false");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("选择谁可以注册"), refused.body());
    }

    @Test
    void whatTheEnvironmentFixesIsShownWithItsVariableAndCannotBeChanged() {
        String body = browser.get(PATH).body();
        assertTrue(body.contains(">TOKEN_ALLOCATION_STRATEGY</small>"), body);
        assertTrue(body.contains("disabled value=\"score_based\""), body);
        assertFalse(body.contains("s".repeat(32)), "a secret is shown");
        String english = site.administrator().with("accept-language", "en").get(PATH).body();
        assertTrue(english.contains("Fixed by the environment") && !english.contains("???"), english);
    }

    @Test
    void withoutTheSessionsTokenNothingIsSwitched() {
        assertEquals(403, browser.post(PATH, "registration_mode", "open", "maintenance", "true").status());
        assertFalse(browser.get(PATH).body().contains("name=\"maintenance\" value=\"true\" checked"));
    }

    private static Answer save(String mode, String selfUse, String maintenance) {
        return browser.post(PATH, "csrf_token", browser.get(PATH).field("csrf_token"), "registration_mode", mode,
                "self_use", selfUse, "maintenance", maintenance);
    }
}
