package org.kirogate.upstream;

import java.util.Objects;

/**
 * What a caller's model name means.
 *
 * @param id       the provider's id of the model
 * @param thinking whether the name itself asks for reasoning ({@code …-thinking})
 */
public record ResolvedModel(String id, boolean thinking) {
    public ResolvedModel {
        Objects.requireNonNull(id, "id");
    }
}
