package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Told;
import org.kirogate.token.DeviceSignIns;
import org.kirogate.token.ImportProgress;
import org.kirogate.token.TokenImports;
import org.kirogate.token.TokenRef;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;

/** Puts together what the panel for adding tokens shows to somebody. Thread-safe. */
public final class AddPanels {
    private final Tokens tokens;
    private final TokenImports imports;
    private final DeviceSignIns devices;
    private final BooleanSupplier sharing;
    private final InstantSource clock;

    /** Panels over these; {@code sharing} says whether tokens can be made public at present. */
    public AddPanels(
            Tokens tokens, TokenImports imports, DeviceSignIns devices, BooleanSupplier sharing, InstantSource clock) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.imports = Objects.requireNonNull(imports, "imports");
        this.devices = Objects.requireNonNull(devices, "devices");
        this.sharing = Objects.requireNonNull(sharing, "sharing");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Whether tokens can be made public at present. */
    boolean sharing() {
        return sharing.getAsBoolean();
    }

    /** The panel as an address asks for it, beside a list. */
    AddPanel of(HttpServletRequest request, long userId, String here) {
        return of(request, userId, here, Told.NOTHING);
    }

    /** The same after its form was refused. */
    AddPanel of(HttpServletRequest request, long userId, String here, Told error) {
        Instant now = clock.instant();
        Optional<DeviceShown> device = devices.find(userId).map(view -> DeviceShown.of(view, now));
        AddPanel.Renewed renew = renewed(request, userId);
        return new AddPanel(
                way(request.getParameter("way"), device.filter(DeviceShown::open).isPresent(), renew), renew,
                devices.offered() && (renew.id() == 0 || renew.kind().equals("builder_id")), sharing(), error,
                device.orElse(DeviceShown.NONE),
                job(request, userId).map(job -> JobShown.of(job, now)).orElse(JobShown.NONE), here);
    }

    /** What was chosen; else the sign-in that waits, so that it is found again after a reload. */
    private String way(String chosen, boolean waits, AddPanel.Renewed renew) {
        if (AddPanel.DEVICE.equals(chosen) && devices.offered()) {
            return AddPanel.DEVICE;
        }
        if (AddPanel.FILE.equals(chosen) && renew.id() == 0) {
            return AddPanel.FILE;
        }
        boolean byCode = waits || renew.kind().equals("builder_id") && devices.offered();
        return chosen == null && byCode ? AddPanel.DEVICE : AddPanel.PASTE;
    }

    private AddPanel.Renewed renewed(HttpServletRequest request, long userId) {
        String id = request.getParameter("renew");
        if (id == null || !id.matches("[1-9]\\d{0,17}")) {
            return AddPanel.Renewed.NOBODY;
        }
        TokenView token = tokens.find(TokenRef.own(userId, Long.parseLong(id)));
        return new AddPanel.Renewed(token.id(), token.name(), OwnTokenRow.kind(token.kind()));
    }

    /** The job that was asked for while it is remembered; else the newest that goes on. */
    private Optional<ImportProgress> job(HttpServletRequest request, long userId) {
        String id = request.getParameter("job");
        if (id != null && id.matches("\\d{1,18}")) {
            try {
                return Optional.of(imports.find(userId, Long.parseLong(id)));
            } catch (GatewayException e) {
                if (e.fault() != Fault.NOT_FOUND) {
                    throw e;
                }
            }
        }
        return imports.list(userId).stream().filter(job -> !job.ended()).findFirst();
    }
}
