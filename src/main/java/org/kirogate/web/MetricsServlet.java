package org.kirogate.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import org.kirogate.access.Admission;
import org.kirogate.config.GatewayConfig;
import org.kirogate.secret.Digests;
import org.kirogate.token.QueueFigures;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenScope;
import org.kirogate.usage.UsageLog;

/** {@code GET /metrics}: figures since the start in the Prometheus text format, version 0.0.4. Thread-safe. */
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "bearer ";

    private final transient GatewayConfig.Web config;
    private final transient RequestLog requests;
    private final transient UsageLog usage;
    private final transient TokenPool pool;
    private final transient Admission admission;
    private final transient Supplier<Map<String, Long>> repairs;

    /** The figures of these; {@code config.metricsToken()} guards them unless it is empty. */
    public MetricsServlet(
            GatewayConfig.Web config,
            RequestLog requests,
            UsageLog usage,
            TokenPool pool,
            Admission admission,
            Supplier<Map<String, Long>> repairs) {
        this.admission = admission;
        this.repairs = repairs;
        this.config = config;
        this.requests = requests;
        this.usage = usage;
        this.pool = pool;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!allowed(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("www-authenticate", "Bearer");
            return;
        }
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getWriter().write(text());
    }

    private boolean allowed(HttpServletRequest request) {
        String header = request.getHeader("authorization");
        return config.metricsToken().isEmpty()
                || header != null
                        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        && Digests.same(config.metricsToken(), header.substring(SCHEME.length()).strip());
    }

    private String text() {
        StringBuilder text = new StringBuilder(1024);
        head(text, "kirogate_requests_total", "counter", "Requests that ended, by dialect and outcome.");
        requests.outcomes().forEach((name, count) -> {
            String[] parts = name.split(" ");
            text.append("kirogate_requests_total{dialect=\"").append(parts[0]).append("\",outcome=\"")
                    .append(parts[1]).append("\"} ").append(count).append('\n');
        });
        TokenScope everyPublic = new TokenScope.PublicTokens();
        one(text, "kirogate_input_tokens_total", "counter", "Model tokens read.", requests.inputTokens());
        one(text, "kirogate_output_tokens_total", "counter", "Model tokens written.", requests.outputTokens());
        one(text, "kirogate_public_tokens", "gauge", "Public upstream tokens.", pool.size(everyPublic));
        one(text, "kirogate_public_tokens_usable", "gauge", "Those that can serve now.", pool.usable(everyPublic));
        one(text, "kirogate_in_flight", "gauge", "Requests that hold a token.", pool.inFlight());
        one(text, "kirogate_admitted", "gauge", "Requests that were let in and are not over.", admission.inFlight());
        one(text, "kirogate_strategy_fallbacks_total", "counter", "Choices the strategy failed to make.",
                pool.strategyFallbacks());
        queue(text, pool.queue());
        head(text, "kirogate_upstream_repairs_total", "counter", "Requests mended for the upstream, by step.");
        repairs.get().forEach((step, count) -> text.append("kirogate_upstream_repairs_total{step=\"").append(step)
                .append("\"} ").append(count).append('\n'));
        one(text, "kirogate_usage_waiting", "gauge", "Usage records that wait for the database.", usage.waiting());
        one(text, "kirogate_usage_dropped_total", "counter", "Usage records lost to a full queue.", usage.dropped());
        return text.toString();
    }

    private static void queue(StringBuilder text, QueueFigures queue) {
        one(text, "kirogate_queue_waiting", "gauge", "Requests that wait for a token.", queue.waiting());
        one(text, "kirogate_queue_refused_total", "counter", "Requests told that all tokens are busy.",
                queue.refused());
        String name = "kirogate_queue_wait_seconds";
        head(text, name, "histogram", "Time in the queue of requests that waited for a token, served or not.");
        long sum = 0;
        for (int i = 0; i < queue.waits().size(); i++) {
            sum += queue.waits().get(i);
            String bound = i < QueueFigures.BOUNDS.size() ? seconds(QueueFigures.BOUNDS.get(i)) : "+Inf";
            text.append(name).append("_bucket{le=\"").append(bound).append("\"} ").append(sum).append('\n');
        }
        text.append(name).append("_sum ").append(seconds(queue.waitedMs())).append('\n');
        text.append(name).append("_count ").append(sum).append('\n');
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }

    private static void one(StringBuilder text, String name, String type, String help, long value) {
        head(text, name, type, help);
        text.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
