package org.kirogate.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** What pages look like with limits, approvals, and a record that is whole or not. */
final class LimitStates {
    private LimitStates() {}

    static List<SitePage> all() {
        return List.of(
                state("my-approvals", Role.SECOND, "/user/approvals", (page, site) -> {
                    site.someWait();
                    page.reload();
                }),
                state("my-keys-approvals", Role.SECOND, "/user/keys", (page, site) -> {
                    site.someWait();
                    page.reload();
                }),
                state("my-keys-waiting", Role.USER, "/user/keys?state=pending", (page, site) -> {
                    site.someWait();
                    page.reload();
                }),
                state("admin-overview-waiting", Role.ADMINISTRATOR, "/admin", (page, site) -> {
                    site.someWait();
                    page.reload();
                }),
                state("admin-super-keys-waiting", Role.ADMINISTRATOR, "/admin/super-keys?state=pending", (page, site) -> {
                    site.someWait();
                    page.reload();
                }),
                state("my-approvals-none", Role.SECOND, "/user/approvals", (page, site) -> {
                    site.noneWaits();
                    page.reload();
                }),
                state("admin-key-edit-wrong", Role.ADMINISTRATOR, "/admin/keys/edit?key_id={super}", (page, site) -> {
                    page.fill("[name='day.tokens']", "a million");
                    refused(page, "day.tokens");
                }),
                state("my-key-edit-wrong", Role.SECOND, "/user/keys/edit?id={limited}", (page, site) -> {
                    page.fill("[name=networks]", "10.0.0.0/33");
                    refused(page, "networks");
                }),
                state("admin-user-limits-wrong", Role.ADMINISTRATOR, "/admin/users/limits?user_id={user}", (page, site) -> {
                    page.fill("[name=zone]", "Mars/" + BrowserSite.LONG.substring(20));
                    refused(page, "zone");
                }),
                state("admin-audit-intact", Role.ADMINISTRATOR, "/admin/audit", (page, site) -> {
                    site.tamper(true);
                    check(page, "ok");
                }),
                state("admin-audit-broken", Role.ADMINISTRATOR, "/admin/audit", (page, site) -> {
                    site.tamper(false);
                    check(page, "failed");
                    site.tamper(true);
                }),
                state("admin-system-alert", Role.ADMINISTRATOR, "/admin/system", (page, site) -> {
                    page.click("#alerts button");
                    page.locator("[data-toast]").first().waitFor();
                }));
    }

    private static SitePage state(String name, Role role, String path, SitePage.State state) {
        return new SitePage(name, role, path, 200, state);
    }

    /** Sends the form, which comes back with that field marked. */
    private static void refused(Page page, String field) {
        page.click(".limit-foot .primary");
        page.locator("[name='" + field + "'][aria-invalid=true]").waitFor();
    }

    private static void check(Page page, String badge) {
        page.click("#chain form button");
        page.locator("#chain:not([data-running]) .panel-head .badge." + badge).waitFor();
    }
}
