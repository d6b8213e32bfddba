package org.kirogate.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.TokenTrail;
import org.kirogate.page.Told;
import org.kirogate.token.DeviceSignIns;

/**
 * {@code /user/tokens/device}: begins a sign-in by code, looks whether it was confirmed, or forgets it. The panel
 * shows how it stands. Thread-safe.
 */
public final class DevicePage extends UserPage {
    private static final long serialVersionUID = 1L;
    private static final String PANEL = "way=device";

    private final transient AddPanels panels;
    private final transient DeviceSignIns devices;

    /** The page of this user centre. */
    public DevicePage(Centre centre, AddPanels panels, DeviceSignIns devices) {
        super(centre);
        this.panels = panels;
        this.devices = devices;
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/user?" + PANEL + "#add"); // it has no page of its own
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        long userId = userId(request);
        try {
            switch (given(request, OwnTokenShape.ACT)) {
                case "begin" -> begin(request, userId);
                case "check" -> devices.check(userId);
                case "cancel" -> devices.cancel(userId);
                default -> throw new GatewayException(Fault.NOT_FOUND, "There is no such act.");
            }
        } catch (GatewayException e) {
            if (e.fault() == Fault.NOT_FOUND) {
                throw e;
            }
            response.setStatus(e.fault().status());
            show(request, response, "user/token-add",
                    panels.of(request, userId, OwnTokenShape.LIST, Told.of(e.getMessage())));
            return;
        }
        String page = fragment(request) ? "/user/tokens/add?" + PANEL : "/user?" + PANEL + "#add";
        response.sendRedirect(request.getContextPath() + page);
    }

    private void begin(HttpServletRequest request, long userId) {
        long renews = given(request, "renew").matches("[1-9]\\d{0,17}") ? id(request, "renew") : 0;
        TokenTrail trail = centre().trails().tokens();
        devices.begin(userId, given(request, "name"), given(request, "is_public").equals("1"), renews,
                renews == 0 ? trail.imported(actor(request)) : trail.renewed(actor(request)));
    }
}
