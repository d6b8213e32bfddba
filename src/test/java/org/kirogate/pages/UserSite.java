package org.kirogate.pages;

/** Users of the site under test, as their browsers see it. */
final class UserSite implements AutoCloseable {
    static final String PASSWORD = "Abcdef1!";

    private final ConsoleSite site;

    UserSite(String contextPath) {
        this.site = ConsoleSite.start(contextPath);
    }

    ConsoleSite console() {
        return site;
    }

    /** Makes a user and signs them in. */
    Browser signedIn(String name) throws Exception {
        site.user(name);
        Browser browser = site.browser();
        browser.post("/login", "name", name, "password", PASSWORD);
        return browser;
    }

    /** The id of a user. */
    long id(String name) throws Exception {
        return site.number("SELECT id FROM users WHERE name = '" + name + "'");
    }

    /** Makes a key as the page does, and answers its id. */
    long key(Browser browser, String name) throws Exception {
        Answer form = browser.get("/user/keys/new");
        Answer made = browser.post("/user/keys/new", "csrf_token", form.field("csrf_token"), "once", form.field("once"),
                "name", name);
        if (made.status() != 200) {
            throw new AssertionError(made.status() + " " + made.body());
        }
        return site.number("SELECT MAX(id) FROM api_keys");
    }

    /** Makes a super key for a user as the console does, and answers its id. */
    long superKey(long userId, String name) throws Exception {
        Browser administrator = site.administrator();
        Answer form = administrator.get("/admin/super-keys/new?user_id=" + userId);
        administrator.post("/admin/super-keys", "csrf_token", form.field("csrf_token"), "once", form.field("once"),
                "user_id", "" + userId, "name", name);
        return site.number("SELECT MAX(id) FROM api_keys WHERE is_super = 1");
    }

    @Override
    public void close() {
        site.close();
    }
}
