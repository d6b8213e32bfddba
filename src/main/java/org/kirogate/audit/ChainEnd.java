package org.kirogate.audit;

import java.util.Objects;

/**
 * Where the chain ends.
 *
 * @param number     place of the last row, 0 = none
 * @param hash       its hash, 64 zeros when there is none
 * @param id         its id
 * @param olderUntil rows up to this id are older than the chain
 * @param seal       over the others, empty when there is none
 */
record ChainEnd(long number, String hash, long id, long olderUntil, String seal) {
    ChainEnd {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(seal, "seal");
    }

    /** Whether rows that are older than the chain are not in it yet. */
    boolean olderLeft() {
        return id < olderUntil;
    }

    /** Whether the gateway wrote it so; before the first row nothing was written. */
    boolean genuine(Seal seals) {
        return number == 0 && seal.isEmpty() || seal.equals(seals.ofEnd(number, hash, id, olderUntil));
    }

    /** The end after one row more. */
    ChainEnd then(String rowHash, long rowId, Seal seals) {
        return sealed(number + 1, rowHash, rowId, seals);
    }

    /** The same with no older rows left. */
    ChainEnd withoutOlder(Seal seals) {
        return sealed(number, hash, olderUntil, seals);
    }

    private ChainEnd sealed(long newNumber, String newHash, long newId, Seal seals) {
        return new ChainEnd(
                newNumber, newHash, newId, olderUntil, seals.ofEnd(newNumber, newHash, newId, olderUntil));
    }
}
