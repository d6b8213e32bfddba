package org.kirogate.page;

import java.util.Objects;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.LimitsJson;
import org.kirogate.fault.GatewayException;
import org.kirogate.site.SiteSettings;

/** The limits that new keys begin with, as the settings say. Thread-safe. */
public final class NewKeys {
    private final SiteSettings settings;

    /** Those of these settings. */
    public NewKeys(SiteSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** Of keys that users make themselves. */
    public Limits ordinary() {
        return read(settings.current().newKeys().ordinary());
    }

    /** Of super keys. */
    public Limits superKeys() {
        return read(settings.current().newKeys().superKeys());
    }

    /** The document of limits, empty = none. */
    public static String text(Limits limits) {
        return limits.equals(Limits.NONE) ? "" : LimitsJson.write(limits).toString();
    }

    /**
     * The limits of a document of the settings.
     *
     * @throws IllegalStateException when it is none: nobody is to have a key without limits by that
     */
    public static Limits read(String document) {
        try {
            return LimitsJson.read(document);
        } catch (GatewayException e) {
            throw new IllegalStateException(
                    "the settings hold limits of new keys that can't be read; save them anew: " + e.getMessage(), e);
        }
    }
}
