package org.kirogate.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kirogate.site.SiteSettings;
import org.kirogate.token.TokenPool;

/**
 * What every public page works with. Thread-safe.
 *
 * @param pages    shows them
 * @param visitors who looks at a page: a signed-in user, the administrator, or nobody
 * @param baseUrl  where programs reach the gateway
 * @param pool     whose health is told
 * @param settings whether one may register, and whether the gateway is under maintenance
 * @param lately   how the hours went that had requests, oldest first; from memory
 * @param database whether the database answers; asks it
 */
public record PublicSite(
        Pages pages,
        Function<HttpServletRequest, Frame.Visitor> visitors,
        BaseUrl baseUrl,
        TokenPool pool,
        SiteSettings settings,
        Supplier<List<SuccessHour>> lately,
        BooleanSupplier database) {

    public PublicSite {
        Objects.requireNonNull(pages, "pages");
        Objects.requireNonNull(visitors, "visitors");
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(lately, "lately");
        Objects.requireNonNull(database, "database");
    }
}
