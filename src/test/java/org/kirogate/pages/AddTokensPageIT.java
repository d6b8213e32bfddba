package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Person;
import org.kirogate.simulator.Await;

/** Adding tokens: by pasting, by a code, and signing in to one again. */
class AddTokensPageIT {
    private static TokenSite site;

    @BeforeAll
    static void start() {
        site = new TokenSite("");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String account(String name) {
        site.gateway.account(name);
        return site.gateway.simulator().refreshToken(name);
    }

    @Test
    void whatIsPastedIsImportedAndEachEntryHasItsResult() {
        Person person = site.gateway.person("paster");
        Browser browser = site.signedIn(person);
        Answer begun = site.send(browser, "/user/tokens/add", "data", account("pasted-a") + "\n" + account("pasted-b")
                + "\naorShort", "name_prefix", "team ", "is_public", "1");
        String page = begun.header("location").replace("#add", "");
        assertTrue(page.startsWith("/user?way=paste&job="), page);
        Await.until(() -> browser.get(page).texts("<b role=\"status\">(.*?)</b>").equals(List.of("已处理 3 / 3")));
        Answer done = browser.get(page);
        assertEquals(List.of("已导入 2", "被拒绝 1"),
                done.texts("<span class=\"result \\w+\">((?:(?!</span>).)*\\d)</span>"));
        assertTrue(done.body().contains("刷新令牌只有 8 个字符"), done.body());
        assertEquals(2, TokenSite.names(browser.get("/user?visibility=public")).size());
        String job = page.replaceAll(".*job=", "");
        Answer failed = browser.get("/user/tokens/imports?job=" + job + "&only=failed");
        assertEquals(2, failed.body().strip().split("\r\n").length, failed.body());
        assertFalse(failed.body().contains("aorShort"), "a secret in the file of results");
        Browser curious = site.signedIn(site.gateway.person("curious"));
        assertEquals(404, curious.get("/user/tokens/imports?job=" + job).status());
    }

    @Test
    void aSingleTokenIsCalledWhatWasTyped() {
        Person person = site.gateway.person("namer");
        Browser browser = site.signedIn(person);
        site.send(browser, "/user/tokens/add", "data", account("named-a"), "name_prefix", "my laptop");
        Await.until(() -> TokenSite.names(browser.get("/user")).equals(List.of("my laptop")));
    }

    @Test
    void whatIsNoCredentialIsToldAndNotShownAgain() {
        Browser browser = site.signedIn(site.gateway.person("wrongpaste"));
        Answer refused = site.send(browser, "/user/tokens/add", "data", "aorSecretButShort");
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("刷新令牌只有 17 个字符"), refused.body());
        assertFalse(refused.body().contains("aorSecretButShort"), "the secret is shown");
        assertTrue(site.send(browser, "/user/tokens/add", "data", " ").body().contains("没有内容"));
    }

    @Test
    void aConfirmedCodeBecomesAToken() {
        Person person = site.gateway.person("coder");
        Browser browser = site.signedIn(person);
        Answer begun = site.send(browser, "/user/tokens/device", "act", "begin", "name", "by code");
        assertEquals("/user?way=device#add", begun.header("location"));
        String code = browser.get("/user").texts("<output[^>]*>(.*?)</output>").get(0);
        assertTrue(browser.get("/user").body().contains("device.sso.us-east-1.amazonaws.com"));
        site.gateway.simulator().answerDevice(code, true);
        Await.until(() -> {
            site.send(browser, "/user/tokens/device", "act", "check");
            return browser.get("/user?way=device").body().contains("已添加。");
        });
        assertEquals(List.of("by code"), TokenSite.names(browser.get("/user")));
        site.send(browser, "/user/tokens/device", "act", "cancel");
        assertTrue(browser.get("/user?way=device").body().contains("获取代码"));
    }

    @Test
    void aDeniedCodeIsTold() {
        Browser browser = site.signedIn(site.gateway.person("denier"));
        site.send(browser, "/user/tokens/device", "act", "begin");
        String code = browser.get("/user").texts("<output[^>]*>(.*?)</output>").get(0);
        site.gateway.simulator().answerDevice(code, false);
        Await.until(() -> {
            site.send(browser, "/user/tokens/device", "act", "check");
            return browser.get("/user?way=device").body().contains("登录被拒绝了");
        });
    }

    @Test
    void aNewSignInTakesTheOldOnesPlace() {
        Person person = site.gateway.person("renewer");
        long id = person.token("expired-one", true);
        site.signInEnded(id);
        Browser browser = site.signedIn(person);
        Answer panel = browser.get("/user?renew=" + id);
        assertTrue(panel.body().contains("name=\"renew\" value=\"" + id + "\""), panel.body());
        Answer refused = site.send(browser, "/user/tokens/add", "renew", "" + id, "data", "ksk_" + "k".repeat(30));
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("类型是 social"), refused.body());
        Answer done = site.send(browser, "/user/tokens/add", "renew", "" + id, "data", account("expired-two"));
        assertEquals("/user", done.header("location"));
        assertEquals("active", person.token(id).get("state").getAsString());
        assertEquals(List.of("expired-one"), TokenSite.names(browser.get("/user")));
    }
}
