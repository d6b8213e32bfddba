package org.kirogate.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.kirogate.fault.GatewayException;

/** Times among the parameters of a call. */
final class CallTime {
    private CallTime() {}

    /**
     * A time: epoch milliseconds, ISO 8601 with an offset ({@code 2026-11-25T10:00:00Z}), or a date, which is its
     * beginning
     * in the zone of the call ({@code tz}).
     *
     * @param otherwise when the parameter is not given
     * @throws GatewayException INVALID_REQUEST about the parameter
     */
    static Instant of(ApiCall call, String field, Instant otherwise) {
        String text = call.query(field, "").replace(' ', '+');
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            if (text.matches("\\d{1,14}")) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text).atStartOfDay(UsageJson.zone(call)).toInstant();
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw GatewayException.invalid(field, field
                    + ": Input should be epoch milliseconds, a date, or a time like 2026-11-25T10:00:00Z");
        }
    }
}
