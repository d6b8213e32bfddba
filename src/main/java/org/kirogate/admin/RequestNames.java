package org.kirogate.admin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.ApiKeys;
import org.kirogate.account.Users;
import org.kirogate.token.Tokens;

/** What keys, people and tokens of requests are called, those that are gone too as far as something is left. Thread-safe. */
public final class RequestNames {
    private static final ApiKey.Label GONE = new ApiKey.Label("", "", true, 0, false);

    private final ApiKeys keys;
    private final Users users;
    private final Tokens tokens;

    /** Names from these rooms. */
    public RequestNames(ApiKeys keys, Users users, Tokens tokens) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.users = Objects.requireNonNull(users, "users");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
    }

    Map<Long, ApiKey.Label> keys(Collection<Long> ids) {
        return keys.labels(ids);
    }

    ApiKey.Label key(long id) {
        return keys.labels(List.of(id)).getOrDefault(id, GONE);
    }

    static ApiKey.Label key(Map<Long, ApiKey.Label> labels, long id) {
        return labels.getOrDefault(id, GONE);
    }

    String user(long id) {
        return users.name(id);
    }

    /** One that is gone is missing. */
    Map<Long, Tokens.Label> tokens(Collection<Long> ids) {
        return tokens.labels(ids);
    }
}
