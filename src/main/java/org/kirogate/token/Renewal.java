package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kirogate.db.DbException;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/**
 * One renewal from its question to the stored answer (Kiro protocol, section 2.5). The caller has the right to renew;
 * should it lose that while the service thinks, the version of the stored credential is the fence:
 *
 * <ul>
 *   <li>a result is stored only over the version it was made from, so a node that slept never overwrites a newer one;
 *   <li>where only other data of the row's credential changed, the result is stored over that: it is the newest;
 *   <li>where another node renewed too, its result holds and the late one is kept in memory. Which of two the service
 *       goes by can't be known; should it call the stored one dead, the late one is tried once and then stored;
 *   <li>a refresh token that is called dead is looked up again first: another node's newer one may be stored by then.
 * </ul>
 *
 * Thread-safe; one renewal of a token at a time.
 */
final class Renewal {
    private static final Duration STORE_AGAIN = Duration.ofMillis(100);
    private static final int STORE_TRIES = 3;
    private static final int ROUNDS = 3;

    private final TokenStore store;
    private final CredentialCodec codec;
    private final Upstream upstream;
    private final InstantSource clock;
    private final Sleeper sleeper;

    Renewal(TokenStore store, CredentialCodec codec, Upstream upstream, InstantSource clock, Sleeper sleeper) {
        this.store = store;
        this.codec = codec;
        this.upstream = upstream;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Whether a credential serves where another was refused. */
    boolean usableInstead(Credential current, Credential refused) {
        return !current.accessToken().equals(refused.accessToken()) && !upstream.needsRefresh(current, clock.instant());
    }

    /** Takes over what is stored; empty when it is no better than what was refused. */
    Optional<Credential> adopt(PooledToken token, Credential refused) {
        Credential current = reread(token).credential();
        return usableInstead(current, refused) ? Optional.of(current) : Optional.empty();
    }

    /**
     * Asks the service, stores what it gave and takes it into use.
     *
     * @return it, or a newer one that another node stored meanwhile
     * @throws UpstreamException when the service gave none, or the token was deleted
     * @throws DbException when it could not be stored: it waits in memory, and the next renewal begins with it
     */
    Credential renew(PooledToken token, Credential refused) {
        CredentialSlot slot = token.slot();
        for (int round = 1; round <= ROUNDS; round++) {
            slot.settleUnsaved();
            PooledToken.Held before = slot.held();
            Optional<Credential> unsaved = slot.unsaved(before.version());
            Optional<Credential> result = unsaved.isPresent() ? unsaved : ask(token, before);
            boolean stored = result.isPresent() && stored(token, result.get(), before);
            Credential current = slot.held().credential();
            if ((stored && unsaved.isEmpty()) || usableInstead(current, refused)) {
                slot.againAt(Instant.EPOCH);
                return current;
            }
        }
        throw failure(Kind.TRANSIENT, "credential_replaced");
    }

    /** Stores what an earlier renewal could not, if there is anything. */
    void saveUnsaved(PooledToken token) {
        PooledToken.Held before = token.held();
        token.slot().unsaved(before.version()).ifPresent(renewed -> stored(token, renewed, before));
    }

    /** Empty when another node's newer one was found instead, and is held now. */
    private Optional<Credential> ask(PooledToken token, PooledToken.Held before) {
        try {
            return Optional.of(upstream.refresh(before.credential()));
        } catch (UpstreamException e) {
            if (e.failure().kind() != Kind.SIGN_IN_AGAIN) {
                throw e;
            }
            boolean moved = reread(token).version() != before.version();
            return moved ? Optional.empty() : Optional.of(askLate(token, before, e));
        }
    }

    private Credential askLate(PooledToken token, PooledToken.Held before, UpstreamException dead) {
        Credential late = token.slot().late(before.version()).orElseThrow(() -> dead);
        try {
            return upstream.refresh(late);
        } catch (UpstreamException e) {
            if (e.failure().kind() == Kind.SIGN_IN_AGAIN) {
                token.slot().dropLate();
            }
            throw e;
        }
    }

    /** Stores and holds it; false when another's is stored and held instead. */
    private boolean stored(PooledToken token, Credential renewed, PooledToken.Held from) {
        CredentialSlot slot = token.slot();
        PooledToken.Held before = from;
        Credential result = renewed;
        try (Uninterrupted whole = new Uninterrupted()) {
            while (true) {
                // Until it is stored a rotated refresh token exists nowhere but here.
                slot.unsaved(result, before.version());
                if (write(token.id(), result, before.version(), whole)) {
                    slot.held(new PooledToken.Held(result, before.version() + 1));
                    slot.saved();
                    return true;
                }
                PooledToken.Held other = reread(token);
                if (!sameSecrets(other.credential(), before.credential())) {
                    slot.late(result, other.version());
                    return false;
                }
                result = new Credential(result.kind(), result.accessToken(), result.refreshToken(), result.expiresAt(),
                        other.credential().attributes());
                before = other;
            }
        }
    }

    private boolean write(long id, Credential renewed, long fromVersion, Uninterrupted whole) {
        String sealed = codec.seal(renewed);
        String digest = codec.digest(renewed);
        for (int run = 1; ; run++) {
            whole.note();
            try {
                return store.renew(id, sealed, digest, fromVersion);
            } catch (DbException e) {
                if (run == STORE_TRIES) {
                    throw e;
                }
                whole.note();
                whole.pause(sleeper, STORE_AGAIN);
            }
        }
    }

    private PooledToken.Held reread(PooledToken token) {
        SealedCredential stored = store.secret(token.id())
                .orElseThrow(() -> failure(Kind.SIGN_IN_AGAIN, "token_deleted"));
        if (stored.version() != token.held().version()) {
            token.slot().held(new PooledToken.Held(codec.open(stored.sealed()), stored.version()));
        }
        return token.held();
    }

    private static boolean sameSecrets(Credential one, Credential other) {
        return one.accessToken().equals(other.accessToken()) && one.refreshToken().equals(other.refreshToken());
    }

    private static UpstreamException failure(Kind kind, String reason) {
        return new UpstreamException(UpstreamFailure.of(kind, reason));
    }
}
