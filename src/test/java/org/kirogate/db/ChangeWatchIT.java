package org.kirogate.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeWatchIT {
    private MigratedDb schema;
    private ChangeLog log;

    @BeforeEach
    void open() {
        schema = MigratedDb.create();
        log = new ChangeLog(schema.db());
    }

    @AfterEach
    void close() {
        schema.close();
    }

    @Test
    void aRoomIsReadAnewOnceForEachTimeItMoved() {
        AtomicInteger users = new AtomicInteger();
        AtomicInteger keys = new AtomicInteger();
        ChangeWatch watch = new ChangeWatch(log);
        watch.on("users", users::incrementAndGet);
        watch.on("keys", keys::incrementAndGet);
        ChangeLog.bump(schema.db(), "users");
        ChangeLog.bump(schema.db(), "users");
        watch.poll();
        watch.poll();
        assertEquals(1, users.get());
        assertEquals(0, keys.get());
        ChangeLog.bump(schema.db(), "keys");
        watch.poll();
        assertEquals(1, keys.get());
    }

    @Test
    void aPollCostsOneStatement() {
        ChangeWatch watch = new ChangeWatch(log);
        watch.on("users", () -> { });
        long before = schema.db().statements();
        watch.poll();
        assertEquals(1, schema.db().statements() - before);
    }

    @Test
    void aReloadThatFailedIsTriedAgainAndKeepsNoOtherFromRunning() {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        ChangeWatch watch = new ChangeWatch(log);
        watch.on("users", () -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
            }
        });
        watch.on("keys", other::incrementAndGet);
        ChangeLog.bump(schema.db(), "users");
        ChangeLog.bump(schema.db(), "keys");
        assertThrows(IllegalStateException.class, watch::poll);
        assertEquals(1, other.get());
        watch.poll();
        assertEquals(2, tries.get());
        assertEquals(1, other.get());
    }

    @Test
    void aChangeThatWasRolledBackMovesNothing() {
        assertThrows(IllegalStateException.class, () -> schema.db().transaction(transaction -> {
            ChangeLog.bump(transaction, "users");
            throw new IllegalStateException("no");
        }));
        assertFalse(log.versions().containsKey("users"));
    }
}
