package org.kirogate.portal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How programs use one of a user's keys: its secret is known to nobody, so examples name the key in its place.
 *
 * @param name    the key's name, empty when there is none that works
 * @param place   the same as it may stand inside quotes of a command
 * @param baseUrl where programs reach the gateway
 */
public record KeyExample(String name, String place, String baseUrl) {
    public KeyExample {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(baseUrl, "baseUrl");
    }

    /** The key that was chosen among those shown, else the first that works. */
    static KeyExample of(List<OwnKeyRow> rows, String chosen, String baseUrl) {
        Optional<OwnKeyRow> asked = rows.stream().filter(row -> ("" + row.id()).equals(chosen)).findFirst();
        String name = asked.or(() -> rows.stream().filter(OwnKeyRow::works).findFirst())
                .map(OwnKeyRow::name).orElse("");
        return new KeyExample(name, harmless(name), baseUrl);
    }

    /** Examples are pasted into shells, and a name may hold what a shell would run. */
    private static String harmless(String name) {
        return name.replaceAll("[^\\p{L}\\p{N} ._-]", "").strip();
    }
}
