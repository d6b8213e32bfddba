package org.kirogate.admin;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kirogate.access.limit.LimitsJson;
import org.kirogate.audit.AuditLog;
import org.kirogate.page.AuditDetail;
import org.kirogate.page.NewKeys;
import org.kirogate.site.Site;
import org.kirogate.site.SiteSettings;

/** How the administrator switches the site, each change recorded; for page and interface alike. Thread-safe. */
final class Switches {
    /** The member that holds the limits of new ordinary keys. */
    static final String NEW_KEYS = "new_key_limits";
    /** The member that holds the limits of new super keys. */
    static final String NEW_SUPER_KEYS = "new_super_key_limits";

    private final SiteSettings settings;
    private final AuditLog audit;

    Switches(SiteSettings settings, AuditLog audit) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /** How the site is switched now. */
    Site current() {
        return settings.current();
    }

    /** Changes the switches; what changes nothing is not recorded. {@code change} may be asked twice. */
    Site change(HttpServletRequest request, UnaryOperator<Site> change) {
        return settings.change(change, (transaction, done) -> {
            if (!done.after().equals(done.before())) {
                audit.record(transaction, AdminGuard.actor(request).did("settings.change", "settings",
                        AuditDetail.changed(new JsonObject(), json(done.before()), json(done.after())), ""));
            }
        });
    }

    /** The switches as programs read them. */
    static JsonObject json(Site site) {
        JsonObject json = new JsonObject();
        json.addProperty("registration_mode", site.registration().code());
        json.addProperty("maintenance", site.maintenance());
        json.addProperty("self_use", site.selfUse());
        json.add(NEW_KEYS, document(site.newKeys().ordinary()));
        json.add(NEW_SUPER_KEYS, document(site.newKeys().superKeys()));
        return json;
    }

    private static JsonObject document(String limits) {
        return LimitsJson.write(NewKeys.read(limits));
    }
}
