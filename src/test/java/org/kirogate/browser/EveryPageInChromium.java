package org.kirogate.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kirogate.support.Folders;

/** Every page in every look: nothing fails, nothing overflows, nothing is untranslated, everybody can use it. */
class EveryPageInChromium {
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

    @TestFactory
    Stream<DynamicContainer> everyPageIsSound() {
        return Look.all().stream().map(look -> DynamicContainer.dynamicContainer(look.name(), tests(look)));
    }

    private static Stream<DynamicTest> tests(Look look) {
        Map<Role, BrowserContext> windows = new EnumMap<>(Role.class);
        String wanted = System.getProperty("pages", "");
        return SitePage.all().stream().filter(page -> page.name().matches(wanted.isEmpty() ? ".*" : wanted))
                .map(page -> DynamicTest.dynamicTest(page.name() + " " + look.name(), () -> inspect(
                        windows.computeIfAbsent(page.role(), role -> chromium.window(look, role)), page, look)))
                .onClose(() -> windows.values().forEach(BrowserContext::close));
    }

    private static void inspect(BrowserContext window, SitePage shown, Look look) {
        try (Page page = window.newPage()) {
            Problems problems = new Problems(page);
            if (shown.fails()) {
                problems.expect(site.address(shown).replaceAll("\\?.*", ""));
            }
            Response response = page.navigate(site.address(shown));
            reach(shown, page, look);
            page.evaluate("() => document.fonts.ready.then(() => true)");
            List<String> wrong = new ArrayList<>();
            if (response.status() != shown.status()) {
                wrong.add("answered " + response.status() + ", not " + shown.status());
            }
            wrong.addAll(Inspection.of(page, look));
            // A dialog's ground reaches as far as the window does.
            boolean whole = page.locator("dialog[open]").count() == 0;
            page.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(picture(shown, look)));
            wrong.addAll(Inspection.withoutMouse(page));
            wrong.addAll(problems.taken());
            assertEquals("", String.join("\n", wrong));
        }
    }

    /** Brings the page into its state; a page that does not come into it leaves a picture too. */
    private static void reach(SitePage shown, Page page, Look look) {
        try {
            shown.state().reach(page, site);
        } catch (TimeoutError e) {
            page.screenshot(new Page.ScreenshotOptions().setPath(picture(shown, look)));
            throw e;
        }
    }

    private static Path picture(SitePage page, Look look) {
        return Folders.target().resolve("screenshots").resolve(look.name()).resolve(page.name() + ".png");
    }
}
