package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.access.limit.Limits;
import org.kirogate.audit.AuditLog;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.LimitForm;
import org.kirogate.page.NewKeys;
import org.kirogate.site.NewKeyLimits;
import org.kirogate.site.SiteSettings;

/** {@code /admin/settings/new-keys}: the limits that new keys of a kind begin with. Thread-safe. */
public final class NewKeysPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String JSP = "admin/new-keys";
    private static final String SUPER = "super";

    private final transient Switches switches;

    /**
     * What the form shows.
     *
     * @param kind   {@code ordinary} or {@code super}
     * @param limits the fields of limits
     * @param error  what was wrong with the last attempt, or empty
     */
    public record View(String kind, LimitForm limits, String error) {
        public View {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(limits, "limits");
            Objects.requireNonNull(error, "error");
        }
    }

    /** The page of this console. */
    public NewKeysPage(Console console, SiteSettings settings, AuditLog audit) {
        super(console);
        this.switches = new Switches(settings, audit);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Limits now = NewKeys.read(document(request, switches.current().newKeys()));
        show(request, response, JSP, new View(kind(request), LimitForm.of(now), ""));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            switches.change(request, site -> site.newKeys(changed(request, site.newKeys())));
        } catch (GatewayException e) {
            if (!e.param().startsWith("limits.")) {
                throw e;
            }
            response.setStatus(e.fault().status());
            show(request, response, JSP, new View(
                    kind(request), LimitForm.typed(request, e), pages().word(request, "limits.wrong")));
            return;
        }
        goTo(request, response, "/admin/settings", Flash.of("flash.settings.saved"));
    }

    private static NewKeyLimits changed(HttpServletRequest request, NewKeyLimits before) {
        String after = NewKeys.text(LimitForm.applied(request, NewKeys.read(document(request, before))));
        return kind(request).equals(SUPER) ? before.superKeys(after) : before.ordinary(after);
    }

    private static String document(HttpServletRequest request, NewKeyLimits limits) {
        return kind(request).equals(SUPER) ? limits.superKeys() : limits.ordinary();
    }

    private static String kind(HttpServletRequest request) {
        return given(request, "kind").equals(SUPER) ? SUPER : "ordinary";
    }
}
