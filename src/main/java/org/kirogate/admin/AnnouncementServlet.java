package org.kirogate.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import org.kirogate.audit.AuditLog;
import org.kirogate.page.ApiCall;
import org.kirogate.site.Announcement;
import org.kirogate.site.Announcements;

/** {@code /admin/api/announcement}: the one notice to all users, in two languages. Thread-safe. */
public final class AnnouncementServlet extends AdminJsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Notices notices;

    /** The interface over the notice. */
    public AnnouncementServlet(AdminGuard guard, Announcements announcements, AuditLog audit) {
        super(guard);
        this.notices = new Notices(announcements, audit);
    }

    @Override
    protected JsonElement answer(ApiCall call, HttpServletResponse response) {
        return switch (call.route()) {
            case "GET" -> json(notices.current());
            case "PATCH" -> changed(call);
            default -> throw ApiCall.unknownPath();
        };
    }

    private JsonElement changed(ApiCall call) {
        Announcement before = notices.current();
        return json(notices.publish(
                call.request(),
                call.fields().optionalString("text_zh").orElse(before.chinese()),
                call.fields().optionalString("text_en").orElse(before.english()),
                call.optionalBool("is_visible").orElse(before.visible())));
    }

    private static JsonObject json(Announcement announcement) {
        JsonObject json = new JsonObject();
        json.addProperty("text_zh", announcement.chinese());
        json.addProperty("text_en", announcement.english());
        json.addProperty("is_visible", announcement.visible());
        json.addProperty("updated_at", announcement.updatedAt());
        return json;
    }
}
