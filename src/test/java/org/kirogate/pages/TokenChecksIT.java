package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** Tokens are checked with the upstream from the pool's pages, one at once or many as a job. */
class TokenChecksIT {
    private static RunningGateway gateway;
    private static Browser browser;
    private static Person alice;
    private static long token;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
        alice = gateway.person("alice");
        token = alice.token("first", true);
        alice.token("second", false);
        browser = new Browser(path -> URI.create(gateway.url(path))).with("accept-language", "zh-CN");
        browser.post("/admin/login", "password", ConsoleSite.PASSWORD);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static String csrf() {
        return browser.get("/admin/tokens").field("csrf_token");
    }

    @Test
    void oneIsCheckedAtOnceAndTheResultIsTold() {
        Answer done = browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", "validate", "id", "" + token,
                "back", "/admin/tokens/" + token);
        assertEquals("/admin/tokens/" + token, done.header("location"));
        assertTrue(browser.get("/admin/tokens/" + token).body().contains("通过了验证"));
    }

    @Test
    void creditsAreAskedForAnew() {
        browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", "usage", "id", "" + token);
        assertTrue(browser.get("/admin/tokens").body().contains("的额度已刷新"));
    }

    @Test
    void manyAreCheckedAsAJobThatSurvivesAReload() {
        Answer begun = browser.post("/admin/tokens/act", "csrf_token", csrf(), "act", "validate", "all", "1");
        String job = begun.header("location");
        assertTrue(job.matches("/admin/tokens/checks/\\d+"), job);
        Await.until(() -> browser.get(job).body().contains("badge ok"));
        assertTrue(browser.get(job).body().contains("<b>2</b> / 2"), browser.get(job).body());
        assertEquals(job, browser.get("/admin/tokens/checks").header("location"));
        assertEquals(3, browser.get(job + "?format=csv").body().split("\r\n").length);
    }

    @Test
    void theReceiptOfARealRequestIsShown() {
        String key = alice.key("k").get("key").getAsString();
        HttpResponse<String> answer = gateway.http().chat("/v1/messages", key, Http.ask("[[say:here]]", true));
        String path = "/admin/requests/" + Http.header(answer, "x-request-id");
        Await.until(() -> browser.get(path).status() == 200);
        String body = browser.get(path).body();
        assertTrue(body.contains("答复完整送达") && body.contains("第 1 次尝试：Token"), body);
    }
}
