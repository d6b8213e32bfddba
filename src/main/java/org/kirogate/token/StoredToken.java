package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;

/**
 * A row of the table.
 *
 * @param view              what people may see of it
 * @param secret            its sealed credential
 * @param models            what the account lists, empty = not known yet
 * @param modelsCheckedAt   when the account was asked, {@link Instant#EPOCH} = never
 * @param maxConcurrency    requests at a time, 0 = no limit, {@link #AS_CONFIGURED}
 * @param requestsPerMinute 0 = no limit, {@link #AS_CONFIGURED}
 */
record StoredToken(
        TokenView view,
        SealedCredential secret,
        ModelList models,
        Instant modelsCheckedAt,
        int maxConcurrency,
        int requestsPerMinute) {
    /** The token has no limit of its own: the configured one holds. */
    static final int AS_CONFIGURED = -1;

    StoredToken {
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(modelsCheckedAt, "modelsCheckedAt");
    }

    long id() {
        return view.id();
    }
}
