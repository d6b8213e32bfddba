package org.kirogate.token;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kirogate.chat.ModelPattern;
import org.kirogate.db.Row;
import org.kirogate.token.terms.DailyHours;
import org.kirogate.token.terms.ShareTerms;

/** From a row of the table to a record. One read of the table; one thread. */
final class TokenRow {
    private static final System.Logger LOG = System.getLogger(TokenRow.class.getName());

    /** The columns that {@link #read} needs. */
    static final String COLUMNS = """
            id, user_id, provider, kind, name, credential_sealed, credential_version, is_public,
            state, state_reason, state_until, plan, email_masked,
            quota_used, quota_limit, quota_overage, quota_resets_at, quota_checked_at, models_json, models_checked_at,
            checked_at, max_concurrency, requests_per_minute, weight, share_percent, share_reserve, share_hours,
            share_zone, share_models, shared_used, shared_until,
            request_count, success_count, failure_count, last_used,
            pool_request_count, pool_success_count, pool_failure_count, pool_last_used, created_at,
            version
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
                time(row, "created_at"),
                row.number("version"));
    }

    private static TokenQuota quota(Row row) {
        Instant resetsAt = time(row, "quota_resets_at");
        // What was used in a period that is over counts no longer.
        double sharedUsed = SharePeriod.over(time(row, "shared_until"), resetsAt) ? 0 : row.fraction("shared_used");
        return new TokenQuota(
                row.fraction("quota_used"), row.fraction("quota_limit"), row.bool("quota_overage"), resetsAt,
                time(row, "quota_checked_at"), sharedUsed);
    }

    private static TokenRules rules(Row row) {
        return new TokenRules(
                limit(row, "max_concurrency"),
                limit(row, "requests_per_minute"),
                Math.toIntExact(row.number("weight")),
                terms(row));
    }

    /**
     * Terms that can't be read, of a zone that this Java does not know for one, must not open what the owner closed.
     */
    private static ShareTerms terms(Row row) {
        try {
            return new ShareTerms(
                    Math.toIntExact(row.number("share_percent")),
                    row.fraction("share_reserve"),
                    list(row.string("share_hours"), DailyHours::parse),
                    ZoneId.of(row.string("share_zone")),
                    list(row.string("share_models"), ModelPattern::new)).orOpen();
        } catch (IllegalArgumentException | DateTimeException e) {
            LOG.log(System.Logger.Level.WARNING,
                    "token {0}: its terms of sharing can''t be read ({1}), so it is not shared until they are set anew",
                    Long.toString(row.number("id")), e.getMessage());
            return ShareTerms.CLOSED;
        }
    }

    /** The column of a list that {@link #terms} reads. */
    static String column(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static <T> List<T> list(String separated, Function<String, T> read) {
        return separated.isEmpty() ? List.of() : Stream.of(separated.split(",")).map(read).toList();
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
