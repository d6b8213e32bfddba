package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;

/** A user's list of their own tokens. */
class OwnTokensPageIT {
    private static final String HOSTILE = "<script>alert(1)</script>\u202Ertl \uD83C\uDF81" + "x".repeat(30);

    private static TokenSite site;
    private static Person owner;
    private static Browser browser;
    private static long open;
    private static long ended;

    @BeforeAll
    static void start() {
        site = new TokenSite("/a/b");
        owner = site.gateway.person("owner");
        open = owner.token("open-one", true);
        ended = owner.token("ended-one", false);
        owner.token("plain-one", false);
        site.gateway.person("stranger").token("not-yours", true);
        site.signInEnded(ended);
        site.sql("UPDATE tokens SET quota_used = 412, quota_limit = 1000, share_percent = 60, share_reserve = 200,"
                + " share_hours = '23:00-08:00', share_zone = 'Asia/Shanghai', share_models = 'claude-sonnet*',"
                + " shared_used = 248, success_count = 97, failure_count = 3, last_used = 1700000000000 WHERE id = "
                + open);
        browser = site.signedIn(owner);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void nobodyIsSentToTheSignInAndBack() {
        Answer answer = site.browser().get("/user?state=care");
        assertEquals("/a/b/login?next=%2Fuser%3Fstate%3Dcare", answer.header("location"));
        assertEquals(302, site.browser().get("/user/tokens/export").status());
    }

    @Test
    void onlyOnesOwnTokensAreShownTheNewestFirst() {
        assertEquals(List.of("plain-one", "ended-one", "open-one"), TokenSite.names(browser.get("/user")));
    }

    @Test
    void aTokenSaysItsStateWithTheReasonAndOffersTheNextStep() {
        Answer answer = browser.get("/user?state=care");
        assertEquals(List.of("ended-one"), TokenSite.names(answer));
        assertTrue(answer.body().contains("登录已失效，需重新登录"), answer.body());
        assertTrue(answer.body().contains("/a/b/user?renew=" + ended + "#add"), answer.body());
    }

    @Test
    void aPublicTokenShowsItsTermsAndWhatWasGiven() {
        Answer answer = browser.get("/user?visibility=public");
        assertEquals(List.of("分享条款 最多分享 60% 保留 200 额度 23:00–08:00 Asia/Shanghai 仅 claude-sonnet* 修改 open-one"),
                answer.texts("<div class=\"terms\">(.*?)</div>"));
        assertTrue(answer.texts("<div class=\"share\">(.*?)</div>").get(0).endsWith("248 额度"), answer.body());
        assertTrue(answer.body().contains("role=\"switch\" name=\"act\" value=\"private\" aria-checked=\"true\""));
        assertTrue(answer.body().contains("<b>412</b> / 1,000"), answer.body());
        assertTrue(answer.body().contains("97.0%"), answer.body());
    }

    @Test
    void theFiguresCountWhatIsUsable() {
        Answer answer = browser.get("/user");
        List<String> figures = answer.texts("<strong>(.*?)</strong>");
        assertEquals("2 / 3", figures.get(0));
        assertTrue(answer.body().contains("1 个需要处理"), answer.body());
        assertTrue(answer.body().contains("1 个公开 Token"), answer.body());
    }

    @Test
    void theListIsSearchedSortedAndPaged() {
        assertEquals(List.of("plain-one"), TokenSite.names(browser.get("/user?search=PLAIN")));
        assertEquals(List.of("ended-one", "open-one", "plain-one"), TokenSite.names(browser.get("/user?sort=name")));
        Answer none = browser.get("/user?search=%3Cb%3E");
        assertTrue(none.body().contains("“&lt;b&gt;”"), none.body());
        Answer second = browser.get("/user?page=2");
        assertEquals(List.of(), TokenSite.names(second));
    }

    @Test
    void theListGoesOutAsATable() {
        Answer table = browser.get("/user?sort=name&format=csv");
        assertTrue(table.header("content-type").startsWith("text/csv"), table.header("content-type"));
        assertEquals(4, table.body().strip().split("\r\n").length);
        assertTrue(table.body().contains(",ended-one,social,"), table.body());
    }

    @Test
    void theEnglishPageSaysTheSame() {
        Answer answer = site.signedIn(owner).with("accept-language", "en").get("/user");
        assertTrue(answer.body().contains("My tokens") && answer.body().contains("Sign in again"), answer.body());
        assertFalse(answer.body().matches("(?s).*\\?\\?\\?\\w+.*"), "an untranslated key");
    }

    @Test
    void whoHasNoneIsToldWhatATokenIsAndHowToGetOne() {
        Answer answer = site.signedIn(site.gateway.person("newcomer")).get("/user");
        assertTrue(answer.body().contains("还没有 Token") && answer.body().contains("怎样获取"), answer.body());
    }

    @Test
    void hostileNamesAreText() {
        Person person = site.gateway.person("hostile");
        long id = person.token("hostile-one", true);
        Browser theirs = site.signedIn(person);
        site.send(theirs, "/user/tokens/edit", "id", "" + id, "name", HOSTILE, "max_concurrency", "",
                "requests_per_minute", "");
        for (String page : List.of("/user", "/user/tokens/edit?id=" + id, "/user/tokens/terms?id=" + id,
                "/user/tokens/history?id=" + id, "/user/tokens/delete?id=" + id)) {
            String body = theirs.get(page).body();
            assertTrue(body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), page + body);
            assertFalse(body.contains("<script>alert"), page);
        }
        assertTrue(theirs.get("/user/tokens/delete?id=" + id).body().contains("\u2068&lt;script&gt;"),
                "a name that turns the writing is not kept apart");
    }

    @Test
    void anothersTokenIsNotThere() {
        long theirs = site.gateway.person("third").token("third-one", false);
        for (String page : List.of("edit", "terms", "history", "delete")) {
            assertEquals(404, browser.get("/user/tokens/" + page + "?id=" + theirs).status(), page);
        }
        assertEquals(404, site.send(browser, "/user/tokens/act", "id", "" + theirs, "act", "publish").status());
        assertEquals(404, browser.get("/user?renew=" + theirs).status());
    }

    @Test
    void selfUseModeSaysWhyNothingCanBeShared() {
        site.gateway.admin("PATCH", "/admin/api/settings", Http.object("self_use", "true"));
        try {
            Answer answer = browser.get("/user");
            assertTrue(answer.body().contains("站点处于自用模式"), answer.body());
            Answer refused = site.send(browser, "/user/tokens/act", "id", "" + ended, "act", "publish");
            assertEquals(403, refused.status());
            assertTrue(refused.body().contains("站点处于自用模式"), refused.body());
        } finally {
            site.gateway.admin("PATCH", "/admin/api/settings", Http.object("self_use", "false"));
        }
    }
}
