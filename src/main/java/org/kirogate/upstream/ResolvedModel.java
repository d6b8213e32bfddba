package org.kirogate.upstream;

import java.util.Objects;

/**
 * What a caller's model name means.
 *
 * @param id       the provider's id of the model
 * @param thinking whether the name itself asks for reasoning ({@code …-thinking})
 * @param standsIn whether it is another model than the name says, because nobody lists that one
 */
public record ResolvedModel(String id, boolean thinking, boolean standsIn) {
    public ResolvedModel {
        Objects.requireNonNull(id, "id");
    }

    /** The very model that the name says. */
    public ResolvedModel(String id, boolean thinking) {
        this(id, thinking, false);
    }
}
