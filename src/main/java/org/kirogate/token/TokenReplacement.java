package org.kirogate.token;

import java.util.List;
import java.util.Objects;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Digests;
import org.kirogate.secret.SecretBox;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.CredentialFormatException;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamException;

/**
 * A new sign-in for a token whose old one has ended: name, terms, figures and history stay. Thread-safe; blocks on the
 * service. Throws {@link DbException} when the database can't be reached.
 */
public final class TokenReplacement {
    /** A renewal that was under way may come between reading and writing, once or twice. */
    private static final int TRIES = 3;

    private final Tokens tokens;
    private final TokenDao dao;
    private final CredentialCodec codec;
    private final Upstream upstream;
    private final TokenPool pool;

    /** Replaces credentials of these tokens. */
    public TokenReplacement(
            Tokens tokens, Db db, SecretBox box, Digests digests, Upstream upstream, TokenPool pool) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.dao = new TokenDao(db);
        this.codec = new CredentialCodec(box, digests);
        this.upstream = Objects.requireNonNull(upstream, "upstream");
        this.pool = Objects.requireNonNull(pool, "pool");
    }

    /**
     * Puts the one credential that a text holds in place of a token's own.
     *
     * @throws GatewayException INVALID_REQUEST when the text holds none or several; otherwise as {@link #replace}
     */
    public TokenView replaceText(TokenRef ref, String text, Noting<TokenArrival> noting) {
        List<CredentialEntry> found;
        try {
            found = upstream.read(text);
        } catch (CredentialFormatException e) {
            throw new GatewayException(Fault.INVALID_REQUEST, e.getMessage(), e);
        }
        if (found.size() != 1) {
            throw new GatewayException(Fault.INVALID_REQUEST,
                    "There are " + found.size() + " credentials; at most 1 can be put in a token's place.");
        }
        return replace(ref, found.get(0).accept(new CredentialEntry.Visitor<>() {
            @Override
            public Credential whole(CredentialEntry.Whole whole) {
                return whole.credential();
            }

            @Override
            public Credential unusable(CredentialEntry.Unusable unusable) {
                throw new GatewayException(Fault.INVALID_REQUEST, unusable.reason());
            }
        }), noting);
    }

    /**
     * Puts a credential in place of a token's own, after the service accepted it, and checks the token.
     *
     * @param noting notes it in the transaction that stores it
     * @throws GatewayException NOT_FOUND; INVALID_REQUEST when it is of another kind, or the service refuses it;
     *     CONFLICT when another token has it; UPSTREAM_FAILED or UPSTREAM_TIMEOUT when it could not be checked
     */
    public TokenView replace(TokenRef ref, Credential given, Noting<TokenArrival> noting) {
        TokenView view = tokens.find(ref);
        if (!view.kind().equals(given.kind())) {
            throw new GatewayException(Fault.INVALID_REQUEST, "The token is an account of kind " + view.kind()
                    + "; what came is of kind " + given.kind() + ". Add that one as a token of its own.");
        }
        if (dao.known(codec.digest(given))) {
            throw new GatewayException(Fault.CONFLICT, "This account is in the pool already.");
        }
        try {
            Credential fresh = given.refreshToken().isEmpty() ? given : upstream.refresh(given);
            store(view, fresh, noting);
        } catch (UpstreamException e) {
            throw CheckRefusal.of(e);
        }
        pool.reload();
        return tokens.revalidate(ref);
    }

    private void store(TokenView view, Credential fresh, Noting<TokenArrival> noting) {
        TokenArrival token = new TokenArrival(view.id(), view.userId(), view.kind(), view.name(), view.isPublic());
        for (int i = 0; i < TRIES; i++) {
            long version = dao.find(view.id()).map(row -> row.secret().version()).orElseThrow(
                    () -> new GatewayException(Fault.NOT_FOUND, "There is no such token."));
            if (replaced(token, fresh, version, noting)) {
                return;
            }
        }
        throw new GatewayException(Fault.CONFLICT, "The token was renewed at the same time. Try again.");
    }

    private boolean replaced(TokenArrival token, Credential fresh, long version, Noting<TokenArrival> noting) {
        try {
            return dao.replace(token, codec.seal(fresh), codec.digest(fresh), version, noting);
        } catch (DbException e) {
            if (e.duplicate()) {
                throw new GatewayException(Fault.CONFLICT, "This account is in the pool already.", e);
            }
            throw e;
        }
    }
}
