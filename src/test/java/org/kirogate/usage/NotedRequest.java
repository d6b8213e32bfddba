package org.kirogate.usage;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.kirogate.chat.TokenCounts;
import org.kirogate.usage.journal.Entry;
import org.kirogate.usage.journal.Journal;

/** What noting a request takes on its way, apart from all else: its bytes made and appended. One thread; close it. */
public final class NotedRequest implements AutoCloseable {
    private static final UsageRecord.Who WHO = new UsageRecord.Who(7, 5, true, "claude-cli", "192.0.2.17");
    private static final int RECEIPT = 400;

    private final Journal journal;

    /** Notes requests in a folder. */
    public NotedRequest(Path folder) {
        this.journal = Journal.open(folder, 10_000, InstantSource.system());
    }

    /** A request begins; false = the disk did not take it. */
    public boolean begin(String id) {
        return journal.append(Entry.Kind.BEGUN, id,
                RecordBytes.of(new UsageStart(id, Instant.EPOCH, WHO, "anthropic")));
    }

    /** It ends, with a receipt of usual size; false = the disk did not take it. */
    public boolean end(String id) {
        return journal.append(Entry.Kind.ENDED, id, RecordBytes.of(new UsageRecord(id, Instant.EPOCH, WHO,
                new UsageRecord.Route("anthropic", "claude-sonnet-4-5", "claude-sonnet-4.5", true, 3, 1),
                UsageRecord.Outcome.OK, 200, "", new TokenCounts(1000, 200, 0, 0, 0.25, TokenCounts.Source.REPORTED),
                400, 5000, "r".repeat(RECEIPT))));
    }

    @Override
    public void close() {
        journal.close();
    }
}
