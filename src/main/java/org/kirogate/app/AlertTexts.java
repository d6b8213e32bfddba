package org.kirogate.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kirogate.access.limit.LimitUse;
import org.kirogate.access.limit.Warned;
import org.kirogate.alert.Alert;
import org.kirogate.alert.AlertKind;
import org.kirogate.alert.Alerts;
import org.kirogate.audit.ChainReport;

/** What other rooms find out by themselves, as alerts: in ids and figures, no name of a person. */
final class AlertTexts {
    private AlertTexts() {}

    /** A limit of a key, or a ceiling of a user, is nearly used up. */
    static void nearLimit(Alerts alerts, Warned warned) {
        LimitUse use = warned.use();
        String who = (warned.subject().ofUser() ? "user " : "key ") + warned.subject().id();
        long percent = (long) Math.floor(use.share() * 100);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("limit_name", use.name());
        details.put("limit", use.limit());
        details.put("used", use.used());
        details.put("resets_at_ms", use.resetsAt());
        alerts.raise(new Alert(AlertKind.KEY_NEAR_LIMIT, who + " " + use.name(),
                "Of the limit " + use.name() + " of " + who + " " + percent + " % are used.", details));
    }

    /** The record of acts was checked. */
    static void chain(Alerts alerts, ChainReport report) {
        if (report.intact()) {
            alerts.over(chain("The record of acts is intact: " + report.rows() + " rows.", report));
        } else {
            alerts.raise(chain("The record of acts was changed by hand in " + report.count() + " places; the first: "
                    + report.findings().get(0) + ".", report));
        }
    }

    private static Alert chain(String text, ChainReport report) {
        return new Alert(AlertKind.AUDIT_CHAIN_BROKEN, "audit chain", text,
                Map.of("rows", report.rows(), "places", report.count()));
    }
}
