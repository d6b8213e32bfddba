package org.kirogate.page.receipt;

import java.util.Objects;

/**
 * A change of a request.
 *
 * @param how  {@code ignored}, {@code dropped} or {@code mended}; {@code more} = further ones are not told
 * @param what what was changed
 */
public record Repair(String how, String what) {
    private static final String MORE = "and more";

    public Repair {
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(what, "what");
    }

    static Repair of(String entry) {
        int space = entry.indexOf(' ');
        return entry.equals(MORE) || space < 0
                ? new Repair("more", "") : new Repair(entry.substring(0, space), entry.substring(space + 1));
    }
}
