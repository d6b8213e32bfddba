package org.kirogate.audit;

import java.util.List;
import java.util.Objects;

/**
 * A row with its place in the chain, as it stands in the table, whatever that is.
 *
 * @param texts actor, address, action, target, detail and reason
 */
record ChainedRow(long id, long number, String previousHash, String hash, long at, List<String> texts) {
    ChainedRow {
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(hash, "hash");
        texts = List.copyOf(texts);
    }

    /** Whether the row is what the gateway wrote at this place. */
    boolean genuine(Seal seals) {
        return hash.equals(seals.ofRow(previousHash, number, at, texts));
    }
}
