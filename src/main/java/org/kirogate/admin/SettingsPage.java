package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.audit.AuditLog;
import org.kirogate.config.Setting;
import org.kirogate.config.SettingInForce;
import org.kirogate.page.Flash;
import org.kirogate.page.LimitsShown;
import org.kirogate.page.NewKeys;
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
     * @param newKeys   limits of new keys
     */
    public record View(
            Site site, List<String> modes, String firstMode, List<SettingInForce> fixed, List<NewKeysOf> newKeys) {
        public View {
            Objects.requireNonNull(site, "site");
            modes = List.copyOf(modes);
            Objects.requireNonNull(firstMode, "firstMode");
            fixed = List.copyOf(fixed);
            newKeys = List.copyOf(newKeys);
        }

        /** The mode that is in force. */
        public String mode() {
            return site.registration().code();
        }
    }

    /**
     * What new keys of a kind begin with.
     *
     * @param name   {@code ordinary} or {@code super}
     * @param limits by their names, as text
     */
    public record NewKeysOf(String name, Map<String, String> limits) {
        public NewKeysOf {
            Objects.requireNonNull(name, "name");
            limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        }

        static NewKeysOf of(String name, String document) {
            return new NewKeysOf(name, LimitsShown.texts(NewKeys.read(document)));
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
        show(request, response, "admin/settings", new View(switches.current(), modes, firstMode, fixed, List.of(
                NewKeysOf.of("ordinary", switches.current().newKeys().ordinary()),
                NewKeysOf.of("super", switches.current().newKeys().superKeys()))));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RegistrationMode mode = RegistrationMode.of(given(request, "registration_mode"));
        boolean maintenance = given(request, "maintenance").equals("true");
        boolean selfUse = given(request, "self_use").equals("true");
        Site before = switches.current();
        Site after = switches.change(
                request, site -> site.registration(mode).maintenance(maintenance).selfUse(selfUse));
        Flash said = after.equals(before)
                ? Flash.of("flash.settings.same")
                : Flash.of("flash.settings.saved").undo(PATH, Map.of(
                        "registration_mode", before.registration().code(),
                        "maintenance", Boolean.toString(before.maintenance()),
                        "self_use", Boolean.toString(before.selfUse())));
        goTo(request, response, PATH, said);
    }
}
