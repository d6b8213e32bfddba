package org.kirogate.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;

/** What pages look like once somebody has done something: dialogs, windows, menus, answers, errors. */
final class SiteStates {
    private static final String DIALOG = "dialog[open]";
    private static final String SUPER_KEY = "[data-super-key]:visible";

    private SiteStates() {}

    static List<SitePage> all() {
        return List.of(
                state("login-wrong", Role.NOBODY, "/login", (page, site) -> {
                    page.fill("main input[name=name]", BrowserSite.SCRIPT);
                    page.fill("main input[name=password]", "wrong");
                    send(page, "main form .primary", "main [role=alert]");
                }),
                state("register-wrong", Role.NOBODY, "/register", (page, site) -> {
                    page.fill("main input[name=name]", BrowserSite.USER);
                    page.fill("main input[name=email]", "alice@demo.example");
                    page.fill("main input[name=password]", BrowserSite.USER_PASSWORD);
                    send(page, "main form .primary", "main [role=alert]");
                }),
                state("playground-answered", Role.NOBODY, "/playground", (page, site) -> {
                    page.fill("[data-key]", site.superKey());
                    page.locator("[data-model] option").nth(1).waitFor(attached());
                    page.click("[data-send]");
                    page.waitForFunction("() => document.querySelector('[data-output]').textContent !== '–'"
                            + " && document.querySelector('[data-stop]').hidden");
                }),
                state("playground-refused", Role.NOBODY, "/playground", (page, site) -> {
                    page.fill("[data-message]", BrowserSite.SCRIPT + BrowserSite.TURNED + BrowserSite.LONG);
                    page.fill("[data-key]", "");
                    page.click("[data-send]");
                }),

                state("admin-menu-account", Role.ADMINISTRATOR, "/admin", (page, site) -> page.click(".top .menu summary")),
                state("admin-users-menu", Role.ADMINISTRATOR, "/admin/users",
                        (page, site) -> page.locator("tbody .menu summary").first().click()),
                state("admin-users-ticked", Role.ADMINISTRATOR, "/admin/users", (page, site) -> tick(page)),
                state("admin-users-bulk", Role.ADMINISTRATOR, "/admin/users", (page, site) -> {
                    tick(page);
                    send(page, ".bulk [value=ban]", "main form.card");
                }),
                state("admin-ip-bulk", Role.ADMINISTRATOR, "/admin/ip", (page, site) -> {
                    page.locator("tbody input[type=checkbox][name=id]").first().check();
                    send(page, ".bulk [value=block]", "main form.card");
                }),
                state("admin-keys-bulk", Role.ADMINISTRATOR, "/admin/keys", (page, site) -> {
                    tick(page);
                    send(page, ".bulk .danger", "main form.card");
                }),
                state("admin-users-super-key", Role.ADMINISTRATOR, "/admin/users", (page, site) -> nameDialog(page)),
                state("admin-users-key-window", Role.ADMINISTRATOR, "/admin/users", (page, site) -> keyWindow(page)),
                state("admin-users-key-unsaved", Role.ADMINISTRATOR, "/admin/users", (page, site) -> {
                    keyWindow(page);
                    page.keyboard().press("Escape");
                    page.locator("[data-question]").waitFor();
                }),
                state("admin-users-delete-dialog", Role.ADMINISTRATOR, "/admin/users",
                        (page, site) -> dialog(page, "tbody .menu", "/delete?")),
                state("admin-tokens-menu", Role.ADMINISTRATOR, "/admin/tokens",
                        (page, site) -> page.locator("tbody .menu summary").first().click()),
                state("admin-tokens-checks", Role.ADMINISTRATOR, "/admin/tokens", (page, site) -> {
                    tick(page);
                    page.click(".bulk [value=validate]");
                    page.waitForURL("**/admin/tokens/checks/**");
                }),
                state("admin-super-keys-rotate-dialog", Role.ADMINISTRATOR, "/admin/super-keys", (page, site) -> {
                    page.locator("tbody a[href*='/rotate?']").first().click();
                    page.locator(DIALOG).waitFor();
                }),
                state("admin-audit-open", Role.ADMINISTRATOR, "/admin/audit",
                        (page, site) -> page.evaluate("() => document.querySelectorAll('tbody details')"
                                + ".forEach(one => { one.open = true; })")),
                state("admin-usage-table", Role.ADMINISTRATOR, "/admin/usage",
                        (page, site) -> page.locator("details.data summary").first().click()),
                state("admin-system-tested", Role.ADMINISTRATOR, "/admin/system",
                        (page, site) -> send(page, "#self-test form button", "#self-test .timeline")),

                state("my-menu-account", Role.USER, "/user/account", (page, site) -> page.click(".top .menu summary")),
                state("my-tokens-file", Role.USER, "/user?way=file", (page, site) -> { }),
                state("my-tokens-device", Role.USER, "/user?way=device", (page, site) -> {
                    if (page.locator("#user-code").count() == 0) {
                        if (page.locator("[data-progress=device] [value=cancel]").count() > 0) {
                            send(page, "[data-progress=device] [value=cancel]", "[data-progress=device] [value=begin]");
                        }
                        send(page, "[data-progress=device] [value=begin]", "#user-code");
                    }
                }),
                state("my-tokens-import", Role.USER, "/user?way=paste", (page, site) -> {
                    if (page.locator("#user-code").count() > 0) {
                        send(page, "[data-progress=device] [value=cancel]", "[data-progress=device] [value=begin]");
                        page.navigate(site.address() + "/user");
                    }
                    // Long enough to be tried, and unknown to the service.
                    page.fill("[data-add] textarea", "aorA".repeat(40) + "\n" + "aorB".repeat(40));
                    send(page, "[data-add] form .primary", ".job");
                }),
                state("my-tokens-menu", Role.USER, "/user",
                        (page, site) -> page.locator(".rows .menu summary").first().click()),
                state("my-tokens-terms-dialog", Role.USER, "/user",
                        (page, site) -> dialog(page, ".rows .menu", "/terms?")),
                state("my-keys-menu", Role.USER, "/user/keys",
                        (page, site) -> page.locator("tbody .menu summary").first().click()),
                state("my-keys-delete-dialog", Role.USER, "/user/keys", (page, site) -> {
                    page.locator("tbody a[href*='/delete?']").first().click();
                    page.locator(DIALOG).waitFor();
                }),
                state("my-keys-key-window", Role.USER, "/user/keys/new", (page, site) -> {
                    page.fill("main input[name=name]", BrowserSite.EMOJI);
                    send(page, "main form .primary", "[data-key]");
                    page.evaluate("() => addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)");
                }));
    }

    private static SitePage state(String name, Role role, String path, SitePage.State state) {
        return new SitePage(name, role, path, 200, state);
    }

    private static void send(Page page, String button, String shown) {
        page.locator(button).first().click();
        page.locator(shown).first().waitFor();
    }

    private static void tick(Page page) {
        for (int i = 0; i < 2; i++) {
            page.locator("tbody input[type=checkbox][name=id]").nth(i).check();
        }
    }

    private static void nameDialog(Page page) {
        page.locator(SUPER_KEY).first().click();
        page.locator(DIALOG + " input[name=name]").waitFor();
    }

    private static void keyWindow(Page page) {
        nameDialog(page);
        page.locator(DIALOG + " button[type=submit]").click();
        page.locator(DIALOG + " [data-key]").waitFor();
    }

    private static void dialog(Page page, String menus, String href) {
        Locator menu = page.locator(menus).first();
        menu.locator("summary").click();
        menu.locator("a[data-dialog][href*='" + href + "']").click();
        page.locator(DIALOG).waitFor();
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }
}
