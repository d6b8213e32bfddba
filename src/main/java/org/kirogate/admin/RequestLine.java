package org.kirogate.admin;

import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.page.Moment;
import org.kirogate.usage.UsageRecord;

/**
 * A request as the list shows it.
 *
 * @param key  what its key is called; one without a name is gone
 * @param user whose key it is
 * @param at   when it came
 */
public record RequestLine(UsageRecord record, ApiKey.Label key, String user, Moment at) {
    public RequestLine {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(at, "at");
    }

    /** Whether another model answered than was asked for. */
    public boolean otherModel() {
        return !record.route().modelServed().isEmpty()
                && !record.route().modelServed().equals(record.route().modelAsked());
    }
}
