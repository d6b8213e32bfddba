package org.kirogate.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.token.TokenScope;

/** {@code /}: what this is, how one connects, and the way in. Public; asks nothing of the database. Thread-safe. */
public final class LandingPage extends PublicPage {
    private static final long serialVersionUID = 1L;

    /**
     * What the page shows.
     *
     * @param baseUrl     where programs reach the gateway, without a slash at its end
     * @param registrable whether somebody may register now
     * @param usable      public tokens that can serve now
     * @param success     share of good answers of the last 24 hours in per cent, empty when there were none
     */
    public record View(String baseUrl, boolean registrable, long usable, String success) {
        public View {
            Objects.requireNonNull(baseUrl, "baseUrl");
            Objects.requireNonNull(success, "success");
        }
    }

    /** The first page of this site. */
    public LandingPage(PublicSite site) {
        super(site);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, "landing", new View(
                site().baseUrl().of(request),
                site().settings().current().registrable(),
                site().pool().usable(new TokenScope.PublicTokens()),
                SuccessHour.rate(site().lately().get())));
    }
}
