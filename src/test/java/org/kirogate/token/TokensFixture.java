package org.kirogate.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;
import org.kirogate.db.MigratedDb;
import org.kirogate.secret.SecretBox;
import org.kirogate.support.SteppedClock;
import org.kirogate.token.strategy.Sequential;

/** The front door and a pool over a schema of their own; more pools stand for more nodes. */
final class TokensFixture implements AutoCloseable {
    /** How long a renewed bearer holds. */
    static final Duration BEARER_LIFE = Duration.ofHours(1);

    final SteppedClock clock = new SteppedClock();
    final ScriptedUpstream upstream = new ScriptedUpstream();
    private final MigratedDb schema = MigratedDb.create();
    private final List<Db> nodes = new ArrayList<>();
    private volatile Runnable whenWaiting = () -> { };
    final Db db = schema.db();
    volatile boolean publicPoolClosed;
    final TokenPool pool = pool(db);
    final Tokens tokens = new Tokens(
            db, PoolFixture.BOX, PoolFixture.DIGESTS, upstream, pool, () -> publicPoolClosed, clock,
            duration -> whenWaiting.run());

    TokensFixture() {
        upstream.onRefresh = credential -> ScriptedUpstream.renewed(credential, clock.instant().plus(BEARER_LIFE));
    }

    /** A pool of another node. */
    TokenPool newPool() {
        Db other = schema.pool();
        nodes.add(other);
        return pool(other);
    }

    /** The front door of a gateway with other keys. */
    Tokens tokensSealedWith(SecretBox box) {
        return new Tokens(db, box, PoolFixture.DIGESTS, upstream, pool, () -> publicPoolClosed, clock,
                duration -> whenWaiting.run());
    }

    /** What happens when a node waits for another. */
    void whenSomebodyWaits(Runnable act) {
        whenWaiting = act;
    }

    long user(String name) {
        return db.insert(
                "INSERT INTO users (name, email, password_hash, state, created_at) VALUES (?, ?, 'x', 'active', ?)",
                name, name + "@example.org", clock.millis());
    }

    @Override
    public void close() {
        nodes.forEach(Db::close);
        schema.close();
    }

    private TokenPool pool(Db node) {
        TokenPool made = new TokenPool(node, PoolFixture.BOX, PoolFixture.DIGESTS, upstream, new Sequential(),
                new GatewayConfig.Pool("sequential", Duration.ofMillis(50), Duration.ZERO, 3, Duration.ofMinutes(1), 0, 0,
                        Duration.ofHours(1), Duration.ZERO, 1), owner -> true, () -> publicPoolClosed, clock,
                duration -> whenWaiting.run(), new Random(1));
        made.reload();
        return made;
    }
}
