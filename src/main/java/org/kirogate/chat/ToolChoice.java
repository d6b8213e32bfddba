package org.kirogate.chat;

import java.util.Objects;

/**
 * Whether and which tool is to be called.
 *
 * @param mode     what is allowed
 * @param tool     the tool's name for {@link Mode#NAMED}, else empty
 * @param parallel whether several calls in one answer are allowed
 */
public record ToolChoice(Mode mode, String tool, boolean parallel) {

    /** The model decides, may call several. */
    public static final ToolChoice AUTO = new ToolChoice(Mode.AUTO, "", true);

    /** What is allowed. */
    public enum Mode {
        /** The model decides. */
        AUTO,
        /** No tool is offered. */
        NONE,
        /** Some tool must be called. */
        REQUIRED,
        /** The named tool must be called. */
        NAMED
    }

    public ToolChoice {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(tool, "tool");
    }
}
