package org.kirogate.page.chart;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;

/** In whose days a chart counts: the zone in the address, else the one a script left in a cookie, else the server's. */
public final class ReaderZone {
    /** The cookie a script writes. */
    static final String COOKIE = "kg_zone";

    private ReaderZone() {}

    /** The zone of a request; only names of the time zone database count. */
    public static ZoneId of(HttpServletRequest request) {
        String asked = request.getParameter("tz");
        return known(asked) ? ZoneId.of(asked) : remembered(request);
    }

    private static ZoneId remembered(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                // A slash may stand in a cookie; scripts that encode it are understood too.
                String name = cookie.getValue().replace("%2F", "/");
                if (cookie.getName().equals(COOKIE) && known(name)) {
                    return ZoneId.of(name);
                }
            }
        }
        return ZoneId.systemDefault();
    }

    private static boolean known(String name) {
        return name != null && ZoneId.getAvailableZoneIds().contains(name);
    }
}
