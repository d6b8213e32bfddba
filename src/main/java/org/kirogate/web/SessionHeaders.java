package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The headers by which clients name a conversation, most specific first: a sub-agent before the session it is of. */
final class SessionHeaders {
    private static final List<String> HEADERS =
            List.of("x-claude-code-agent-id", "x-session-id", "x-claude-code-session-id", "session-id", "session_id");
    private static final int MOST_CHARACTERS = 256;

    private SessionHeaders() {}

    /** What the most specific header names, cut to a bound; empty when there is none. */
    static String of(HttpServletRequest request) {
        for (String header : HEADERS) {
            String value = request.getHeader(header);
            if (value != null && !value.isBlank()) {
                String text = value.strip();
                return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
            }
        }
        return "";
    }
}
