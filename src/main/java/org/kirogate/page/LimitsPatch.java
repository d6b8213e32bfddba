package org.kirogate.page;

import com.google.gson.JsonElement;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.LimitsJson;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Fields;

/** What the body of a call says about limits, a document as {@link LimitsJson} has it. Pure. */
public final class LimitsPatch {
    private static final String DAYS = "days_after_first_use";

    private LimitsPatch() {}

    /**
     * Limits after a call.
     *
     * @param member of the body that holds the document; what is missing in it stays, null lifts a limit, null in its
     *               place lifts all
     * @throws GatewayException INVALID_REQUEST about {@code limits.day.tokens}
     */
    public static Limits apply(ApiCall call, String member, Limits before) {
        JsonElement document = call.members().get(member);
        if (document == null) {
            return before;
        }
        return document.isJsonNull()
                ? Limits.NONE : LimitsJson.changed(before, Fields.at(document, member).object(), member);
    }

    /** The same of a user, whose keys end one by one. */
    public static Limits ceilings(ApiCall call, String member, Limits before) {
        Limits after = apply(call, member, before);
        if (after.daysAfterFirstUse() > 0) {
            throw GatewayException.invalid(member + "." + DAYS,
                    member + "." + DAYS + ": Keys end after their first use, users do not; set it for each key.");
        }
        return after;
    }
}
