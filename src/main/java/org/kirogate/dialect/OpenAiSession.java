package org.kirogate.dialect;

import org.kirogate.json.Fields;

/** What names the conversation in OpenAI's APIs. Pure functions. */
public final class OpenAiSession {
    private OpenAiSession() {}

    /**
     * The name: that of a session header, else {@code prompt_cache_key}, else {@code user}; empty when there is none.
     *
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST when a member is no text, also when it does not count
     */
    public static String key(Fields body, RequestHints hints) {
        String cacheKey = body.optionalString("prompt_cache_key").orElse("");
        String user = body.optionalString("user").orElse("");
        if (!hints.session().isBlank()) {
            return hints.session();
        }
        return cacheKey.isBlank() ? user : cacheKey;
    }
}
