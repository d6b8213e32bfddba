package org.kirogate.token;

/** Which tokens a request may reach. A closed family: handle it with a {@link Visitor}. */
public sealed interface TokenScope {

    /** Calls the visitor's method for this kind of scope. */
    <R> R accept(Visitor<R> visitor);

    /** The tokens of one person, private and public: what an ordinary key reaches. */
    record OwnTokens(long userId) implements TokenScope {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.own(this);
        }
    }

    /** The public tokens of everybody in good standing: what a super key reaches. */
    record PublicTokens() implements TokenScope {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.everyPublic(this);
        }
    }

    /** One method a kind. */
    interface Visitor<R> {
        R own(OwnTokens own);

        R everyPublic(PublicTokens everyPublic);
    }
}
