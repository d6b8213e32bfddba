package org.kirogate.page;

import com.google.gson.JsonElement;
import java.util.Optional;
import org.kirogate.access.KeySettings;
import org.kirogate.access.limit.Limits;

/**
 * What a {@code PATCH} says about a key: only members that are there change anything; null or 0 lifts a limit. {@code
 * limits} is a document of its own; the two limits that had members before there was one still have them.
 */
public final class KeyChange {
    private static final long LARGEST = 1_000_000_000L;
    private static final long LAST_TIME = 253_402_300_799_999L;

    private KeyChange() {}

    /** The settings after the change. */
    public static KeySettings apply(ApiCall call, KeySettings before) {
        KeySettings after = before;
        Optional<String> name = call.fields().optionalString("name");
        if (name.isPresent()) {
            after = after.named(name.get());
        }
        if (call.optionalBool("is_active").isPresent()) {
            after = after.active(call.optionalBool("is_active").get());
        }
        if (call.optionalBool("receipts").isPresent()) {
            after = after.receipts(call.optionalBool("receipts").get());
        }
        Limits limits = before.limits().paced(
                (int) number(call, "requests_per_minute", before.limits().pace().requestsPerMinute(), LARGEST),
                (int) number(call, "max_concurrency", before.limits().pace().maxConcurrency(), LARGEST));
        return after.limited(LimitsPatch.apply(call, "limits", limits))
                .expiring(number(call, "expires_at", before.expiresAt(), LAST_TIME));
    }

    private static long number(ApiCall call, String name, long before, long largest) {
        JsonElement value = call.members().get(name);
        if (value == null) {
            return before;
        }
        return value.isJsonNull() ? 0 : call.number(name, 0, largest);
    }
}
