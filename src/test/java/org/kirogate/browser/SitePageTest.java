package org.kirogate.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kirogate.support.Folders;

/** The browser looks at every page there is: the list of pages is held against the routes' source. */
class SitePageTest {
    private static final Pattern ROUTE = Pattern.compile("\"(/[^\" ]*)\"");
    /** Routes that only take forms and lead on, and files; a page that one of them answers with is among the states. */
    private static final Set<String> NO_PAGES = Set.of(
            "/admin/logout", "/admin/users/state", "/admin/users/bulk", "/admin/keys/state", "/admin/keys/bulk",
            "/admin/super-keys/bulk", "/admin/ip/bulk", "/admin/tokens/act", "/admin/tokens/checks/*", "/admin/system/self-test",
            "/logout", "/user/keys/state", "/user/account/password", "/user/account/sessions", "/user/tokens/device",
            "/user/tokens/imports", "/user/tokens/act", "/user/tokens/bulk", "/user/requests",
            "/user/keys/bulk", "/openapi.json", "/admin/audit/check", "/admin/system/test-alert");

    @Test
    void everyPageOfTheSiteIsLookedAt() throws IOException {
        TreeSet<String> missing = new TreeSet<>(routes());
        missing.removeAll(NO_PAGES);
        Set<String> seen = SitePage.all().stream().map(page -> page.path().replaceAll("\\?.*", ""))
                .collect(Collectors.toSet());
        missing.removeIf(seen::contains);
        // What has a route of its own is no page of the route for all the others.
        seen.removeAll(routes());
        missing.removeIf(route -> route.endsWith("/*")
                && seen.stream().anyMatch(path -> path.startsWith(trimmed(route) + "/")));
        assertEquals(Set.of(), missing);
    }

    @Test
    void routesThatAreNoPagesExist() throws IOException {
        TreeSet<String> unknown = new TreeSet<>(NO_PAGES);
        unknown.removeAll(routes());
        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyPictureHasANameOfItsOwn() {
        Set<String> names = new TreeSet<>();
        SitePage.all().forEach(page -> assertTrue(names.add(page.name()), page.name()));
    }

    private static String trimmed(String route) {
        return route.length() > 1 ? route.replaceAll("/\\*?$", "") : route;
    }

    /** What the console, the centre and the public site are registered under, interfaces for programs left out. */
    private static Set<String> routes() throws IOException {
        Set<String> routes = new TreeSet<>();
        Path app = Folders.target().resolveSibling("src").resolve("main/java/org/kirogate/app");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(app, "*Routes.java")) {
            for (Path file : files) {
                routes.addAll(routes(Files.readString(file)));
            }
        }
        return routes;
    }

    private static Set<String> routes(String source) {
        int console = source.indexOf("void registerConsole(");
        String pages = console < 0 ? source : source.substring(console, source.indexOf("private ChatServlet chat("));
        Set<String> routes = new TreeSet<>();
        for (Matcher route = ROUTE.matcher(pages); route.find();) {
            String path = route.group(1);
            if (!path.contains("/api/")) {
                routes.add(path.endsWith("/*") ? path : trimmed(path));
            }
        }
        return routes;
    }
}
