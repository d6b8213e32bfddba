package org.kirogate.page;

import com.google.gson.JsonObject;
import org.kirogate.audit.AuditEntry;

/** The detail of an act in the record: what it was about and, of a change, only what differs. Pure. */
public final class AuditDetail {
    private AuditDetail() {}

    /**
     * The detail of a change.
     *
     * @param about  what tells a reader which thing it is; taken as it is
     * @param before all that can be changed, before
     * @param after  the same members, after
     * @return {@code about} with the members {@code before} and {@code after}, both empty when nothing differs
     */
    public static String changed(JsonObject about, JsonObject before, JsonObject after) {
        JsonObject was = new JsonObject();
        JsonObject is = new JsonObject();
        after.entrySet().stream()
                .filter(member -> !member.getValue().equals(before.get(member.getKey())))
                .forEach(member -> {
                    was.add(member.getKey(), before.get(member.getKey()));
                    is.add(member.getKey(), member.getValue());
                });
        JsonObject detail = about.deepCopy();
        detail.add("before", was);
        detail.add("after", is);
        return text(detail);
    }

    /** The detail of an act that changed nothing but made, removed or used something. */
    public static String text(JsonObject detail) {
        return AuditEntry.masked(detail.toString());
    }
}
