package org.kirogate.admin;

import java.util.List;
import java.util.Objects;
import org.kirogate.page.Moment;

/**
 * Facts about the running program that belong together.
 *
 * @param name end of the key of the words that name the group
 */
public record FactGroup(String name, List<Fact> facts) {
    public FactGroup {
        Objects.requireNonNull(name, "name");
        facts = List.copyOf(facts);
    }

    /**
     * One fact: a text, or a time.
     *
     * @param name  end of the key of the words that name it
     * @param value figures or names without language, empty = it is a time
     * @param at    the time
     */
    public record Fact(String name, String value, Moment at) {
        public Fact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(at, "at");
        }
    }

    /** A fact that is a text or a figure. */
    public static Fact fact(String name, Object value) {
        return new Fact(name, String.valueOf(value), Moment.NEVER);
    }

    /** A fact that is a time. */
    public static Fact time(String name, Moment at) {
        return new Fact(name, "", at);
    }
}
