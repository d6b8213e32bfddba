package org.kirogate.token.terms;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * On which terms super keys may use a token. They never bind the owner's own keys. Immutable.
 *
 * @param percent most of the account's quota that super keys may use in a period, 0-100; 100 = all of it
 * @param reserve credits that super keys leave to the owner, 0 = none
 * @param hours   parts of the day, {@code HH:MM-HH:MM}, in which they may; one whose end is not after its start goes past
 *                midnight; empty = always
 * @param zone    time zone of the hours
 * @param models  models they may use it for, names in which {@code *} stands for anything; empty = all
 */
public record ShareTerms(int percent, double reserve, List<String> hours, ZoneId zone, List<String> models) {
    /** Everything, always. */
    public static final ShareTerms OPEN = new ShareTerms(100, 0, List.of(), ZoneId.of("UTC"), List.of());

    public ShareTerms {
        hours = List.copyOf(hours);
        Objects.requireNonNull(zone, "zone");
        models = List.copyOf(models);
    }
}
