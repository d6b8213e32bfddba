package org.kirogate.web;

import org.kirogate.access.Caller;
import org.kirogate.token.TokenScope;

/** Which tokens a key reaches: an ordinary one its owner's own, a super key every public one. */
final class Scopes {
    private Scopes() {}

    static TokenScope of(Caller caller) {
        return caller.superKey() ? new TokenScope.PublicTokens() : new TokenScope.OwnTokens(caller.userId());
    }
}
