package org.kirogate.token;

import java.util.Objects;

/**
 * What became of one entry of an import.
 *
 * @param entry   its place in the text, from 1
 * @param result  what became of it
 * @param tokenId the new token, 0 = none was made
 * @param message why not, for people; empty when imported
 */
public record ImportOutcome(int entry, Result result, long tokenId, String message) {

    /** What may become of an entry. */
    public enum Result {
        IMPORTED,
        ALREADY_THERE,
        REFUSED
    }

    public ImportOutcome {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(message, "message");
    }
}
