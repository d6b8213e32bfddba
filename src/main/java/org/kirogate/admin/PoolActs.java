package org.kirogate.admin;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ImportProgress;
import org.kirogate.token.PoolList;
import org.kirogate.token.TokenImports;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenRules;
import org.kirogate.token.TokenSettings;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/** What the administrator does with tokens, each change recorded; for pages and interface alike. Thread-safe. */
public final class PoolActs {
    private final Tokens tokens;
    private final PoolList list;
    private final TokenImports jobs;
    private final AuditLog audit;

    /** Acts on these tokens. */
    public PoolActs(Tokens tokens, PoolList list, TokenImports jobs, AuditLog audit) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.list = Objects.requireNonNull(list, "list");
        this.jobs = Objects.requireNonNull(jobs, "jobs");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /** Throws NOT_FOUND about {@code token} when there is none. */
    TokenView find(long id) {
        try {
            return tokens.find(TokenRef.any(id));
        } catch (GatewayException e) {
            throw e.about("token");
        }
    }

    TokenView change(HttpServletRequest request, long id, long version, UnaryOperator<TokenSettings> change) {
        TokenView token = tokens.change(TokenRef.any(id), version, change);
        record(request, "token.change", token);
        return token;
    }

    /** Changes several; the ids of those that were not so already. */
    List<Long> changeAll(HttpServletRequest request, Collection<Long> ids, UnaryOperator<TokenSettings> change) {
        List<Long> changed = list.change(ids, change);
        Map<Long, Tokens.Label> there = tokens.labels(changed);
        changed.stream().filter(there::containsKey).forEach(id -> record(request, "token.change", find(id)));
        return changed;
    }

    void delete(HttpServletRequest request, long id) {
        TokenView token = find(id);
        tokens.delete(TokenRef.any(id));
        record(request, "token.delete", token);
    }

    TokenView validate(long id) {
        return tokens.revalidate(TokenRef.any(id));
    }

    ImportProgress validate(List<TokenView> views) {
        return jobs.validate(views);
    }

    TokenView refreshUsage(long id) {
        return tokens.refreshUsage(TokenRef.any(id));
    }

    private static String limit(int limit) {
        return limit == TokenRules.AS_CONFIGURED ? "as configured" : Integer.toString(limit);
    }

    private void record(HttpServletRequest request, String action, TokenView token) {
        JsonObject detail = new JsonObject();
        detail.addProperty("user_id", token.userId());
        detail.addProperty("name", token.name());
        detail.addProperty("is_public", token.isPublic());
        detail.addProperty("state", token.standing().state().label());
        detail.addProperty("max_concurrency", limit(token.rules().maxConcurrency()));
        detail.addProperty("requests_per_minute", limit(token.rules().requestsPerMinute()));
        detail.addProperty("weight", token.rules().weight());
        audit.record(new AuditEntry(
                "admin", request.getRemoteAddr(), action, "token:" + token.id(), detail.toString(), ""));
    }
}
