package org.kirogate.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.kirogate.audit.ChainCheck;
import org.kirogate.audit.ChainReport;
import org.kirogate.config.ConfigLoader;
import org.kirogate.config.Environment;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;
import org.kirogate.secret.Digests;

/**
 * Checks the audit record from the command line, beside a gateway or without one, with the gateway's own environment.
 * Arguments are ends of the chain as the log told them, {@code NUMBER:HASH}: each has to be there still. Ends with 0 when
 * the record is intact, 1 when it is broken, 2 when it could not be checked.
 */
public final class AuditCheck {
    static final int INTACT = 0;
    static final int BROKEN = 1;
    static final int NOT_CHECKED = 2;

    private static final System.Logger LOG = System.getLogger(AuditCheck.class.getName());

    private AuditCheck() {}

    /** Runs the check and ends the process. */
    public static void main(String[] ends) {
        System.exit(run(ends));
    }

    /** Runs the check; what the process is to end with. */
    static int run(String... ends) {
        try {
            return run(ConfigLoader.load(Environment.load(
                    System.getenv(), Path.of(""), System.getProperty("catalina.base", ""))), ends);
        } catch (RuntimeException e) {
            return notChecked(e);
        }
    }

    static int run(GatewayConfig config, String... ends) {
        try (Db db = Db.open(config.database())) {
            Digests digests = new Digests(config.secrets().digestSecret());
            ChainCheck check = new ChainCheck(db, Gateway.auditHmac(digests), Runnable::run, InstantSource.system());
            boolean whole = tell(check.run());
            for (String end : ends) {
                whole &= holds(check, end);
            }
            return whole ? INTACT : BROKEN;
        } catch (RuntimeException e) {
            return notChecked(e);
        }
    }

    private static boolean tell(ChainReport report) {
        report.findings().forEach(finding -> LOG.log(System.Logger.Level.ERROR, finding.toString()));
        LOG.log(System.Logger.Level.INFO, report.rows() + " rows in " + report.took().toMillis() + " ms, "
                + (report.intact() ? "intact" : report.count() + " breaks") + ", end " + report.rows() + ":"
                + report.hash());
        return report.intact();
    }

    private static boolean holds(ChainCheck check, String end) {
        if (!end.matches("\\d{1,18}:[0-9a-f]{64}")) {
            throw new IllegalArgumentException("An end of the chain is NUMBER:HASH, as in the log; not '" + end + "'.");
        }
        int colon = end.indexOf(':');
        boolean holds = check.holds(Long.parseLong(end.substring(0, colon)), end.substring(colon + 1));
        LOG.log(holds ? System.Logger.Level.INFO : System.Logger.Level.ERROR,
                end + (holds ? " is there" : " is not there any more: rows were cut off or written anew"));
        return holds;
    }

    private static int notChecked(RuntimeException reason) {
        LOG.log(System.Logger.Level.ERROR, "The audit record could not be checked: " + reason.getMessage());
        return NOT_CHECKED;
    }
}
