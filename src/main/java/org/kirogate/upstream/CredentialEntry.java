package org.kirogate.upstream;

import java.util.Objects;

/**
 * One entry of text that holds credentials: a whole one, or why it is none. A closed family: handle it with a
 * {@link Visitor}. Where the text names the account, its name and e-mail address are told in both cases.
 */
public sealed interface CredentialEntry {

    /** Where a person finds it in the text: {@code entry 3}, {@code line 7}. */
    String place();

    /** What the text calls the account, any length; empty = nothing. */
    String label();

    /** Whose account it is, unmasked and never to be logged; empty = not said. */
    String email();

    /** Why it is no whole credential, a sentence that quotes no secret; empty = it is one. */
    String reason();

    /** Calls the visitor's method for this kind of entry. */
    <R> R accept(Visitor<R> visitor);

    /** A credential that can be checked with the service. */
    record Whole(String place, String label, String email, Credential credential) implements CredentialEntry {
        public Whole {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(credential, "credential");
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.whole(this);
        }
    }

    /**
     * What is incomplete, mixed up or cut.
     *
     * @param reason which of it; begins with the place
     */
    record Unusable(String place, String label, String email, String reason) implements CredentialEntry {
        public Unusable {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unusable(this);
        }
    }

    /** One method a kind. */
    interface Visitor<R> {
        R whole(Whole whole);

        R unusable(Unusable unusable);
    }
}
