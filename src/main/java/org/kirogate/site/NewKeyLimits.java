package org.kirogate.site;

import java.util.Objects;

/**
 * The limits that new keys begin with, each a JSON document that the room of keys understands.
 *
 * @param ordinary  of keys that users make themselves, empty = none
 * @param superKeys of super keys, empty = none
 */
public record NewKeyLimits(String ordinary, String superKeys) {
    /** New keys have no limits. */
    public static final NewKeyLimits NONE = new NewKeyLimits("", "");

    public NewKeyLimits {
        Objects.requireNonNull(ordinary, "ordinary");
        Objects.requireNonNull(superKeys, "superKeys");
    }

    /** The same with others for keys that users make themselves. */
    public NewKeyLimits ordinary(String document) {
        return new NewKeyLimits(document, superKeys);
    }

    /** The same with others for super keys. */
    public NewKeyLimits superKeys(String document) {
        return new NewKeyLimits(ordinary, document);
    }
}
