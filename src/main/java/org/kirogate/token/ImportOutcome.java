package org.kirogate.token;

import java.util.Objects;

/**
 * What became of one entry of a job.
 *
 * @param label   which entry
 * @param result  what became of it
 * @param tokenId the token, 0 = there is none, or it is another's
 * @param message why, for people; empty when there is nothing to add
 */
public record ImportOutcome(ImportLabel label, Result result, long tokenId, String message) {

    /** What may become of an entry. */
    public enum Result {
        /** It is a new token. */
        IMPORTED,
        /** Its account is in the pool, or stands earlier in the same import. */
        ALREADY_THERE,
        /** It is incomplete, or the service did not accept it, or could not be asked. */
        REFUSED,
        /** The service accepted it and the database was away: it is kept in memory and stored when that is back. */
        WAITING,
        /** It was called off before its turn. */
        CANCELLED,
        /** A token that was checked again and is fine. */
        PASSED
    }

    public ImportOutcome {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(message, "message");
    }
}
