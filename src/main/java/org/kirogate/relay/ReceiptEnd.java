package org.kirogate.relay;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a receipt tells beside what happened on the way.
 *
 * @param modelAsked the caller's word for the model
 * @param repairs    what the dialect changed in the request
 * @param outcome    how the request ended
 * @param error      the fault told to the caller, empty = none
 * @param at         when it ended
 */
public record ReceiptEnd(String modelAsked, List<String> repairs, String outcome, String error, Instant at) {
    public ReceiptEnd {
        Objects.requireNonNull(modelAsked, "modelAsked");
        repairs = List.copyOf(repairs);
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(at, "at");
    }
}
