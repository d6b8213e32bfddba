package org.kirogate.app;

import jakarta.servlet.http.HttpServletRequest;
import org.kirogate.admin.Console;
import org.kirogate.page.Frame;
import org.kirogate.portal.Centre;

/**
 * Who looks at a page that belongs to neither console nor user centre. Thread-safe.
 *
 * @param console knows the administrator
 * @param centre  knows the users
 */
record Visitors(Console console, Centre centre) {

    /** A signed-in user, else the administrator, else nobody. */
    Frame.Visitor of(HttpServletRequest request) {
        Frame.Visitor user = centre.visitor(request);
        Frame.Visitor administrator = user.signedIn() ? user : console.visitorOrNobody(request);
        return administrator.signedIn() ? administrator : user;
    }

    /** The same while the container shows a failure of the console's, or of any other page. */
    Frame.Visitor ofFailure(HttpServletRequest request, boolean inConsole) {
        return inConsole ? console.visitorOrNobody(request) : of(request);
    }
}
