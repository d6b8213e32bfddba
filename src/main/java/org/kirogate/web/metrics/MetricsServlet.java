package org.kirogate.web.metrics;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.config.GatewayConfig;
import org.kirogate.secret.Digests;

/** {@code GET /metrics}: the figures of all sources. Thread-safe. */
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "bearer ";

    private final transient GatewayConfig.Web config;
    private final transient List<MetricSource> sources;

    /** The figures of these, in their order; {@code config.metricsToken()} guards them unless it is empty. */
    public MetricsServlet(GatewayConfig.Web config, List<MetricSource> sources) {
        this.config = Objects.requireNonNull(config, "config");
        this.sources = List.copyOf(sources);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!allowed(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("www-authenticate", "Bearer");
            return;
        }
        MetricsText text = new MetricsText();
        sources.forEach(source -> source.write(text));
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getWriter().write(text.toString());
    }

    private boolean allowed(HttpServletRequest request) {
        String header = request.getHeader("authorization");
        return config.metricsToken().isEmpty()
                || header != null
                        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        && Digests.same(config.metricsToken(), header.substring(SCHEME.length()).strip());
    }
}
