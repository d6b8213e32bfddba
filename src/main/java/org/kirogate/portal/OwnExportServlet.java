package org.kirogate.portal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.kirogate.account.SignIn;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.page.ApiCall;
import org.kirogate.page.JsonServlet;
import org.kirogate.token.TokenExport;
import org.kirogate.token.Tokens;

/**
 * {@code /user/api/tokens/export}: a user's own credentials, for whoever knows the password besides holding the
 * session. Every export is recorded before it leaves. Thread-safe.
 */
public final class OwnExportServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    /** So many ids fit into the detail of a record. */
    private static final int RECORDED_IDS = 700;

    private final transient UserGuard guard;
    private final transient Tokens tokens;
    private final transient SignIn signIn;
    private final transient AuditLog audit;

    /** The way out of these tokens. */
    public OwnExportServlet(UserGuard guard, Tokens tokens, SignIn signIn, AuditLog audit) {
        this.guard = guard;
        this.tokens = tokens;
        this.signIn = signIn;
        this.audit = audit;
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
        String address = call.request().getRemoteAddr();
        List<Long> ids = TokenIds.of(call);
        signIn.confirm(userId, call.fields().string("password"), address);
        TokenExport export = tokens.export(userId, ids);
        audit.record(new AuditEntry("user:" + userId, address, "token.export", "user:" + userId, detail(export), ""));
        response.setHeader("content-disposition", "attachment; filename=\"kirogate-tokens.json\"");
        return JsonParser.parseString(export.text());
    }

    private static String detail(TokenExport export) {
        JsonArray ids = new JsonArray();
        export.ids().stream().limit(RECORDED_IDS).forEach(ids::add);
        JsonObject detail = new JsonObject();
        detail.addProperty("count", export.ids().size());
        detail.add("ids", ids);
        return detail.toString();
    }
}
