package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
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

    /** A node that died while renewing holds others up no longer than this; a refresh itself takes 30 s at most. */
    private static final Duration MARK = Duration.ofSeconds(40);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(45);
    /** With a bearer that still holds, a refresh that failed is not tried again with every request. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final TokenStore store;
    private final Upstream upstream;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Renewal renewal;
    private final LongAdder good = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile boolean stopping;

    Refresher(TokenStore store, CredentialCodec codec, Upstream upstream, InstantSource clock, Sleeper sleeper) {
        this.store = store;
        this.upstream = upstream;
        this.clock = clock;
        this.sleeper = sleeper;
        this.renewal = new Renewal(store, codec, upstream, clock, sleeper);
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
        // Whoever renews it already does so for all: nobody waits for that with a bearer that still holds.
        if (holds && (now.isBefore(token.slot().againAt()) || token.slot().flight().get() != null)) {
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
        token.slot().againAt(now.plus(PAUSE));
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
        RefreshFlight running = token.slot().flight().compareAndExchange(null, mine);
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
            token.slot().flight().set(null);
        }
    }

    /** How renewals went since the start. */
    RefreshFigures figures() {
        return new RefreshFigures(good.sum(), failed.sum());
    }

    /**
     * Begins no renewal any more, waits for those under way and stores what could not be stored so far: before a stop,
     * so that no refresh token is lost that exists in this node's memory alone.
     *
     * @param longest how long to wait for those under way, together
     * @return how many renewed credentials could not be stored
     */
    int settle(Collection<PooledToken> tokens, Duration longest) {
        stopping = true;
        Instant deadline = clock.instant().plus(longest);
        int lost = 0;
        for (PooledToken token : tokens) {
            RefreshFlight running = token.slot().flight().get();
            try {
                if (running != null) {
                    running.await(Duration.between(clock.instant(), deadline));
                }
                renewal.saveUnsaved(token);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                deadline = clock.instant();
            } catch (UpstreamException e) {
                LOG.log(System.Logger.Level.DEBUG, "token {0} was deleted", Long.toString(token.id()));
            } catch (DbException e) {
                lost++;
            }
        }
        return lost;
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
        if (renewal.usableInstead(current, refused)) {
            return current;
        }
        if (current.refreshToken().isEmpty()) {
            throw failure(UpstreamFailure.Kind.TOKEN, "nothing_to_refresh_with", null);
        }
        if (stopping) {
            throw failure(UpstreamFailure.Kind.TRANSIENT, "stopping", null);
        }
        Instant deadline = clock.instant().plus(LONGEST_WAIT);
        while (true) {
            Optional<Instant> mark = store.lockRefresh(token.id(), MARK);
            if (mark.isPresent()) {
                return marked(token, refused, mark.get());
            }
            Optional<Credential> other = renewal.adopt(token, refused);
            if (other.isPresent()) {
                return other.get();
            }
            if (!clock.instant().isBefore(deadline)) {
                throw failure(UpstreamFailure.Kind.TIMEOUT, "refresh_elsewhere", null);
            }
            pause(LOOK_AGAIN);
        }
    }

    private Credential marked(PooledToken token, Credential refused, Instant mark) {
        Credential result;
        try {
            // The store is read again inside the mark: another node may have renewed since this one last looked.
            Optional<Credential> other = renewal.adopt(token, refused);
            result = other.isPresent() ? other.get() : counted(token, refused);
        } catch (RuntimeException e) {
            unlockAfter(e, token, mark);
            throw e;
        }
        unlockQuietly(token, mark);
        return result;
    }

    private Credential counted(PooledToken token, Credential refused) {
        boolean renewed = false;
        try {
            Credential result = renewal.renew(token, refused);
            renewed = true;
            return result;
        } finally {
            (renewed ? good : failed).increment();
        }
    }

    /** The renewal is done and stored: a mark that could not be taken back ends by itself. */
    private void unlockQuietly(PooledToken token, Instant mark) {
        try {
            store.unlockRefresh(token.id(), mark);
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING,
                    "token {0}: the mark of its renewal was not taken back, it ends by itself",
                    Long.toString(token.id()));
        }
    }

    private void unlockAfter(RuntimeException reason, PooledToken token, Instant mark) {
        try {
            store.unlockRefresh(token.id(), mark);
        } catch (DbException e) {
            reason.addSuppressed(e);
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
