package org.kirogate.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What a browser complained about while pages were open. */
final class Problems {
    private final List<String> found = new ArrayList<>();
    private String expected = "";

    Problems(Page page) {
        page.onPageError(error -> found.add("script: " + error));
        page.onConsoleMessage(message -> {
            boolean told = !expected.isEmpty() && message.location().startsWith(expected);
            if (List.of("error", "warning").contains(message.type()) && !told) {
                found.add("console: " + message.text() + " (" + message.location() + ")");
            }
        });
        page.onRequestFailed(request -> {
            if (!request.failure().contains("ERR_ABORTED")) {
                found.add("request: " + request.url() + " " + request.failure());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400 && !response.request().isNavigationRequest()) {
                found.add("request: " + response.url() + " answered " + response.status());
            }
        });
    }

    /** The address of a page that is meant to fail: the browser tells that as an error too. */
    void expect(String address) {
        expected = address;
    }

    /** What there was since the last call. */
    List<String> taken() {
        List<String> taken = List.copyOf(found);
        found.clear();
        return taken;
    }
}
