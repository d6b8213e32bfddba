package org.kirogate.portal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import org.kirogate.account.SignIn;
import org.kirogate.audit.Actor;
import org.kirogate.audit.AuditLog;
import org.kirogate.token.TokenExport;
import org.kirogate.token.Tokens;

/**
 * A user's own credentials on their way out, for whoever knows the password besides holding the session; recorded
 * before they leave. Thread-safe.
 */
public final class TokenExports {
    /** So many ids fit into the detail of a record. */
    private static final int RECORDED_IDS = 700;

    private final Tokens tokens;
    private final SignIn signIn;
    private final AuditLog audit;

    /** The way out of these tokens. */
    public TokenExports(Tokens tokens, SignIn signIn, AuditLog audit) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.signIn = Objects.requireNonNull(signIn, "signIn");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * The text that an import takes back.
     *
     * @param ids     which tokens, none = all
     * @param address where the call comes from
     * @throws org.kirogate.fault.GatewayException FORBIDDEN or RATE_LIMITED about the password, NOT_FOUND
     */
    String text(long userId, List<Long> ids, String password, String address) {
        signIn.confirm(userId, password, address);
        TokenExport export = tokens.export(userId, ids);
        audit.record(Actor.user(userId, address).did("token.export", "user:" + userId, detail(export), ""));
        return export.text();
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
