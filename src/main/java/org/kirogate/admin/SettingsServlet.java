package org.kirogate.admin;

import com.google.gson.JsonElement;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.audit.AuditLog;
import org.kirogate.page.ApiCall;
import org.kirogate.page.LimitsPatch;
import org.kirogate.page.NewKeys;
import org.kirogate.site.NewKeyLimits;
import org.kirogate.site.RegistrationMode;
import org.kirogate.site.Site;
import org.kirogate.site.SiteSettings;

/** {@code /admin/api/settings}: the switches of the site. Thread-safe. */
public final class SettingsServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Switches switches;

    /** The interface over these switches. */
    public SettingsServlet(AdminGuard guard, SiteSettings settings, AuditLog audit) {
        super(guard);
        this.switches = new Switches(settings, audit);
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        return switch (call.route()) {
            case "GET" -> Switches.json(switches.current());
            case "PATCH" -> Switches.json(switches.change(call.request(), site -> changed(call, site)));
            default -> throw ApiCall.unknownPath();
        };
    }

    private static Site changed(ApiCall call, Site site) {
        Site changed = call.fields().optionalString("registration_mode")
                .map(code -> site.registration(RegistrationMode.of(code))).orElse(site);
        changed = changed.maintenance(call.optionalBool("maintenance").orElse(changed.maintenance()));
        changed = changed.selfUse(call.optionalBool("self_use").orElse(changed.selfUse()));
        return changed.newKeys(new NewKeyLimits(
                document(call, Switches.NEW_KEYS, changed.newKeys().ordinary()),
                document(call, Switches.NEW_SUPER_KEYS, changed.newKeys().superKeys())));
    }

    private static String document(ApiCall call, String member, String before) {
        return call.members().has(member)
                ? NewKeys.text(LimitsPatch.apply(call, member, NewKeys.read(before))) : before;
    }
}
