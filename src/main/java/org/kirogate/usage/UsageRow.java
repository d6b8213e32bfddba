package org.kirogate.usage;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kirogate.chat.TokenCounts;
import org.kirogate.db.Row;

/** From a row of {@code usage_records} with its receipt back to the record. */
final class UsageRow {
    private UsageRow() {}

    static UsageRecord record(Row row) {
        TokenCounts counts = counts(row);
        return new UsageRecord(
                row.string("request_id"),
                Instant.ofEpochMilli(row.number("at")),
                new UsageRecord.Who(
                        row.number("key_id"),
                        row.number("user_id"),
                        row.bool("is_super"),
                        row.string("client"),
                        row.string("address")),
                new UsageRecord.Route(
                        row.string("dialect"),
                        row.string("model_asked"),
                        row.string("model_served"),
                        row.bool("streaming"),
                        row.number("token_id"),
                        (int) row.number("attempts"),
                        ids(row.string("tokens_tried"))),
                UsageRecord.Outcome.valueOf(row.string("outcome").toUpperCase(Locale.ROOT)),
                (int) row.number("status"),
                row.string("error_class"),
                counts,
                creditSource(row.string("credits_known"), counts),
                (int) row.number("queue_ms"),
                (int) row.number("first_token_ms"),
                (int) row.number("duration_ms"),
                row.optionalString("receipt").orElse(""));
    }

    private static List<Long> ids(String list) {
        return list.isEmpty() ? List.of() : Arrays.stream(list.split(",")).map(Long::valueOf).toList();
    }

    private static UsageRecord.CreditSource creditSource(String noted, TokenCounts counts) {
        return noted.isEmpty()
                ? UsageRecord.sourceOf(counts)
                : UsageRecord.CreditSource.valueOf(noted.toUpperCase(Locale.ROOT));
    }

    private static TokenCounts counts(Row row) {
        return new TokenCounts(
                row.number("input_tokens"),
                row.number("output_tokens"),
                row.number("cache_read"),
                row.number("cache_write"),
                row.fraction("credits"),
                TokenCounts.Source.valueOf(row.string("counted").toUpperCase(Locale.ROOT)));
    }
}
