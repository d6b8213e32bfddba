package org.kirogate.admin;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.token.Tokens;

/** Seals every credential with the current key, recorded; for page and interface alike. Thread-safe. */
final class Resealing {
    private final Tokens tokens;
    private final AuditLog audit;

    Resealing(Tokens tokens, AuditLog audit) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /** Does it now, after which old keys can leave the configuration; answers how many were sealed anew. */
    int run(HttpServletRequest request) {
        int sealed = tokens.reseal();
        JsonObject detail = new JsonObject();
        detail.addProperty("re_encrypted", sealed);
        audit.record(new AuditEntry(
                "admin", request.getRemoteAddr(), "token.re_encrypt", "tokens", detail.toString(), ""));
        return sealed;
    }
}
