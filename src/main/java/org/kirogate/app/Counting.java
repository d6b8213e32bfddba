package org.kirogate.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.access.KeyDelta;
import org.kirogate.access.KeyNetwork;
import org.kirogate.access.KeyReadings;
import org.kirogate.token.TokenDelta;
import org.kirogate.token.TokenReadings;
import org.kirogate.usage.CounterReading;
import org.kirogate.usage.Drift;
import org.kirogate.usage.UsageRecord;
import org.kirogate.usage.UsageReport;

/** What a batch of usage records adds to the counters of keys and of tokens: the rooms that own them know no records. */
final class Counting {
    private static final KeyReadings KEYS = new KeyReadings();
    private static final TokenReadings TOKENS = new TokenReadings();

    /** The way back: counters as they stand. */
    static final Drift.Counters READERS = new Drift.Counters(
            (sql, after, limit) -> KEYS.read(sql, after, limit, Counting::reading),
            (sql, after, limit) -> TOKENS.own(sql, after, limit, CounterReading::new),
            (sql, after, limit) -> TOKENS.pool(sql, after, limit, CounterReading::new));

    private Counting() {}

    /** One delta a key. */
    static List<KeyDelta> byKey(List<UsageRecord> records) {
        Map<Long, KeyDelta> deltas = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            long input = record.counts().input() + record.counts().cacheRead() + record.counts().cacheWrite();
            KeyDelta one = new KeyDelta(
                    record.who().keyId(),
                    1,
                    record.succeeded() ? 1 : 0,
                    record.failed() ? 1 : 0,
                    input,
                    record.counts().output(),
                    record.counts().credits(),
                    record.at().toEpochMilli());
            deltas.merge(one.keyId(), one, Counting::add);
        }
        return new ArrayList<>(deltas.values());
    }

    /** One delta a token and kind of key: super keys move a token's pool figures and never its owner's. */
    static List<TokenDelta> byToken(List<UsageRecord> records) {
        Map<String, TokenDelta> deltas = new LinkedHashMap<>();
        for (UsageRecord record : records) {
            long tokenId = record.route().tokenId();
            if (tokenId == 0) {
                continue;
            }
            boolean pool = record.who().superKey();
            TokenDelta one = new TokenDelta(
                    tokenId, pool, 1, record.succeeded() ? 1 : 0, record.failed() ? 1 : 0, record.at());
            deltas.merge(tokenId + (pool ? "p" : "o"), one, Counting::add);
        }
        return new ArrayList<>(deltas.values());
    }

    /** The requests with super keys, with where they came from. */
    static List<KeyNetwork.Visit> bySuperKey(List<UsageRecord> records) {
        return records.stream()
                .filter(record -> record.who().superKey() && !record.who().address().isEmpty())
                .map(record -> new KeyNetwork.Visit(
                        record.who().keyId(), record.who().address(), record.at().toEpochMilli()))
                .toList();
    }

    private static CounterReading reading(KeyDelta key) {
        UsageReport.Sums sums = new UsageReport.Sums(key.requests(), key.successes(), key.failures(),
                key.inputTokens(), key.outputTokens(), key.credits());
        return new CounterReading(key.keyId(), sums, key.lastUsed());
    }

    private static KeyDelta add(KeyDelta one, KeyDelta other) {
        return new KeyDelta(
                one.keyId(),
                one.requests() + other.requests(),
                one.successes() + other.successes(),
                one.failures() + other.failures(),
                one.inputTokens() + other.inputTokens(),
                one.outputTokens() + other.outputTokens(),
                one.credits() + other.credits(),
                Math.max(one.lastUsed(), other.lastUsed()));
    }

    private static TokenDelta add(TokenDelta one, TokenDelta other) {
        return new TokenDelta(
                one.tokenId(),
                one.pool(),
                one.requests() + other.requests(),
                one.successes() + other.successes(),
                one.failures() + other.failures(),
                one.lastUsed().isAfter(other.lastUsed()) ? one.lastUsed() : other.lastUsed());
    }
}
