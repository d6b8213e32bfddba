package org.kirogate.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The browser of this machine, and what it remembers of each role's sign-in. One thread. */
final class Chromium implements AutoCloseable {
    private static final int HEIGHT = 800;

    private final Playwright playwright = Playwright.create();
    private final Browser browser;
    private final BrowserSite site;
    private final Map<Role, String> signedIn = new EnumMap<>(Role.class);

    Chromium(BrowserSite site) {
        this.site = site;
        this.browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getProperty("chromium")))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")));
    }

    /** A window that nobody has signed in with. */
    BrowserContext window(Look look, boolean script) {
        return browser.newContext(options(look).setJavaScriptEnabled(script));
    }

    /** A window of somebody who has signed in. */
    BrowserContext window(Look look, Role role) {
        return browser.newContext(options(look).setStorageState(signedIn.computeIfAbsent(role, this::signIn)));
    }

    private static Browser.NewContextOptions options(Look look) {
        return new Browser.NewContextOptions().setLocale(look.language()).setColorScheme(look.scheme())
                .setTimezoneId("Asia/Shanghai").setHasTouch(look.narrow()).setViewportSize(look.width(), HEIGHT);
    }

    private String signIn(Role role) {
        try (BrowserContext window = window(Look.usual(), true)) {
            Page page = window.newPage();
            switch (role) {
                case NOBODY -> page.navigate(site.address() + "/status");
                case USER -> signIn(page, BrowserSite.USER);
                case SECOND -> signIn(page, BrowserSite.SECOND);
                case NEWCOMER -> signIn(page, BrowserSite.NEWCOMER);
                case ADMINISTRATOR -> {
                    page.navigate(site.address() + "/admin/login");
                    submit(page, BrowserSite.ADMIN_PASSWORD, "**/admin**");
                }
            }
            return window.storageState();
        }
    }

    private void signIn(Page page, String name) {
        page.navigate(site.address() + "/login");
        page.fill("main input[name=name]", name);
        submit(page, BrowserSite.USER_PASSWORD, "**/user**");
    }

    private static void submit(Page page, String password, String next) {
        page.fill("main input[name=password]", password);
        page.press("main input[name=password]", "Enter");
        page.waitForURL(next);
        page.waitForURL(url -> !url.contains("login"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
