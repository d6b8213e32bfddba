package org.kirogate.token;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.kirogate.db.Row;
import org.kirogate.token.terms.ShareTerms;

/** From a row of the table to a record. One read of the table; one thread. */
final class TokenRow {
    /** The columns that {@link #read} needs. */
    static final String COLUMNS = """
            id, user_id, provider, kind, name, credential_sealed, credential_version, is_public,
            state, state_reason, state_until, plan, email_masked,
            quota_used, quota_limit, quota_overage, quota_resets_at, quota_checked_at, models_json, models_checked_at,
            checked_at, max_concurrency, requests_per_minute, weight, share_percent, share_reserve, share_hours, share_zone,
            share_models, shared_used, shared_until,
            request_count, success_count, failure_count, last_used,
            pool_request_count, pool_success_count, pool_failure_count, pool_last_used, created_at
            """;

    private final ModelLists lists = new ModelLists();

    StoredToken read(Row row) {
        ModelList models = lists.read(row.string("models_json"));
        return new StoredToken(
                view(row, models),
                secret(row),
                models,
                time(row, "models_checked_at"),
                time(row, "checked_at"));
    }

    static SealedCredential secret(Row row) {
        return new SealedCredential(row.string("credential_sealed"), row.number("credential_version"));
    }

    private static TokenView view(Row row, ModelList models) {
        return new TokenView(
                row.number("id"),
                row.number("user_id"),
                row.string("provider"),
                row.string("kind"),
                row.string("name"),
                row.bool("is_public"),
                new TokenStanding(
                        TokenState.of(row.string("state")), row.string("state_reason"), time(row, "state_until")),
                row.string("plan"),
                row.string("email_masked"),
                quota(row),
                models.ids(),
                rules(row),
                use(row, ""),
                use(row, "pool_"),
                time(row, "created_at"));
    }

    private static TokenQuota quota(Row row) {
        Instant resetsAt = time(row, "quota_resets_at");
        // What was used in a period that is over counts no longer.
        double sharedUsed = time(row, "shared_until").equals(resetsAt) ? row.fraction("shared_used") : 0;
        return new TokenQuota(
                row.fraction("quota_used"), row.fraction("quota_limit"), row.bool("quota_overage"), resetsAt,
                time(row, "quota_checked_at"), sharedUsed);
    }

    private static TokenRules rules(Row row) {
        return new TokenRules(
                limit(row, "max_concurrency"),
                limit(row, "requests_per_minute"),
                Math.toIntExact(row.number("weight")),
                new ShareTerms(
                        Math.toIntExact(row.number("share_percent")),
                        row.fraction("share_reserve"),
                        list(row.string("share_hours")),
                        ZoneId.of(row.string("share_zone")),
                        list(row.string("share_models"))));
    }

    private static List<String> list(String separated) {
        return separated.isEmpty() ? List.of() : List.of(separated.split(","));
    }

    private static TokenUse use(Row row, String prefix) {
        return new TokenUse(
                row.number(prefix + "request_count"),
                row.number(prefix + "success_count"),
                row.number(prefix + "failure_count"),
                time(row, prefix + "last_used"));
    }

    private static Instant time(Row row, String column) {
        return Instant.ofEpochMilli(row.number(column));
    }

    private static int limit(Row row, String column) {
        return row.optionalNumber(column).map(Math::toIntExact).orElse(TokenRules.AS_CONFIGURED);
    }
}
