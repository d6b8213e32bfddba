package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.kirogate.page.TokenTrail;
import org.kirogate.token.Tokens;

/** Seals every credential with the current key, recorded; for page and interface alike. Thread-safe. */
final class Resealing {
    private final Tokens tokens;
    private final TokenTrail trail;

    Resealing(Tokens tokens, TokenTrail trail) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.trail = Objects.requireNonNull(trail, "trail");
    }

    /** Does it now, after which old keys can leave the configuration; answers how many were sealed anew. */
    int run(HttpServletRequest request) {
        return tokens.reseal(trail.resealed(AdminGuard.actor(request)));
    }
}
