package org.kirogate.access;

import com.google.gson.JsonObject;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.LimitsJson;
import org.kirogate.fault.GatewayException;

/**
 * Limits as the database keeps them: a JSON document. A key's has neither its requests per minute nor those at a time,
 * which have columns of their own.
 */
final class KeyLimitsText {
    private static final System.Logger LOG = System.getLogger(KeyLimitsText.class.getName());

    private KeyLimitsText() {}

    /** A key's document, empty = nothing is limited. */
    static String of(Limits limits) {
        return all(limits.paced(0, 0));
    }

    /** The whole document, empty = nothing is limited. */
    static String all(Limits limits) {
        JsonObject document = LimitsJson.write(limits);
        return document.size() == 0 ? "" : document.toString();
    }

    /** What was kept; of one that can't be read nothing is allowed, and the others go on. */
    static Limits read(long id, String text) {
        try {
            return LimitsJson.read(text);
        } catch (GatewayException e) {
            LOG.log(System.Logger.Level.ERROR, "The limits of {0} can''t be read and allow nothing: {1}", id,
                    e.getMessage());
            return Limits.CLOSED;
        }
    }
}
