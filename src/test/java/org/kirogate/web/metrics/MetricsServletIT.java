package org.kirogate.web.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.config.GatewayConfig;
import org.kirogate.support.TestTomcat;

class MetricsServletIT {
    private static final List<MetricSource> SOURCES =
            List.of(text -> text.gauge("one", "First.", 1), text -> text.gauge("two", "Second.", 2));

    @Test
    void sourcesAreShownInTheirOrder() {
        try (TestTomcat site = site("")) {
            HttpResponse<String> answer = http(site).send("GET", "/metrics", "");
            assertEquals(List.of("one", "two"), List.copyOf(PrometheusText.read(answer.body()).keySet()));
        }
    }

    @Test
    void theirBearerGuardsThem() {
        try (TestTomcat site = site("the-bearer-of-metrics")) {
            HttpResponse<String> refused = http(site).send("GET", "/metrics", "");
            assertEquals(401, refused.statusCode());
            assertEquals("Bearer", Http.header(refused, "www-authenticate"));
            assertEquals(401, http(site).send("GET", "/metrics", "", "authorization", "Bearer other").statusCode());
            assertEquals(200, http(site).send("GET", "/metrics", "",
                    "authorization", "bearer the-bearer-of-metrics").statusCode());
        }
    }

    private static TestTomcat site(String token) {
        GatewayConfig.Web config = new GatewayConfig.Web(1024, List.of(), "", List.of(), List.of(), token);
        return TestTomcat.with("", (classes, context) ->
                context.addServlet("metrics", new MetricsServlet(config, SOURCES)).addMapping("/metrics"));
    }

    private static Http http(TestTomcat site) {
        return new Http(site.uri("").toString());
    }
}
