package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.kirogate.access.Admission;
import org.kirogate.account.Session;
import org.kirogate.account.Users;
import org.kirogate.page.BaseUrl;
import org.kirogate.page.Frame;
import org.kirogate.page.OneTimeForms;
import org.kirogate.page.Pages;
import org.kirogate.page.Trails;

/**
 * What every page of the user centre works with. Thread-safe.
 *
 * @param guard     who may see it
 * @param pages     shows them
 * @param forms     lets a form work once
 * @param users     whose names stand in the frame
 * @param baseUrl   where programs reach the gateway
 * @param trails    what their acts leave in the record
 * @param admission knows how much of limits is used
 */
public record Centre(
        UserGuard guard, Pages pages, OneTimeForms forms, Users users, BaseUrl baseUrl, Trails trails,
        Admission admission) {

    /** Whoever looks at a page, signed in or not. */
    public Frame.Visitor visitor(HttpServletRequest request) {
        return guard.session(request).map(session -> visitor(request, session)).orElse(Frame.Visitor.nobody(false));
    }

    private Frame.Visitor visitor(HttpServletRequest request, Session session) {
        return new Frame.Visitor(
                false, users.byId(session.userId()).name(), true, guard.csrf(request), false, 0, 0,
                admission.nearlyUsed(session.userId()));
    }
}
