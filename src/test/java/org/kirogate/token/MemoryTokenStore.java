package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kirogate.db.DbException;

/** Rows in memory, with the rules of the table. Thread-safe. */
final class MemoryTokenStore implements TokenStore {
    private final Map<Long, StoredToken> rows = new TreeMap<>();
    private final Map<Long, Instant> marks = new HashMap<>();
    /** Changes of state in the order they were written. */
    final List<Map<Long, List<HealthEvent>>> written = new java.util.ArrayList<>();
    /** What happens when states were written and before that is told. */
    Runnable whenWritten = () -> { };
    /** What happens when all rows were read and before they are handed over. */
    Runnable whenRead = () -> { };
    private final InstantSource clock;
    private int brokenFor;

    MemoryTokenStore(InstantSource clock) {
        this.clock = clock;
    }

    /** The next statements fail as in an outage. */
    synchronized void breakFor(int statements) {
        brokenFor = statements;
    }

    synchronized void put(StoredToken row) {
        rows.put(row.id(), row);
    }

    synchronized void remove(long id) {
        rows.remove(id);
    }

    @Override
    public synchronized List<StoredToken> all(String provider) {
        check();
        List<StoredToken> read = List.copyOf(rows.values());
        whenRead.run();
        return read;
    }

    @Override
    public synchronized Optional<StoredToken> find(long id) {
        check();
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized Optional<SealedCredential> secret(long id) {
        check();
        return Optional.ofNullable(rows.get(id)).map(StoredToken::secret);
    }

    /** The right to renew ends now, though whoever has it does not know. */
    synchronized void endRight(long id) {
        marks.remove(id);
    }

    @Override
    public synchronized Optional<Instant> lockRefresh(long id, Duration length) {
        check();
        Instant now = clock.instant();
        if (!rows.containsKey(id) || marks.getOrDefault(id, Instant.EPOCH).isAfter(now)) {
            return Optional.empty();
        }
        marks.put(id, now.plus(length));
        return Optional.of(marks.get(id));
    }

    @Override
    public synchronized void unlockRefresh(long id, Instant until) {
        check();
        marks.remove(id, until);
    }

    @Override
    public synchronized boolean renew(long id, String sealed, String digest, long fromVersion) {
        check();
        StoredToken row = rows.get(id);
        if (row == null || row.secret().version() != fromVersion) {
            return false;
        }
        rows.put(id, new StoredToken(row.view(), new SealedCredential(sealed, fromVersion + 1), row.models(),
                row.modelsCheckedAt(), row.checkedAt()));
        return true;
    }

    @Override
    public synchronized void saveStandings(Map<Long, List<HealthEvent>> steps, Instant now) {
        check();
        written.add(Map.copyOf(steps));
        steps.forEach((id, events) -> rows.computeIfPresent(id, (same, row) ->
                row.view().standing().state() == TokenState.DISABLED
                        ? row : PoolFixture.with(row, events.get(events.size() - 1).standing())));
        whenWritten.run();
    }

    @Override
    public synchronized boolean claimCheck(long id, Instant now, Instant notSince) {
        check();
        StoredToken row = rows.get(id);
        if (row == null || row.checkedAt().isAfter(notSince)) {
            return false;
        }
        rows.put(id, checkedAt(row, now));
        return true;
    }

    @Override
    public synchronized void saveQuota(long id, TokenQuota quota, String plan, String emailMasked) {
        check();
        rows.computeIfPresent(id, (same, row) -> 
                checkedAt(PoolFixture.with(row, quota.with(kept(row, quota), 0)), quota.checkedAt()));
    }

    private static double kept(StoredToken row, TokenQuota next) {
        TokenQuota before = row.view().quota();
        return SharePeriod.over(before.resetsAt(), next.resetsAt()) ? 0 : before.sharedUsed();
    }

    @Override
    public synchronized void addShared(List<SharedUse.Sum> sums) {
        check();
        for (SharedUse.Sum sum : sums) {
            rows.computeIfPresent(sum.tokenId(), (same, row) -> {
                TokenQuota quota = row.view().quota();
                return SharePeriod.over(sum.until(), quota.resetsAt())
                        ? row : PoolFixture.with(row, quota.with(quota.sharedUsed() + sum.credits(), 0));
            });
        }
    }

    @Override
    public synchronized List<SharedUse.Sum> shared(String provider) {
        check();
        return rows.values().stream().filter(row -> row.view().quota().sharedUsed() > 0)
                .map(row -> new SharedUse.Sum(
                        row.id(), row.view().quota().sharedUsed(), row.view().quota().resetsAt()))
                .toList();
    }

    private static StoredToken checkedAt(StoredToken row, Instant time) {
        return new StoredToken(row.view(), row.secret(), row.models(), row.modelsCheckedAt(), time);
    }

    @Override
    public synchronized void saveModels(long id, ModelList models, Instant checkedAt) {
        check();
        rows.computeIfPresent(id, (same, row) -> new StoredToken(row.view(), row.secret(), models, checkedAt,
                row.checkedAt()));
    }

    private void check() {
        if (brokenFor > 0) {
            brokenFor--;
            throw new DbException("the database is out of reach");
        }
    }
}
