package org.kirogate.upstream.kiro.credential;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** When a bearer in a file ends (Kiro protocol, section 1.4). Pure functions. */
final class Expiry {
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private Expiry() {}

    /**
     * Seconds, milliseconds or ISO-8601 with or without a zone; anything else counts as ended, which costs one refresh.
     */
    static Instant of(String text) {
        if (text.isEmpty()) {
            return Instant.EPOCH;
        }
        try {
            if (text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?([eE][0-9]{1,2})?")) {
                long number = new BigDecimal(text).longValue();
                return number > LARGEST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            }
            String iso = text.replace(' ', 'T');
            return iso.matches(".*(?:[zZ]|[+-][0-9]{2}:?[0-9]{2})$")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
