package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.page.ApiCall;
import org.kirogate.site.RegistrationMode;
import org.kirogate.site.Site;
import org.kirogate.site.SiteSettings;

/** {@code /admin/api/settings}: the switches of the site. Thread-safe. */
public final class SettingsServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient SiteSettings settings;
    private final transient AuditLog audit;

    /** The interface over these switches. */
    public SettingsServlet(AdminGuard guard, SiteSettings settings, AuditLog audit) {
        super(guard);
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        return switch (call.route()) {
            case "GET" -> json(settings.current());
            case "PATCH" -> changed(call);
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonElement changed(ApiCall call) {
        JsonObject before = json(settings.current());
        Site after = settings.change(site -> {
            Site changed = call.fields().optionalString("registration_mode")
                    .map(code -> site.registration(RegistrationMode.of(code))).orElse(site);
            changed = changed.maintenance(call.optionalBool("maintenance").orElse(changed.maintenance()));
            return changed.selfUse(call.optionalBool("self_use").orElse(changed.selfUse()));
        });
        JsonObject detail = new JsonObject();
        detail.add("before", before);
        detail.add("after", json(after));
        audit.record(new AuditEntry(
                "admin", call.request().getRemoteAddr(), "settings.change", "settings", detail.toString(), ""));
        return json(after);
    }

    private static JsonObject json(Site site) {
        JsonObject json = new JsonObject();
        json.addProperty("registration_mode", site.registration().code());
        json.addProperty("maintenance", site.maintenance());
        json.addProperty("self_use", site.selfUse());
        return json;
    }
}
