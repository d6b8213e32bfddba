package org.kirogate.dialect;

import com.google.gson.JsonObject;
import org.kirogate.json.Json;

/** Small request bodies, written with single quotes, which Java need not escape. */
final class Bodies {
    private static final String MESSAGES = "'messages':[{'role':'user','content':'x'}]";

    private Bodies() {}

    /** A request that every dialect takes, with more members; one message unless the members bring their own. */
    static JsonObject with(String members) {
        String messages = members.contains("'messages'") ? "" : "," + MESSAGES;
        String more = members.isEmpty() ? "" : "," + members;
        return json("{'model':'m','max_tokens':4000" + messages + more + "}");
    }

    static JsonObject json(String text) {
        return Json.object(text.replace('\'', '"'));
    }
}
