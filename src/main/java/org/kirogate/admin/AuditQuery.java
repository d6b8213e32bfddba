package org.kirogate.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.kirogate.audit.AuditFilter;
import org.kirogate.fault.GatewayException;

/** Which acts an address of the interface asks for. Pure. */
final class AuditQuery {
    private AuditQuery() {}

    /**
     * Reads {@code actor}, {@code action}, {@code target}, {@code reason}, {@code since} and {@code until}.
     *
     * @throws GatewayException INVALID_REQUEST about a time that is no number
     */
    static AuditFilter of(HttpServletRequest request) {
        return new AuditFilter(
                given(request, "actor"), given(request, "action"), given(request, "target"), given(request, "reason"),
                time(request, "since"), time(request, "until"));
    }

    private static long time(HttpServletRequest request, String name) {
        String text = given(request, name);
        if (!text.matches("\\d{0,15}")) {
            throw GatewayException.invalid(name, name + ": Input should be a time in epoch milliseconds");
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }
}
