package org.kirogate.dialect;

import java.util.Objects;

/**
 * What the HTTP headers say beside the body.
 *
 * @param session what a session header names ({@code x-claude-code-agent-id}, {@code x-claude-code-session-id},
 *     {@code session-id}: the most specific first), or empty; it wins over what the body says
 */
public record RequestHints(String session) {

    /** Headers that say nothing. */
    public static final RequestHints NONE = new RequestHints("");

    public RequestHints {
        Objects.requireNonNull(session, "session");
    }
}
