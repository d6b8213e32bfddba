package org.kirogate.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.kirogate.page.ListAddress;
import org.kirogate.page.ListShape;
import org.kirogate.page.LocalPath;
import org.kirogate.token.OwnTokenAsk;

/** What the list of a person's own tokens can be asked for, and where its forms lead back to. */
final class OwnTokenShape {
    /** The list itself. */
    static final String LIST = "/user";
    /** Fields of its forms. */
    static final String ID = "id";
    static final String ACT = "act";
    static final String BACK = "back";

    private static final ListShape SHAPE = new ListShape(
            LIST, List.of("created_at", "name", "state", "left"), "created_at", true)
            .filter("state", "all", "usable", "cooling", "exhausted", "care", "disabled")
            .filter("visibility", "all", "public", "private");

    private OwnTokenShape() {}

    static ListAddress read(HttpServletRequest request) {
        return ListAddress.read(request, SHAPE);
    }

    /** Which of a person's tokens an address asks for. */
    static OwnTokenAsk ask(ListAddress list, long userId) {
        return new OwnTokenAsk(
                userId,
                OwnTokenAsk.State.valueOf(list.filter("state").toUpperCase(Locale.ROOT)),
                OwnTokenAsk.Visibility.valueOf(list.filter("visibility").toUpperCase(Locale.ROOT)));
    }

    /** Where a form came from: the list as it was asked for. */
    static String back(HttpServletRequest request) {
        String back = LocalPath.of(request.getParameter(BACK), LIST);
        return back.equals(LIST) || back.startsWith(LIST + "?") ? back : LIST;
    }
}
