package org.kirogate.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.audit.AuditLog;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.Flash;
import org.kirogate.page.Moment;
import org.kirogate.site.Announcement;
import org.kirogate.site.Announcements;

/** {@code /admin/announcement}: the one notice to all users, with what they will see beside it. Thread-safe. */
public final class AnnouncementPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/admin/announcement";

    private final transient Notices notices;

    /**
     * What the page shows.
     *
     * @param chinese as typed or stored
     * @param english the same
     * @param visible whether users see it
     * @param changed when it was changed last
     * @param error   what was wrong with the last attempt, or empty
     * @param field   which text that is about, or empty
     */
    public record View(String chinese, String english, boolean visible, Moment changed, String error, String field) {
        public View {
            Objects.requireNonNull(chinese, "chinese");
            Objects.requireNonNull(english, "english");
            Objects.requireNonNull(changed, "changed");
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(field, "field");
        }
    }

    /** The page of this console. */
    public AnnouncementPage(Console console, Announcements announcements, AuditLog audit) {
        super(console);
        this.notices = new Notices(announcements, audit);
    }

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Announcement now = notices.current();
        show(request, response, "admin/announcement", new View(
                now.chinese(), now.english(), now.visible(), Moment.of(now.updatedAt()), "", ""));
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String chinese = text(request, "text_zh");
        String english = text(request, "text_en");
        boolean visible = given(request, "visible").equals("true");
        try {
            if (visible && (chinese + english).isEmpty()) {
                throw GatewayException.invalid("text", "An announcement that is shown needs a text.");
            }
            notices.publish(request, chinese, english, visible);
        } catch (GatewayException e) {
            response.setStatus(e.fault().status());
            show(request, response, "admin/announcement", new View(
                    chinese, english, visible, Moment.of(notices.current().updatedAt()), pages().told(request, e),
                    e.param()));
            return;
        }
        goTo(request, response, PATH,
                visible ? Flash.of("flash.announcement.shown") : Flash.of("flash.announcement.hidden"));
    }

    /** Forms send line breaks as two characters. */
    private static String text(HttpServletRequest request, String field) {
        return given(request, field).replace("\r\n", "\n").strip();
    }
}
