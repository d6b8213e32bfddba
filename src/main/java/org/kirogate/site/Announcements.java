package org.kirogate.site;

import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.kirogate.db.Change;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;

/** The one current announcement, in memory. Thread-safe. */
public final class Announcements {
    /** The name under which changes are noted in the {@link ChangeLog}. */
    public static final String ROOM = "announcements";

    private final Db db;
    private final InstantSource clock;
    private final AnnouncementDao dao = new AnnouncementDao();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Announcement current;

    /** Reads the announcement. */
    public Announcements(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
        reload();
    }

    /** Reads it anew. */
    public void reload() {
        loading.lock();
        try {
            current = dao.read(db).orElse(Announcement.NONE);
        } finally {
            loading.unlock();
        }
    }

    /** The announcement, which may be invisible. */
    public Announcement current() {
        return current;
    }

    /** Replaces the announcement; {@code noting} notes it in the same transaction. */
    public Announcement publish(
            String chinese, String english, boolean visible, Noting<Change<Announcement>> noting) {
        Announcement next = new Announcement(chinese, english, visible, clock.millis());
        db.transaction(transaction -> {
            // First here, as with the switches: what was there before is what this one takes the place of.
            ChangeLog.bump(transaction, ROOM);
            Announcement before = dao.read(transaction).orElse(Announcement.NONE);
            dao.write(transaction, next);
            noting.note(transaction, new Change<>(before, next));
            return next;
        });
        reload();
        return next;
    }
}
