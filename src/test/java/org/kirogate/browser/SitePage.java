package org.kirogate.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page to look at, as it comes or in a state that somebody brought it into.
 *
 * @param name   of its picture
 * @param role   who looks at it
 * @param path   its address; {@code {user}}, {@code {key}} and other such names stand for ids of the site
 * @param status what it answers
 * @param state  how it is brought into the state that is looked at
 */
record SitePage(String name, Role role, String path, int status, State state) {

    /** Brings a page that has loaded into a state. */
    interface State {
        void reach(Page page, BrowserSite site);
    }

    SitePage(String name, Role role, String path, int status) {
        this(name, role, path, status, (page, site) -> { });
    }

    /** All of them, and the states of {@link SiteStates} and {@link LimitStates}. */
    static List<SitePage> all() {
        return Stream.of(pages(), SiteStates.all(), LimitStates.all()).flatMap(List::stream).toList();
    }

    /** Every page as it comes; a page that is added to the site is added here, or {@link SitePageTest} fails. */
    static List<SitePage> pages() {
        return List.of(
                of("landing", Role.NOBODY, "/"),
                of("docs", Role.NOBODY, "/docs"),
                new SitePage("docs-api", Role.NOBODY, "/docs/api", 200,
                        (page, site) -> page.locator(".opblock").first().waitFor()),
                of("playground", Role.NOBODY, "/playground"),
                of("status", Role.NOBODY, "/status"),
                of("login", Role.NOBODY, "/login"),
                of("register", Role.NOBODY, "/register"),
                of("admin-login", Role.NOBODY, "/admin/login"),
                new SitePage("not-found", Role.NOBODY, "/nowhere", 404),

                of("admin-overview", Role.ADMINISTRATOR, "/admin"),
                of("admin-users", Role.ADMINISTRATOR, "/admin/users"),
                of("admin-users-filtered", Role.ADMINISTRATOR, "/admin/users?search=e&state=active&trust=1"),
                of("admin-users-no-match", Role.ADMINISTRATOR, "/admin/users?search=zzzzzz&state=banned"),
                of("admin-user", Role.ADMINISTRATOR, "/admin/users/{user}"),
                of("admin-user-limited", Role.ADMINISTRATOR, "/admin/users/{second}"),
                of("admin-user-limits", Role.ADMINISTRATOR, "/admin/users/limits?user_id={second}"),
                of("admin-user-trust", Role.ADMINISTRATOR, "/admin/users/trust?user_id={user}"),
                of("admin-user-ban", Role.ADMINISTRATOR, "/admin/users/ban?user_id={user}"),
                of("admin-user-password", Role.ADMINISTRATOR, "/admin/users/password?user_id={user}"),
                of("admin-user-sign-out", Role.ADMINISTRATOR, "/admin/users/sign-out?user_id={user}"),
                of("admin-user-delete", Role.ADMINISTRATOR, "/admin/users/delete?user_id={user}"),
                of("admin-tokens", Role.ADMINISTRATOR, "/admin/tokens"),
                of("admin-tokens-no-match", Role.ADMINISTRATOR, "/admin/tokens?search=zzzzzz"),
                of("admin-token", Role.ADMINISTRATOR, "/admin/tokens/{token}"),
                of("admin-token-delete", Role.ADMINISTRATOR, "/admin/tokens/delete?id={token}"),
                of("admin-token-private", Role.ADMINISTRATOR, "/admin/tokens/private?id={token}"),
                of("admin-super-keys", Role.ADMINISTRATOR, "/admin/super-keys"),
                of("admin-super-key-new", Role.ADMINISTRATOR, "/admin/super-keys/new?user_id={user}"),
                of("admin-super-key-new-any", Role.ADMINISTRATOR, "/admin/super-keys/new"),
                of("admin-keys", Role.ADMINISTRATOR, "/admin/keys"),
                of("admin-keys-no-match", Role.ADMINISTRATOR, "/admin/keys?search=zzzzzz"),
                of("admin-keys-limited", Role.ADMINISTRATOR, "/admin/keys?search=bob"),
                of("admin-key", Role.ADMINISTRATOR, "/admin/keys/{limited}"),
                of("admin-key-super", Role.ADMINISTRATOR, "/admin/keys/{super}"),
                of("admin-key-edit", Role.ADMINISTRATOR, "/admin/keys/edit?key_id={super}"),
                of("admin-key-rotate", Role.ADMINISTRATOR, "/admin/keys/rotate?key_id={super}"),
                of("admin-key-delete", Role.ADMINISTRATOR, "/admin/keys/delete?key_id={super}"),
                of("admin-requests", Role.ADMINISTRATOR, "/admin/requests"),
                of("admin-requests-no-match", Role.ADMINISTRATOR, "/admin/requests?search=zzzzzz"),
                of("admin-request", Role.ADMINISTRATOR, "/admin/requests/{request}"),
                of("admin-request-left", Role.ADMINISTRATOR, "/admin/requests/{left}"),
                of("admin-usage", Role.ADMINISTRATOR, "/admin/usage"),
                of("admin-ip", Role.ADMINISTRATOR, "/admin/ip"),
                of("admin-ip-blocked", Role.ADMINISTRATOR, "/admin/ip/blocked"),
                of("admin-ip-block", Role.ADMINISTRATOR, "/admin/ip/block"),
                of("admin-announcement", Role.ADMINISTRATOR, "/admin/announcement"),
                of("admin-settings", Role.ADMINISTRATOR, "/admin/settings"),
                of("admin-new-keys", Role.ADMINISTRATOR, "/admin/settings/new-keys?kind=ordinary"),
                of("admin-audit", Role.ADMINISTRATOR, "/admin/audit"),
                of("admin-audit-no-match", Role.ADMINISTRATOR, "/admin/audit?search=zzzzzz&group=audit"),
                of("admin-system", Role.ADMINISTRATOR, "/admin/system"),
                of("admin-re-encrypt", Role.ADMINISTRATOR, "/admin/system/re-encrypt"),
                of("admin-password", Role.ADMINISTRATOR, "/admin/password"),
                new SitePage("admin-not-found", Role.ADMINISTRATOR, "/admin/users/999999", 404),

                of("my-tokens", Role.USER, "/user"),
                of("my-tokens-no-match", Role.USER, "/user/tokens?search=zzzzzz"),
                of("my-token-add", Role.USER, "/user/tokens/add"),
                of("my-token-edit", Role.USER, "/user/tokens/edit?id={token}"),
                of("my-token-terms", Role.USER, "/user/tokens/terms?id={token}"),
                of("my-token-history", Role.USER, "/user/tokens/history?id={token}"),
                of("my-token-delete", Role.USER, "/user/tokens/delete?id={token}"),
                of("my-token-export", Role.USER, "/user/tokens/export"),
                of("my-keys", Role.USER, "/user/keys"),
                of("my-keys-no-match", Role.USER, "/user/keys?search=zzzzzz"),
                of("my-key-new", Role.USER, "/user/keys/new"),
                of("my-key", Role.USER, "/user/keys/{key}"),
                of("my-key-super", Role.USER, "/user/keys/{super}"),
                of("my-key-edit", Role.USER, "/user/keys/edit?id={key}"),
                of("my-key-rotate", Role.USER, "/user/keys/rotate?id={key}"),
                of("my-key-delete", Role.USER, "/user/keys/delete?id={super}"),
                of("my-keys-limited", Role.SECOND, "/user/keys"),
                of("my-key-limited", Role.SECOND, "/user/keys/{limited}"),
                of("my-key-edit-limited", Role.SECOND, "/user/keys/edit?id={limited}"),
                of("my-usage", Role.USER, "/user/usage"),
                of("my-request", Role.USER, "/user/requests/{request}"),
                of("my-request-left", Role.SECOND, "/user/requests/{left}"),
                of("my-account", Role.USER, "/user/account"),
                of("my-tokens-empty", Role.NEWCOMER, "/user"),
                of("my-keys-empty", Role.NEWCOMER, "/user/keys"),
                of("my-usage-empty", Role.NEWCOMER, "/user/usage"),
                new SitePage("my-not-found", Role.USER, "/user/nowhere", 404));
    }

    /** Whether the page is an answer that a browser tells as an error. */
    boolean fails() {
        return status >= 400 || name.endsWith("-wrong");
    }

    private static SitePage of(String name, Role role, String path) {
        return new SitePage(name, role, path, 200);
    }
}
