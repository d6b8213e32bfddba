package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;

/**
 * A row of the table.
 *
 * @param view            what people may see of it
 * @param secret          its sealed credential
 * @param models          what the account lists, empty = not known yet
 * @param modelsCheckedAt when the account was asked, {@link Instant#EPOCH} = never
 * @param checkedAt       when its health was last checked, {@link Instant#EPOCH} = never
 */
record StoredToken(
        TokenView view,
        SealedCredential secret,
        ModelList models,
        Instant modelsCheckedAt,
        Instant checkedAt) {
    StoredToken {
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(modelsCheckedAt, "modelsCheckedAt");
        Objects.requireNonNull(checkedAt, "checkedAt");
    }

    long id() {
        return view.id();
    }
}
