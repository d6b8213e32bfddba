package org.kirogate.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** {@code /docs}: the guide, with this gateway's real address in its examples. Public. Thread-safe. */
public final class DocsPage extends PublicPage {
    private static final long serialVersionUID = 1L;

    /**
     * What the page shows.
     *
     * @param contents the headings
     * @param html     the guide, which is ours and made to HTML with everything escaped
     */
    public record View(List<Guide.Heading> contents, String html) {
        public View {
            contents = List.copyOf(contents);
            Objects.requireNonNull(html, "html");
        }
    }

    /** The guide of this site. */
    public DocsPage(PublicSite site) {
        super(site);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Guide guide = Guide.in(Preferences.of(request).language());
        show(request, response, "docs", new View(
                guide.contents(), guide.html(site().baseUrl().of(request), request.getContextPath())));
    }
}
