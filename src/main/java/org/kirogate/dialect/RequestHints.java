package org.kirogate.dialect;

import java.util.Objects;

/**
 * What a reader knows beside the body.
 *
 * @param session   what a session header names ({@code x-claude-code-agent-id}, {@code x-claude-code-session-id},
 *     {@code session-id}: the most specific first), or empty; it wins over what the body says
 * @param materials brings what the body names by address
 */
public record RequestHints(String session, Materials materials) {

    /** Headers that say nothing, and nothing is fetched. */
    public static final RequestHints NONE = new RequestHints("", Materials.NONE);

    public RequestHints {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(materials, "materials");
    }
}
