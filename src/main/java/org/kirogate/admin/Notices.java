package org.kirogate.admin;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.AuditDetail;
import org.kirogate.site.Announcement;
import org.kirogate.site.Announcements;

/** What the administrator announces, each change recorded; for page and interface alike. Thread-safe. */
final class Notices {
    /** So much of a text is recorded: both texts of before and after fit a row of the record. */
    private static final int RECORDED = 1500;

    private final Announcements announcements;
    private final AuditLog audit;

    Notices(Announcements announcements, AuditLog audit) {
        this.announcements = Objects.requireNonNull(announcements, "announcements");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /** The announcement, which may be invisible. */
    Announcement current() {
        return announcements.current();
    }

    /**
     * Replaces the announcement.
     *
     * @throws GatewayException INVALID_REQUEST about {@code text_zh} or {@code text_en} that is too long or holds a key
     */
    Announcement publish(HttpServletRequest request, String chinese, String english, boolean visible) {
        // Before anything is said: everybody would read the key, and the record would refuse it afterwards.
        refuseKey("text_zh", chinese);
        refuseKey("text_en", english);
        return announcements.publish(chinese, english, visible, audit.noting(change ->
                AdminGuard.actor(request).did("announcement.change", "announcement", AuditDetail.changed(
                        new JsonObject(), recorded(change.before()), recorded(change.after())), "")));
    }

    private static void refuseKey(String field, String text) {
        if (AuditEntry.holdsKey(text)) {
            throw GatewayException.invalid(field, field + ": An API key must not stand in an announcement.");
        }
    }

    private static JsonObject recorded(Announcement announcement) {
        JsonObject json = new JsonObject();
        json.addProperty("text_zh", shortened(announcement.chinese()));
        json.addProperty("text_en", shortened(announcement.english()));
        json.addProperty("is_visible", announcement.visible());
        return json;
    }

    private static String shortened(String text) {
        // Control characters would take six times their place in JSON.
        String plain = text.replaceAll("[\\p{Cntrl}&&[^\\n]]", " ");
        return plain.codePointCount(0, plain.length()) <= RECORDED
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, RECORDED)) + "…";
    }
}
