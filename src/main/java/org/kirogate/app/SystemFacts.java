package org.kirogate.app;

import static org.kirogate.admin.FactGroup.fact;
import static org.kirogate.admin.FactGroup.time;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kirogate.admin.FactGroup;
import org.kirogate.alert.AlertFigures;
import org.kirogate.audit.ChainReport;
import org.kirogate.db.Db;
import org.kirogate.page.Moment;
import org.kirogate.token.TokenScope;
import org.kirogate.usage.DriftReport;

/** What the console shows of this node: all from memory, nothing secret. Thread-safe. */
final class SystemFacts implements Supplier<List<FactGroup>> {
    private static final long MIB = 1024 * 1024;

    private final Gateway gateway;
    private final String server;
    private final String database;
    private final String schema;
    private final Instant started;

    /** Facts of a gateway inside a server that calls itself so. Asks the database for its version, this once. */
    SystemFacts(Gateway gateway, String server) {
        this.gateway = gateway;
        this.server = server;
        this.database = gateway.db.serverVersion();
        this.schema = gateway.schema.check();
        this.started = gateway.clock.instant();
    }

    @Override
    public List<FactGroup> get() {
        return List.of(versions(), process(), database(), traffic(), alerts(), audit());
    }

    private FactGroup versions() {
        return new FactGroup("versions", List.of(
                fact("program", gateway.build.version()),
                fact("commit", gateway.build.stamp()),
                fact("java", Runtime.version() + " · " + System.getProperty("java.vendor", "")),
                fact("server", server),
                fact("database", database),
                fact("schema", schema)));
    }

    private FactGroup process() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return new FactGroup("process", List.of(
                time("started", Moment.of(started)),
                fact("memory", used / MIB + " / " + runtime.maxMemory() / MIB + " MiB"),
                fact("processors", runtime.availableProcessors()),
                fact("threads", ManagementFactory.getThreadMXBean().getThreadCount())));
    }

    private FactGroup database() {
        Db.Connections now = gateway.db.connections();
        return new FactGroup("connections", List.of(
                fact("active", now.active() + " / " + now.most()),
                fact("idle", now.idle()),
                fact("waiting", now.waiting()),
                fact("statements", gateway.db.statements())));
    }

    /** The receiver's host only: the rest of its address may be a secret. */
    private FactGroup alerts() {
        AlertFigures figures = gateway.alerts.figures();
        String to = gateway.alerts.configured() ? URI.create(gateway.config.alerts().url()).getHost() : "–";
        return new FactGroup("alerts", List.of(
                fact("alertsTo", to),
                fact("alertCounts", figures.sent() + " / " + figures.failed() + " / " + figures.dropped()),
                fact("alertsWaiting", figures.waiting()),
                time("alertSent", Moment.of(figures.lastSent())),
                time("alertFailed", Moment.of(figures.lastFailed()))));
    }

    private FactGroup audit() {
        Optional<ChainReport> last = gateway.auditCheck.last();
        return new FactGroup("audit", List.of(
                fact("auditBreaks", last.map(report -> Long.toString(report.count())).orElse("–")),
                fact("auditRows", last.map(report -> Long.toString(report.rows())).orElse("–")),
                last.map(report -> time("auditChecked", Moment.of(report.endedAt())))
                        .orElse(fact("auditChecked", "–"))));
    }

    private FactGroup traffic() {
        TokenScope everyPublic = new TokenScope.PublicTokens();
        return new FactGroup("traffic", List.of(
                fact("usable", gateway.pool.usable(everyPublic) + " / " + gateway.pool.size(everyPublic)),
                fact("inFlight", gateway.pool.inFlight()),
                fact("strategy", gateway.config.pool().strategy()),
                fact("fallbacks", gateway.pool.strategyFallbacks()),
                fact("usageWaiting", gateway.usage.waiting() + " / " + gateway.config.usage().queueSize()),
                fact("usageDropped", gateway.usage.dropped()),
                fact("drift", drift())));
    }

    /** How many figures differed when they were compared last, and when that was. */
    private String drift() {
        DriftReport latest = gateway.drift.latest();
        return latest.at().equals(Instant.EPOCH) ? "–"
                : latest.different() + " · " + latest.at().truncatedTo(ChronoUnit.MINUTES);
    }
}
