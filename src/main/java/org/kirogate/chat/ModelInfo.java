package org.kirogate.chat;

import com.google.gson.JsonObject;
import java.util.Objects;

/**
 * A model as an account lists it.
 *
 * @param id               the upstream's id, {@code claude-sonnet-4.5}
 * @param displayName      a name for people
 * @param maxInputTokens   context window, 0 = unknown
 * @param maxOutputTokens  most output tokens, 0 = unknown
 * @param images           whether it takes images
 * @param requestFields    JSON schema of the extra request members it takes, an empty object when it takes none
 */
public record ModelInfo(
        String id, String displayName, int maxInputTokens, int maxOutputTokens, boolean images, JsonObject requestFields) {
    public ModelInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(requestFields, "requestFields");
    }
}
