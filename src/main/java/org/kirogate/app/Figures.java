package org.kirogate.app;

import java.util.List;
import org.kirogate.alert.AlertFigures;
import org.kirogate.audit.ChainReport;
import org.kirogate.db.Db;
import org.kirogate.usage.JournalFigures;
import org.kirogate.web.metrics.JvmFigures;
import org.kirogate.web.metrics.MemoryFigures;
import org.kirogate.web.metrics.MetricSource;
import org.kirogate.web.metrics.MetricsText;
import org.kirogate.web.metrics.PoolFigures;

/** What {@code /metrics} shows of a gateway: one line a source. */
final class Figures {
    private final Gateway gateway;

    private Figures(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The sources in the order in which they are shown. */
    static List<MetricSource> of(Gateway gateway) {
        Figures figures = new Figures(gateway);
        return List.of(
                figures::build,
                gateway.requestFigures,
                new PoolFigures(gateway.pool, gateway.admission, gateway.upstream::repairTotals),
                figures::usage,
                figures::database,
                figures::alerts,
                figures::signIns,
                figures::audit,
                new MemoryFigures(),
                new JvmFigures());
    }

    private void build(MetricsText text) {
        text.gauge("kirogate_build_info", "Which build this is; always 1.").sample(1,
                "version", gateway.build.version(), "commit", gateway.build.stamp(),
                "java", Runtime.version().toString());
    }

    private void usage(MetricsText text) {
        JournalFigures journal = gateway.usage.journal();
        text.gauge("kirogate_usage_waiting", "Usage records that are not in the database yet.", journal.waiting());
        text.counter("kirogate_usage_dropped_total", "Usage records that were lost.", journal.dropped());
        text.gauge("kirogate_journal_bytes", "Size of the journal's files on this node.", journal.bytes());
        text.gauge("kirogate_journal_lag_seconds", "Age of the oldest usage record that is not in the database yet.")
                .sample(journal.lagMs() / 1000.0);
        text.gauge("kirogate_journal_failing", "1 while the journal can't be written, else 0.",
                journal.failing() ? 1 : 0);
        text.gauge("kirogate_usage_drift",
                "Counters that differed from the sums of requests when they were compared last.",
                gateway.drift.latest().different());
        text.gauge("kirogate_read_on", "Answers that are read on after their clients left.", gateway.drains.open());
    }

    private void database(MetricsText text) {
        Db.Connections now = gateway.db.connections();
        text.gauge("kirogate_db_connections", "Connections to the database by use.")
                .sample(now.active(), "state", "active")
                .sample(now.idle(), "state", "idle");
        text.gauge("kirogate_db_connections_max", "Most connections there may be.", now.most());
        text.gauge("kirogate_db_waiting", "Threads that wait for a connection.", now.waiting());
        text.counter("kirogate_db_statements_total", "Statements run, those within transactions too.",
                gateway.db.statements());
    }

    private void alerts(MetricsText text) {
        AlertFigures alerts = gateway.alerts.figures();
        text.counter("kirogate_alerts_total", "Alerts by what became of them.")
                .sample(alerts.sent(), "result", "sent")
                .sample(alerts.failed(), "result", "failed")
                .sample(alerts.dropped(), "result", "dropped");
        text.gauge("kirogate_alerts_waiting", "Alerts that are to be sent.", alerts.waiting());
    }

    private void audit(MetricsText text) {
        text.gauge("kirogate_audit_broken", "Places of the record of acts that the last check found changed.",
                gateway.auditCheck.last().map(ChainReport::count).orElse(0L));
    }

    private void signIns(MetricsText text) {
        text.counter("kirogate_sign_ins_refused_total", "Sign-ins refused because too many had failed, by door.")
                .sample(gateway.adminPassword.lockedOut(), "door", "console")
                .sample(gateway.signIn.lockedOut(), "door", "user");
    }
}
