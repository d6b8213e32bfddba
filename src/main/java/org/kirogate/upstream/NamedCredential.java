package org.kirogate.upstream;

import java.util.Objects;

/**
 * A credential with the name its owner gave it; secret like the credential itself.
 *
 * @param name       the owner's name for it, empty = none
 * @param credential what proves that the account may be used
 */
public record NamedCredential(String name, Credential credential) {
    public NamedCredential {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(credential, "credential");
    }

    @Override
    public String toString() {
        return credential.toString();
    }
}
