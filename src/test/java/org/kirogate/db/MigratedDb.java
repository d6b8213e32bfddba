package org.kirogate.db;

import java.time.Duration;
import java.time.InstantSource;
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
        MigratedDb made = new MigratedDb(TestDatabase.create());
        new SchemaMigrator(made.db, SqlScripts.load(MigratedDb.class.getClassLoader()), Duration.ofSeconds(60),
                InstantSource.system()).migrate();
        return made;
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
