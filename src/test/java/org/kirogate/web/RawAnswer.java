package org.kirogate.web;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An answer as it came over a connection.
 *
 * @param status  the code
 * @param headers by lower-case name, the last of each
 * @param body    empty until it was read
 */
record RawAnswer(int status, Map<String, String> headers, String body) {
    RawAnswer {
        headers = Map.copyOf(headers);
    }

    /** What a head says. */
    static RawAnswer of(String head) {
        String[] lines = head.split("\r\n");
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
        }
        return new RawAnswer(Integer.parseInt(lines[0].split(" ")[1]), headers, "");
    }

    RawAnswer with(String text) {
        return new RawAnswer(status, headers, text);
    }

    /** A header, empty when it is not there. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    JsonObject json() {
        return JsonParser.parseString(body).getAsJsonObject();
    }
}
