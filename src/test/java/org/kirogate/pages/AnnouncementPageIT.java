package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of the one notice to all users. */
class AnnouncementPageIT {
    private static final String PATH = "/admin/announcement";

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
        assertEquals("/a/b/admin/login?next=%2Fadmin%2Fannouncement", site.browser().get(PATH).header("location"));
    }

    @Test
    void whatIsSavedIsPreviewedRecordedAndTold() throws Exception {
        Answer saved = publish("今晚维护\r\n<b>很快</b>", "", "true");
        assertEquals("/a/b/admin/announcement", saved.header("location"));
        Answer page = browser.get(PATH);
        assertTrue(page.body().contains("公告已对所有人显示。"), page.body());
        assertTrue(page.body().contains("data-shows=\"en\">今晚维护\n&lt;b&gt;很快&lt;/b&gt;</bdi>"), page.body());
        assertFalse(page.body().contains("<b>很快"));
        assertFalse(browser.get(PATH).body().contains("公告已对所有人显示。"), "a toast is shown once");
        assertEquals(1, site.number("SELECT COUNT(*) FROM audit_log WHERE action = 'announcement.change'"
                + " AND JSON_VALUE(detail, '$.after.is_visible') = 1"
                + " AND JSON_EXISTS(detail, '$.before.text_zh')"));
    }

    @Test
    void bothLanguagesOfTheConsoleShowIt() {
        assertTrue(browser.get(PATH).body().contains("保留换行"));
        String english = site.administrator().with("accept-language", "en").get(PATH).body();
        assertTrue(english.contains("<title>Notice · KiroGate</title>"), english);
        assertFalse(english.contains("???"));
    }

    @Test
    void anEmptyOneIsNotShown() {
        Answer refused = publish(" ", "", "true");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("至少需要填写一种语言"), refused.body());
        assertTrue(refused.body().contains("aria-invalid=\"true\""));
    }

    @Test
    void aTextThatHoldsAKeyIsRefusedBeforeAnybodyReadsIt() throws Exception {
        String key = "sk-super-" + "a1B2".repeat(10);
        Answer refused = publish("", "use " + key, "true");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("不能包含 API Key"), refused.body());
        assertEquals(0, site.number("SELECT COUNT(*) FROM announcements WHERE text_en LIKE '%sk-super%'"));
    }

    @Test
    void twoLongTextsReplacedByTwoOthersFitTheRecord() throws Exception {
        assertEquals(302, publish("\"".repeat(2000), "\\".repeat(2000), "true").status());
        assertEquals(302, publish("'\"".repeat(1000), "\n\"".repeat(999) + ".", "true").status());
        assertEquals(302, publish("短", "short", "false").status());
    }

    @Test
    void aTextThatIsTooLongComesBackToBeShortened() {
        Answer refused = publish("长".repeat(2001), "kept", "true");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("最多 2000 个字符"), "says what is allowed");
        assertTrue(refused.body().contains(">kept</textarea>"));
    }

    @Test
    void withoutTheSessionsTokenNothingIsSaid() {
        assertEquals(403, browser.post(PATH, "text_zh", "假", "visible", "true").status());
        assertFalse(browser.get(PATH).body().contains(">假<"));
    }

    private static Answer publish(String chinese, String english, String visible) {
        return browser.post(PATH, "csrf_token", browser.get(PATH).field("csrf_token"), "text_zh", chinese,
                "text_en", english, "visible", visible);
    }
}
