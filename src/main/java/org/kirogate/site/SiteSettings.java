package org.kirogate.site;

import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Change;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;

/**
 * The switches of the site, in memory. The configuration gives the first registration mode; what the console changes
 * wins from then on. A change holds here at once, on another node after {@link #reload}. Thread-safe.
 */
public final class SiteSettings {
    /** The name under which changes are noted in the {@link ChangeLog}. */
    public static final String ROOM = "settings";

    private final Db db;
    private final InstantSource clock;
    private final Site first;
    private final SettingsDao dao = new SettingsDao();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Site current;

    /** Reads the switches. */
    public SiteSettings(GatewayConfig.Admin config, Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.first = new Site(RegistrationMode.of(config.registrationMode()), false, false);
        reload();
    }

    /** Reads the switches anew. */
    public void reload() {
        loading.lock();
        try {
            current = dao.read(db, first);
        } finally {
            loading.unlock();
        }
    }

    /** How the site is switched now. */
    public Site current() {
        return current;
    }

    /**
     * Changes the switches.
     *
     * @param change what they become of what they are; it may be asked twice
     * @param noting notes it in the same transaction, also when nothing differs
     */
    public Site change(UnaryOperator<Site> change, Noting<Change<Site>> noting) {
        long now = clock.millis();
        Site changed = db.transaction(transaction -> {
            // First here: it holds back the other changes, so that none is built on switches that are about to move.
            ChangeLog.bump(transaction, ROOM);
            Site before = dao.read(transaction, first);
            Site after = change.apply(before);
            dao.write(transaction, after, now);
            noting.note(transaction, new Change<>(before, after));
            return after;
        });
        reload();
        return changed;
    }
}
