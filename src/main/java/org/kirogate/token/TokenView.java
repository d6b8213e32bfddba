package org.kirogate.token;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A token as people see it: nothing of it is secret.
 *
 * @param id          its id
 * @param userId      its owner
 * @param provider    whose account it is ({@code kiro})
 * @param kind        the provider's name for this sort of account
 * @param name        the owner's name for it
 * @param isPublic    whether super keys reach it
 * @param standing    its state
 * @param plan        name of the account's plan, empty = unknown
 * @param emailMasked whose account it is, most of it hidden; empty = unknown
 * @param quota       what it may still use
 * @param modelIds    models the account lists, in its order; empty = not known yet
 * @param rules       what people set for it
 * @param own         use by the owner's own keys
 * @param pool        use by super keys
 * @param createdAt   when it was added
 * @param version     how often a person or its state changed it
 */
public record TokenView(
        long id,
        long userId,
        String provider,
        String kind,
        String name,
        boolean isPublic,
        TokenStanding standing,
        String plan,
        String emailMasked,
        TokenQuota quota,
        List<String> modelIds,
        TokenRules rules,
        TokenUse own,
        TokenUse pool,
        Instant createdAt,
        long version) {
    public TokenView {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(emailMasked, "emailMasked");
        Objects.requireNonNull(quota, "quota");
        modelIds = List.copyOf(modelIds);
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** The same with what is known of its quota beyond the table. */
    TokenView with(TokenQuota newQuota) {
        return new TokenView(id, userId, provider, kind, name, isPublic, standing, plan, emailMasked, newQuota, modelIds,
                rules, own, pool, createdAt, version);
    }
}
