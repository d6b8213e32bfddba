package org.kirogate.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The guide's three steps to a super key, click by click, and a request with that key. */
class KeyFlowInChromium {
    private static final int MOST_TABS = 300;

    private static BrowserSite site;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        site = BrowserSite.start();
        chromium = new Chromium(site);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @Test
    void threeStepsWithTheMouse() throws IOException {
        try (BrowserContext window = scripted()) {
            Page page = window.newPage();
            Problems problems = new Problems(page);
            signIn(page);
            page.fill("input[type=search]", BrowserSite.USER);
            page.waitForURL("**search=" + BrowserSite.USER);
            Locator open = page.locator("[data-super-key]").first();
            assertEquals("🔑超级Key", open.innerText().strip());
            open.click();
            Locator dialog = page.locator("dialog[open]");
            assertEquals("超级密钥", dialog.locator("input[name=name]").inputValue());
            dialog.locator("input[name=name]").fill("团队共享Key");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("确定")).click();
            String key = shownKey(page);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("📋 复制密钥")).click();
            page.locator("[data-note].saved").waitFor();
            assertEquals(key, page.evaluate("() => navigator.clipboard.readText()"));
            Download env = page.waitForDownload(() -> page.click("[data-env]"));
            assertTrue(Files.readAllLines(env.path()).contains("ANTHROPIC_API_KEY=" + key));
            page.click("[data-close]");
            assertGone(page, key);
            assertTrue(page.locator("tbody").innerText().contains("超级"), "the list counts the new key");
            assertEquals(List.of(), problems.taken());
            assertFalse(site.calls().ask(key, "[[say:你好]]").isEmpty());
        }
    }

    @Test
    void threeStepsWithTheKeyboardAlone() {
        try (BrowserContext window = scripted()) {
            Page page = window.newPage();
            Problems problems = new Problems(page);
            page.navigate(site.address() + "/admin");
            page.keyboard().type(BrowserSite.ADMIN_PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.contains("login"));
            tabTo(page, ".tabs a[href$='/admin/users']");
            page.keyboard().press("Enter");
            page.waitForURL("**/admin/users");
            page.keyboard().press("/");
            page.keyboard().type(BrowserSite.USER);
            page.waitForURL("**search=" + BrowserSite.USER);
            tabTo(page, "[data-super-key]");
            page.keyboard().press("Enter");
            page.locator("dialog[open] input[name=name]").waitFor();
            page.keyboard().type("测试专用Key");
            assertEquals("测试专用Key", page.locator("dialog[open] input[name=name]").inputValue());
            page.keyboard().press("Enter");
            String key = shownKey(page);

            page.keyboard().press("Escape");
            page.locator("[data-question]").waitFor();
            assertTrue(focused(page, "[data-back]"), "leaving unsaved asks, and staying has the focus");
            page.keyboard().press("Enter");
            tabTo(page, "[data-key]");
            page.keyboard().press("Control+A");
            page.keyboard().press("Control+C");
            page.locator("[data-note].saved").waitFor();
            assertEquals(key, page.evaluate("() => navigator.clipboard.readText()"));
            tabTo(page, "[data-close]");
            page.keyboard().press("Enter");
            assertGone(page, key);
            assertTrue(focused(page, "[data-super-key]"), "the focus returns to where it came from");
            assertEquals(List.of(), problems.taken());
            assertFalse(site.calls().ask(key, "[[say:hello]]").isEmpty());
        }
    }

    @Test
    void threeStepsWithoutScript() {
        try (BrowserContext window = chromium.window(Look.usual(), false)) {
            Page page = window.newPage();
            Problems problems = new Problems(page);
            signIn(page);
            page.fill("input[type=search]", BrowserSite.USER);
            page.press("input[type=search]", "Enter");
            page.waitForURL("**search=" + BrowserSite.USER + "*");
            page.locator("[data-super-key]").first().click();
            Locator form = page.locator("main form");
            assertEquals("超级密钥", form.locator("input[name=name]").inputValue());
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("确定")).click();
            String key = shownKey(page);
            page.click("[data-close]");
            assertGone(page, key);
            assertEquals(List.of(), problems.taken());
            assertForgotten(page, key);
            assertFalse(site.calls().ask(key, "[[say:hello]]").isEmpty());
        }
    }

    private static BrowserContext scripted() {
        BrowserContext window = chromium.window(Look.usual(), true);
        window.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        return window;
    }

    /** Step 1 and step 2 of the guide. */
    private static void signIn(Page page) {
        page.navigate(site.address() + "/admin");
        page.fill("main input[name=password]", BrowserSite.ADMIN_PASSWORD);
        page.click("main form button");
        page.waitForURL(url -> !url.contains("login"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("👥 用户").setExact(true)).click();
        page.waitForURL("**/admin/users");
    }

    private static String shownKey(Page page) {
        Locator shown = page.locator("[data-key]");
        shown.waitFor();
        String key = shown.inputValue();
        assertTrue(key.matches("sk-super-[A-Za-z0-9]{43}"), key);
        return key;
    }

    private static void assertGone(Page page, String key) {
        page.waitForURL("**/admin/users**");
        page.locator("[data-super-key]").first().waitFor();
        assertEquals(0, page.locator("[data-key]").count());
        assertFalse(page.content().contains(key), "the key is still in the page");
    }

    /** The page with the key may not be kept: a browser has nothing to go back to, or asks for it anew. */
    private static void assertForgotten(Page page, String key) {
        try {
            page.goBack();
            assertFalse(page.content().contains(key), "going back shows the key again");
        } catch (PlaywrightException e) {
            assertTrue(e.getMessage().contains("ERR_CACHE_MISS"), e.getMessage());
        }
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (focused(page, selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never reaches " + selector);
    }

    private static boolean focused(Page page, String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }
}
