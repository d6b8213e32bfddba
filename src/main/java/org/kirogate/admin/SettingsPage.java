package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.audit.AuditLog;
import org.kirogate.config.Setting;
import org.kirogate.config.SettingInForce;
import org.kirogate.page.Flash;
import org.kirogate.site.RegistrationMode;
import org.kirogate.site.Site;
import org.kirogate.site.SiteSettings;

/** {@code /admin/settings}: the switches of the site, and what the environment fixes. Thread-safe. */
public final class SettingsPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/admin/settings";

    /** What the environment fixes and people look for here; all the rest stands on the page of the system. */
    private static final List<Setting> FIXED = List.of(
            Setting.TOKEN_ALLOCATION_STRATEGY, Setting.PUBLIC_BASE_URL, Setting.TOKEN_MAX_CONCURRENCY,
            Setting.TOKEN_RPM, Setting.QUEUE_WAIT, Setting.FIRST_TOKEN_TIMEOUT, Setting.STREAM_READ_TIMEOUT,
            Setting.RECEIPT_DAYS);

    private final transient Switches switches;
    private final String firstMode;
    private final transient List<SettingInForce> fixed;

    /**
     * What the page shows.
     *
     * @param site      how the site is switched
     * @param modes     who may register, as the form sends it
     * @param firstMode the mode that held before anybody changed it
     * @param fixed     what the environment fixes
     */
    public record View(Site site, List<String> modes, String firstMode, List<SettingInForce> fixed) {
        public View {
            Objects.requireNonNull(site, "site");
            modes = List.copyOf(modes);
            Objects.requireNonNull(firstMode, "firstMode");
            fixed = List.copyOf(fixed);
        }

        /** The mode that is in force. */
        public String mode() {
            return site.registration().code();
        }
    }

    /** The page of this console; {@code inForce} is the whole configuration. */
    public SettingsPage(Console console, SiteSettings settings, AuditLog audit, List<SettingInForce> inForce) {
        super(console);
        this.switches = new Switches(settings, audit);
        this.firstMode = inForce.stream()
                .filter(one -> one.setting() == Setting.REGISTRATION_MODE)
                .map(SettingInForce::value)
                .findFirst()
                .orElse("");
        this.fixed = inForce.stream().filter(one -> FIXED.contains(one.setting())).toList();
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        List<String> modes = List.of(
                RegistrationMode.OPEN.code(), RegistrationMode.APPROVAL.code(), RegistrationMode.CLOSED.code());
        show(request, response, "admin/settings", new View(switches.current(), modes, firstMode, fixed));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Site wanted = new Site(
                RegistrationMode.of(given(request, "registration_mode")),
                given(request, "maintenance").equals("true"),
                given(request, "self_use").equals("true"));
        Site before = switches.current();
        Site after = switches.change(request, site -> wanted);
        Flash said = after.equals(before)
                ? Flash.of("flash.settings.same")
                : Flash.of("flash.settings.saved").undo(PATH, Map.of(
                        "registration_mode", before.registration().code(),
                        "maintenance", Boolean.toString(before.maintenance()),
                        "self_use", Boolean.toString(before.selfUse())));
        goTo(request, response, PATH, said);
    }
}
