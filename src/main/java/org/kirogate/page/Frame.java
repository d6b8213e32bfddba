package org.kirogate.page;

import java.util.Map;
import java.util.Objects;

/**
 * What the frame around every page shows. JSPs call its members.
 *
 * @param site    what is the same for every page
 * @param reader  what the reader chose
 * @param visitor who is signed in
 * @param here    path and query of this page inside the application, to come back to
 * @param toast   what the act before came to
 * @param notice  the announcement to all users in the reader's language, empty = none is shown
 */
public record Frame(Site site, Reader reader, Visitor visitor, String here, Toast toast, String notice) {

    /**
     * The same for every page.
     *
     * @param assets      address of the static files, context path included, without a slash at its end
     * @param stamp       changes when they do
     * @param version     for people
     * @param registrable whether somebody may register now
     */
    public record Site(String assets, String stamp, String version, boolean registrable) {}

    /**
     * What the reader chose.
     *
     * @param language {@code en} or {@code zh}
     * @param theme    {@code light}, {@code dark} or empty for the system's
     */
    public record Reader(String language, String theme) {}

    /**
     * Who looks at the page.
     *
     * @param console         whether the page belongs to the administrator's console
     * @param name            what a signed-in user is called, empty for the administrator and for nobody
     * @param signedIn        whether there is a session
     * @param csrf            its token for forms, else empty
     * @param defaultPassword whether the administrator still has the first password
     * @param poolUsable      public tokens that can serve now
     * @param poolTotal       public tokens
     * @param nearLimits      limits of the user and their keys that are nearly used up
     */
    public record Visitor(
            boolean console, String name, boolean signedIn, String csrf, boolean defaultPassword, long poolUsable,
            long poolTotal, int nearLimits) {

        /** Nobody, on a public page or a sign-in page. */
        public static Visitor nobody(boolean console) {
            return new Visitor(console, "", false, "", false, 0, 0, 0);
        }
    }

    /**
     * One sentence about what the act before came to.
     *
     * @param text       empty = nothing is to be said
     * @param undoPath   where a form that takes it back is sent, empty = it can't be taken back
     * @param undoFields what that form says
     */
    public record Toast(String text, String undoPath, Map<String, String> undoFields) {
        static final Toast NONE = new Toast("", "", Map.of());

        public Toast {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(undoPath, "undoPath");
            undoFields = Map.copyOf(undoFields);
        }
    }

    public Frame {
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(visitor, "visitor");
        Objects.requireNonNull(here, "here");
        Objects.requireNonNull(toast, "toast");
        Objects.requireNonNull(notice, "notice");
    }

    /** The address of a static file, changed with every build so that browsers may keep it for good. */
    public String asset(String path) {
        return site.assets() + "/" + path + "?v=" + site.stamp();
    }

    /** Value of the {@code lang} attribute. */
    public String languageTag() {
        return reader.language().equals("zh") ? "zh-CN" : "en";
    }

    /** The theme the reader chose, empty for the system's. */
    public String theme() {
        return reader.theme();
    }

    /** The theme the next press of the button brings: system, light, dark, system… */
    public String nextTheme() {
        return switch (reader.theme()) {
            case "light" -> "dark";
            case "dark" -> "system";
            default -> "light";
        };
    }

    /** The language that is not shown. */
    public String otherLanguage() {
        return reader.language().equals("zh") ? "en" : "zh";
    }

    /** Its own name for itself. */
    public String otherLanguageName() {
        return reader.language().equals("zh") ? "English" : "中文";
    }

    /** Where the mark at the top leads. */
    public String home() {
        return visitor.console() ? "/admin" : "/";
    }

    /** Where the sign-out form goes. */
    public String signOut() {
        return visitor.console() ? "/admin/logout" : "/logout";
    }

    /** The program's version. */
    public String version() {
        return site.version();
    }

    /** Whether somebody may register now. */
    public boolean registrable() {
        return site.registrable();
    }

    /** Whether the page belongs to the console. */
    public boolean console() {
        return visitor.console();
    }

    /** Whether there is a session. */
    public boolean signedIn() {
        return visitor.signedIn();
    }

    /** What a signed-in user is called. */
    public String name() {
        return visitor.name();
    }

    /** The session's token for forms. */
    public String csrf() {
        return visitor.csrf();
    }

    /** Whether the administrator still has the first password. */
    public boolean defaultPassword() {
        return visitor.defaultPassword();
    }

    /** Public tokens that can serve now. */
    public long poolUsable() {
        return visitor.poolUsable();
    }

    /** Public tokens. */
    public long poolTotal() {
        return visitor.poolTotal();
    }

    /** Limits of the user and their keys that are nearly used up. */
    public int nearLimits() {
        return visitor.nearLimits();
    }
}
