package org.kirogate.portal;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.kirogate.page.ApiCall;
import org.kirogate.page.JsonServlet;

/**
 * {@code /user/api/tokens/export}: a user's own credentials, for whoever knows the password besides holding the
 * session. Every export is recorded before it leaves. Thread-safe.
 */
public final class OwnExportServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient UserGuard guard;
    private final transient TokenExports exports;

    /** The way out of these tokens. */
    public OwnExportServlet(UserGuard guard, TokenExports exports) {
        this.guard = guard;
        this.exports = exports;
    }

    @Override
    protected void check(HttpServletRequest request, HttpServletResponse response) {
        guard.require(request);
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        if (!call.route().equals("POST")) {
            throw ApiCall.unknownPath();
        }
        long userId = guard.require(call.request()).userId();
        List<Long> ids = TokenIds.of(call);
        String text = exports.text(userId, ids, call.fields().string("password"), call.request().getRemoteAddr());
        response.setHeader("content-disposition", "attachment; filename=\"kirogate-tokens.json\"");
        return JsonParser.parseString(text);
    }
}
