package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * {@code /user/tokens/export}: asks for the password again, and answers all of one's own tokens as a file that an
 * import takes back. Thread-safe.
 */
public final class ExportTokensPage extends UserPage {
    private static final long serialVersionUID = 1L;

    private final transient TokenExports exports;

    /** What the page shows; {@code error} is what was wrong with the password, empty = nothing. */
    public record View(String error) {
        public View {
            Objects.requireNonNull(error, "error");
        }
    }

    /** The page of this user centre. */
    public ExportTokensPage(Centre centre, TokenExports exports) {
        super(centre);
        this.exports = exports;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        show(request, response, "user/token-export", new View(""));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            String text = exports.text(
                    userId(request), List.of(), given(request, "password"), request.getRemoteAddr());
            response.setContentType("application/json; charset=UTF-8");
            response.setHeader("content-disposition", "attachment; filename=\"kirogate-tokens.json\"");
            response.getWriter().write(text);
        } catch (GatewayException e) {
            if (e.fault() != Fault.FORBIDDEN && e.fault() != Fault.RATE_LIMITED) {
                throw e;
            }
            response.setStatus(e.fault().status());
            show(request, response, "user/token-export", new View(pages().told(request, e)));
        }
    }
}
