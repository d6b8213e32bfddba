package org.kirogate.chat;

import java.util.Objects;

/**
 * Whether the model is to reason before it answers.
 *
 * @param mode         what the caller asked for
 * @param budgetTokens most tokens to spend on it, 0 = not given
 * @param effort       how hard, {@link Effort#DEFAULT} = not given
 */
public record Thinking(Mode mode, int budgetTokens, Effort effort) {

    /** Nothing asked: no reasoning is shown. */
    public static final Thinking UNSET = new Thinking(Mode.UNSET, 0, Effort.DEFAULT);

    /** What the caller asked for. */
    public enum Mode {
        /** Said nothing: reasoning is not shown even if the model reasons. */
        UNSET,
        /** Explicitly off. */
        DISABLED,
        /** On, within a budget when one is given. */
        ENABLED,
        /** On, the model decides how much. */
        ADAPTIVE
    }

    /** How hard the model is to think, weakest first. */
    public enum Effort {
        DEFAULT,
        NONE,
        LOW,
        MEDIUM,
        HIGH,
        XHIGH,
        MAX
    }

    public Thinking {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(effort, "effort");
    }

    /** Whether the caller wants to see reasoning. */
    public boolean shown() {
        return mode == Mode.ENABLED || mode == Mode.ADAPTIVE;
    }
}
