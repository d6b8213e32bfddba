package org.kirogate.token;

import java.util.Objects;

/**
 * A credential as it lies in the database.
 *
 * @param sealed  encrypted
 * @param version number of renewals so far
 */
record SealedCredential(String sealed, long version) {
    SealedCredential {
        Objects.requireNonNull(sealed, "sealed");
    }
}
