package org.kirogate.dialect;

import com.google.gson.JsonArray;
import org.kirogate.json.Fields;

/** Bounds on what one request may list; far above real use, so that a hostile body costs its own bytes and no more. */
public final class Limits {
    /** Messages of a conversation. */
    public static final int MESSAGES = 100_000;
    /** Parts of one message. */
    public static final int PARTS = 100_000;
    /** Tools offered. */
    public static final int TOOLS = 1024;
    /** Characters of a model's, a tool's or a call's name. */
    public static final int NAME = 256;

    private Limits() {}

    /**
     * Refuses a list that is too long.
     *
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST with the list's path
     */
    public static JsonArray atMost(int most, JsonArray list, Fields owner, String name) {
        if (list.size() > most) {
            throw owner.invalid(name, "List should have at most " + most + " items, not " + list.size());
        }
        return list;
    }

    /**
     * A name that must be there, not blank and not endless.
     *
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST with the name's path
     */
    public static String name(Fields owner, String name) {
        String text = owner.string(name);
        if (text.isBlank()) {
            throw owner.invalid(name, "String should not be empty");
        }
        if (text.length() > NAME) {
            throw owner.invalid(name, "String should have at most " + NAME + " characters, not " + text.length());
        }
        return text;
    }
}
