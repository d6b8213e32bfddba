package org.kirogate.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/**
 * {@code /playground}: a request made by hand. The browser calls the API itself with the reader's key, which this server
 * sees as it sees any program's. Public. Thread-safe.
 */
public final class PlaygroundPage extends PublicPage {
    private static final long serialVersionUID = 1L;

    /** What the page shows: where programs reach the gateway, without a slash at its end. */
    public record View(String baseUrl) {
        public View {
            Objects.requireNonNull(baseUrl, "baseUrl");
        }
    }

    /** The playground of this site. */
    public PlaygroundPage(PublicSite site) {
        super(site);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, "playground", new View(site().baseUrl().of(request)));
    }
}
