package org.kirogate.db;

import org.kirogate.config.GatewayConfig;
import org.kirogate.support.TestDatabase;

/** A schema of its own with every script carried out. A second pool on it stands for a second node. */
public final class MigratedDb implements AutoCloseable {
    private final TestDatabase database;
    private final Db db;

    private MigratedDb(TestDatabase database) {
        this.database = database;
        this.db = pool();
    }

    /** Makes the schema; close it. */
    public static MigratedDb create() {
        return new MigratedDb(MigratedSchema.create());
    }

    /** The pool of the first node. */
    public Db db() {
        return db;
    }

    /** A pool of another node; close it. */
    public Db pool() {
        return Db.open(new GatewayConfig.Database(database.url(), database.user(), database.password(), 6));
    }

    @Override
    public void close() {
        db.close();
        database.close();
    }
}
