package org.kirogate.token;

import java.util.Objects;

/**
 * Which entry of a job something is about, in words that a person knows it by.
 *
 * @param entry       its number, from 1
 * @param place       where it stands: {@code entry 3}, {@code accounts.json: line 7}
 * @param name        what its token is or would be called
 * @param kind        the provider's name for this sort of account, empty = not known
 * @param emailMasked whose account it is, most of it hidden; empty = not known
 */
public record ImportLabel(int entry, String place, String name, String kind, String emailMasked) {
    public ImportLabel {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(emailMasked, "emailMasked");
    }
}
