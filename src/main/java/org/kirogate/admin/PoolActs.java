package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.TokenTrail;
import org.kirogate.token.ImportProgress;
import org.kirogate.token.PoolList;
import org.kirogate.token.TokenImports;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenSettings;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/** What the administrator does with tokens, each change recorded; for pages and interface alike. Thread-safe. */
public final class PoolActs {
    private final Tokens tokens;
    private final PoolList list;
    private final TokenImports jobs;
    private final TokenTrail trail;

    /** Acts on these tokens. */
    public PoolActs(Tokens tokens, PoolList list, TokenImports jobs, TokenTrail trail) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.list = Objects.requireNonNull(list, "list");
        this.jobs = Objects.requireNonNull(jobs, "jobs");
        this.trail = Objects.requireNonNull(trail, "trail");
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
        return tokens.change(TokenRef.any(id), version, change, trail.changed(AdminGuard.actor(request)));
    }

    /** Changes several; the ids of those that were not so already. */
    List<Long> changeAll(HttpServletRequest request, Collection<Long> ids, UnaryOperator<TokenSettings> change) {
        return list.change(ids, change, trail.changed(AdminGuard.actor(request)));
    }

    void delete(HttpServletRequest request, long id) {
        tokens.delete(TokenRef.any(id), trail.deleted(AdminGuard.actor(request)));
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
}
