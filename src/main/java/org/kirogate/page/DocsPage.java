package org.kirogate.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.token.TokenPool;

/** {@code /docs}: how programs call this gateway, with its real address. Public. Thread-safe. */
public final class DocsPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Each route with the name under which the words say what it does. */
    private static final List<Route> ROUTES = List.of(
            new Route("POST /v1/chat/completions", "chat"),
            new Route("POST /v1/responses", "responses"),
            new Route("POST /v1/messages", "messages"),
            new Route("POST /v1/messages/count_tokens", "count"),
            new Route("GET /v1/models", "models"),
            new Route("GET /health", "health"),
            new Route("GET /metrics", "metrics"));

    private final transient Pages pages;
    private final transient BaseUrl baseUrl;

    /**
     * A route of the public API.
     *
     * @param call  method and path
     * @param about end of the key of the words that say what it does
     */
    public record Route(String call, String about) {}

    /**
     * What the page shows.
     *
     * @param baseUrl where programs reach the gateway, without a slash at its end
     * @param noToken what a super key is told when no public token is usable
     */
    public record View(String baseUrl, List<Route> routes, String noToken) {
        public View {
            Objects.requireNonNull(noToken, "noToken");
            Objects.requireNonNull(baseUrl, "baseUrl");
            routes = List.copyOf(routes);
        }
    }

    /** The page of this build. */
    public DocsPage(Pages pages, BaseUrl baseUrl) {
        this.pages = pages;
        this.baseUrl = baseUrl;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        View view = new View(baseUrl.of(request), ROUTES, TokenPool.NO_PUBLIC_TOKEN);
        pages.show(request, response, "docs", view, Frame.Visitor.nobody(false));
    }
}
