package org.kirogate.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kirogate.db.MigratedDb;
import org.kirogate.secret.Digests;
import org.kirogate.support.SteppedClock;

/** A record over a schema of its own, and the check of it. */
final class ChainFixture implements AutoCloseable {
    private static final UnaryOperator<String> HMAC = key("the key secret of this gateway, long enough");

    final MigratedDb schema = MigratedDb.create();
    final SteppedClock clock = new SteppedClock();
    final AuditLog log = new AuditLog(schema.db(), HMAC, clock);
    final ChainCheck check = new ChainCheck(schema.db(), HMAC, Runnable::run, clock);
    final List<ChainReport> told = new ArrayList<>();

    ChainFixture() {
        check.whenChecked(told::add);
    }

    static String hmac(String text) {
        return HMAC.apply(text);
    }

    static UnaryOperator<String> key(String secret) {
        Digests digests = new Digests(secret);
        return text -> digests.hmac("audit", text);
    }

    /** Records so many acts. */
    void acts(int count) {
        for (int i = 1; i <= count; i++) {
            log.record(new AuditEntry("admin", "192.0.2.1", "user.change", "user:" + i, "{\"n\":" + i + "}", "why"));
        }
    }

    /** What somebody with the database's password does. */
    void byHand(String sql, Object... values) {
        schema.db().update(sql, values);
    }

    /** What the check finds, in words. */
    List<String> found() {
        return check.run().findings().stream().map(Finding::toString).toList();
    }

    @Override
    public void close() {
        schema.close();
    }
}
