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

/**
 * Renews bearers (Kiro protocol, section 2.5): one renewal of a token at a time in this node and, by a time-bound mark
 * in the row, in all of them; the renewed credential is stored before it is used; a bearer that still holds serves on
 * while the auth service can't be reached. Neither a lock nor a connection is held while it is asked. Thread-safe.
 */
final class Refresher {
    private static final System.Logger LOG = System.getLogger(Refresher.class.getName());

    /** A node that died while renewing holds others up no longer than this; a refresh itself takes 15 s at most. */
    private static final Duration MARK = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(45);
    /** With a bearer that still holds, a refresh that failed is not tried again with every request. */
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration STORE_AGAIN = Duration.ofMillis(100);
    private static final int STORE_TRIES = 3;

    private final TokenStore store;
    private final CredentialCodec codec;
    private final Upstream upstream;
    private final InstantSource clock;
    private final Sleeper sleeper;

    Refresher(TokenStore store, CredentialCodec codec, Upstream upstream, InstantSource clock, Sleeper sleeper) {
        this.store = store;
        this.codec = codec;
        this.upstream = upstream;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * A credential whose bearer is fresh enough.
     *
     * @throws UpstreamException when it could not be renewed and no longer holds
     * @throws DbException when it could not be stored and the one before no longer holds
     */
    Credential fresh(PooledToken token) {
        Credential current = token.held().credential();
        Instant now = clock.instant();
        if (!upstream.needsRefresh(current, now)) {
            return current;
        }
        boolean holds = holds(current, now);
        if (holds && now.isBefore(token.refreshAgainAt())) {
            return current;
        }
        try {
            return renewed(token, current);
        } catch (UpstreamException e) {
            if (!holds || !passing(e.failure().kind())) {
                throw e;
            }
        } catch (DbException e) {
            if (!holds) {
                throw e;
            }
        }
        token.refreshAgainAt(now.plus(PAUSE));
        return current;
    }

    /**
     * A credential with another bearer than {@code refused}.
     *
     * @throws UpstreamException when there is none to be had
     * @throws DbException when it could not be stored
     */
    Credential renewed(PooledToken token, Credential refused) {
        RefreshFlight mine = new RefreshFlight();
        RefreshFlight running = token.refresh().compareAndExchange(null, mine);
        if (running != null) {
            return await(running);
        }
        try {
            Credential renewed = lead(token, refused);
            mine.landed(renewed);
            return renewed;
        } catch (RuntimeException | Error e) {
            mine.crashed(e);
            throw e;
        } finally {
            token.refresh().set(null);
        }
    }

    private static Credential await(RefreshFlight running) {
        try {
            if (!running.await(LONGEST_WAIT)) {
                throw failure(UpstreamFailure.Kind.TIMEOUT, "refresh_wait", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(UpstreamFailure.Kind.TRANSIENT, "interrupted", e);
        }
        return running.credential().orElseThrow(() -> crashed(running));
    }

    /** One exception object must not be thrown by several threads, since each may add to it: so each gets its own. */
    private static RuntimeException crashed(RefreshFlight running) {
        Throwable crash = running.crash().orElseThrow();
        if (crash instanceof UpstreamException failed) {
            return new UpstreamException(failed.failure(), failed);
        }
        return new DbException("a renewal by another request failed: " + crash.getClass().getSimpleName());
    }

    private Credential lead(PooledToken token, Credential refused) {
        // Another flight may have landed between the caller's look and now.
        Credential current = token.held().credential();
        if (usableInstead(current, refused)) {
            return current;
        }
        if (current.refreshToken().isEmpty()) {
            throw failure(UpstreamFailure.Kind.TOKEN, "nothing_to_refresh_with", null);
        }
        Instant deadline = clock.instant().plus(LONGEST_WAIT);
        while (true) {
            Instant now = clock.instant();
            Instant until = now.plus(MARK);
            if (store.lockRefresh(token.id(), now, until)) {
                return marked(token, refused, until);
            }
            Optional<Credential> other = adopt(token, refused);
            if (other.isPresent()) {
                return other.get();
            }
            if (!now.isBefore(deadline)) {
                throw failure(UpstreamFailure.Kind.TIMEOUT, "refresh_elsewhere", null);
            }
            pause(LOOK_AGAIN);
        }
    }

    private Credential marked(PooledToken token, Credential refused, Instant until) {
        Credential result;
        try {
            // The store is read again inside the mark: another node may have renewed since this one last looked.
            Optional<Credential> other = adopt(token, refused);
            result = other.isPresent() ? other.get() : renew(token);
        } catch (RuntimeException e) {
            unlockAfter(e, token, until);
            throw e;
        }
        unlockQuietly(token, until);
        return result;
    }

    /** The renewal is done and stored: a mark that could not be taken back ends by itself. */
    private void unlockQuietly(PooledToken token, Instant until) {
        try {
            store.unlockRefresh(token.id(), until);
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING,
                    "token {0}: the mark of its renewal was not taken back, it ends by itself",
                    Long.toString(token.id()));
        }
    }

    private void unlockAfter(RuntimeException reason, PooledToken token, Instant until) {
        try {
            store.unlockRefresh(token.id(), until);
        } catch (DbException e) {
            reason.addSuppressed(e);
        }
    }

    /** Takes over what is stored; empty when it is no better than what was refused. */
    private Optional<Credential> adopt(PooledToken token, Credential refused) {
        SealedCredential stored = store.secret(token.id())
                .orElseThrow(() -> failure(UpstreamFailure.Kind.SIGN_IN_AGAIN, "token_deleted", null));
        if (stored.version() != token.held().version()) {
            token.held(new PooledToken.Held(codec.open(stored.sealed()), stored.version()));
        }
        Credential current = token.held().credential();
        return usableInstead(current, refused) ? Optional.of(current) : Optional.empty();
    }

    private boolean usableInstead(Credential current, Credential refused) {
        return !current.accessToken().equals(refused.accessToken()) && !upstream.needsRefresh(current, clock.instant());
    }

    private Credential renew(PooledToken token) {
        PooledToken.Held before = token.held();
        Optional<Credential> unsaved = token.unsaved(before.version());
        Credential renewed = unsaved.isPresent() ? unsaved.get() : upstream.refresh(before.credential());
        if (!stored(token, renewed, before.version())) {
            // Somebody signed in anew or deleted the token while the service was asked: that holds, ours is dropped.
            return adopt(token, before.credential())
                    .orElseThrow(() -> failure(UpstreamFailure.Kind.TRANSIENT, "credential_replaced", null));
        }
        token.held(new PooledToken.Held(renewed, before.version() + 1));
        token.refreshAgainAt(Instant.EPOCH);
        return unsaved.isPresent() && upstream.needsRefresh(renewed, clock.instant()) ? renew(token) : renewed;
    }

    /**
     * A rotated refresh token exists nowhere but here until it is stored: worth several tries, and kept if all fail.
     */
    private boolean stored(PooledToken token, Credential renewed, long fromVersion) {
        String sealed = codec.seal(renewed);
        String digest = codec.digest(renewed);
        for (int run = 1; ; run++) {
            try {
                boolean stored = store.renew(token.id(), sealed, digest, fromVersion);
                token.saved();
                return stored;
            } catch (DbException e) {
                token.unsaved(renewed, fromVersion);
                if (run == STORE_TRIES) {
                    throw e;
                }
                pause(STORE_AGAIN);
            }
        }
    }

    private void pause(Duration duration) {
        try {
            sleeper.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(UpstreamFailure.Kind.TRANSIENT, "interrupted", e);
        }
    }

    private static boolean holds(Credential credential, Instant now) {
        return !credential.accessToken().isEmpty() && credential.expiresAt().isAfter(now);
    }

    private static boolean passing(UpstreamFailure.Kind kind) {
        return switch (kind) {
            case TRANSIENT, TIMEOUT, RATE_LIMITED, EMPTY, BROKEN, CAPACITY -> true;
            case CONTEXT_TOO_LARGE, QUOTA, SUSPENDED, ACCOUNT_LIMITED, THINKING_SIGNATURE, PROFILE, MODEL, BAD_TOOLS,
                    BAD_REQUEST, TOKEN, ENTITLEMENT, FORBIDDEN, SIGN_IN_AGAIN -> false;
        };
    }

    private static UpstreamException failure(UpstreamFailure.Kind kind, String reason, Throwable cause) {
        return new UpstreamException(UpstreamFailure.of(kind, reason), cause);
    }
}
