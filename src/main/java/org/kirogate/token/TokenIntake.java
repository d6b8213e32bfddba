package org.kirogate.token;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kirogate.db.DbException;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.CredentialFormatException;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamException;

/**
 * How an account comes into the pool: read, checked with the service, stored once, and asked for what it may use.
 * Thread-safe.
 */
final class TokenIntake {
    /** In place of an id: it passed, and is stored when the database is back. */
    static final long WAITS = 0;
    /** What a person is told then. */
    static final String KEPT = "The account passed its check, but the database can't be reached: it is kept in memory"
            + " and stored as soon as the database is back. Don't bring it again.";

    private static final System.Logger LOG = System.getLogger(TokenIntake.class.getName());

    private final TokenDao dao;
    private final CredentialCodec codec;
    private final Upstream upstream;
    private final TokenPool pool;
    private final AccountFacts facts;
    private final InstantSource clock;
    private final Arrivals arrivals;
    /** Digests of what is being checked or kept: two checks of one refresh token at once would kill it. */
    private final Set<String> arriving = ConcurrentHashMap.newKeySet();

    TokenIntake(
            TokenDao dao,
            CredentialCodec codec,
            Upstream upstream,
            TokenPool pool,
            AccountFacts facts,
            InstantSource clock,
            Sleeper sleeper) {
        this.dao = dao;
        this.codec = codec;
        this.upstream = upstream;
        this.pool = pool;
        this.facts = facts;
        this.clock = clock;
        this.arrivals = new Arrivals(dao, sleeper);
    }

    /** What is known of an account before its check; the digest is that of what was handed in. */
    private record Arriving(
            long userId, String name, String digest, boolean isPublic, Noting<TokenArrival> noting) {}

    /** The entries that a text holds, at least one; GatewayException TOO_LARGE or INVALID_REQUEST otherwise. */
    List<CredentialEntry> read(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > Tokens.MAX_IMPORT_BYTES) {
            throw new GatewayException(Fault.TOO_LARGE, "An import may have at most 5 MiB.");
        }
        try {
            return upstream.read(text);
        } catch (CredentialFormatException e) {
            throw new GatewayException(Fault.INVALID_REQUEST, e.getMessage(), e);
        }
    }

    /**
     * Stores an account after the service accepted it; returns the new token's id, or {@link #WAITS} when it is kept
     * until the database is back. Throws as {@link Tokens#add} says.
     */
    long add(long userId, Credential credential, String name, boolean isPublic, Noting<TokenArrival> noting) {
        String digest = codec.digest(credential);
        if (!arriving.add(digest)) {
            throw new GatewayException(Fault.CONFLICT, "The same account is being added at this moment.");
        }
        Arriving whose = new Arriving(userId, name, digest, isPublic, noting);
        boolean kept = false;
        try {
            if (dao.known(digest)) {
                throw alreadyThere();
            }
            long id = credential.refreshToken().isEmpty()
                    ? addLasting(credential, whose)
                    : addRenewable(credential, whose);
            kept = id == WAITS;
            return id;
        } catch (UpstreamException e) {
            throw CheckRefusal.of(e);
        } finally {
            if (!kept) {
                arriving.remove(digest);
            }
        }
    }

    /** How many accounts passed and are kept because the database was away. */
    int waiting() {
        return arrivals.waiting();
    }

    /** Stores what is kept; DbException when the database is still away. */
    void flush() {
        List<NewToken> gone = arrivals.flush();
        gone.forEach(token -> arriving.remove(token.addedDigest()));
        if (!gone.isEmpty()) {
            pool.reload();
        }
    }

    /** A bearer that never ends is checked by asking for the quota. */
    private long addLasting(Credential given, Arriving whose) {
        Credential complete = upstream.complete(given);
        Quota quota = upstream.quota(complete);
        long id = stored(complete, whose);
        pooled(id).ifPresent(token -> {
            learn(token, () -> facts.store(token, quota));
            learn(token, () -> facts.models(token, complete));
        });
        return id;
    }

    /**
     * The renewal is the check, and may have used up what was handed in: it is stored before anything else is asked.
     */
    private long addRenewable(Credential given, Arriving whose) {
        long id = stored(upstream.refresh(given), whose);
        pooled(id).ifPresent(token -> {
            learn(token, () -> complete(token));
            learn(token, () -> facts.quota(token, token.held().credential()));
            learn(token, () -> facts.models(token, token.held().credential()));
            learn(token, pool::flush);
        });
        return id;
    }

    private long stored(Credential credential, Arriving whose) {
        Arrivals.Stored stored = arrivals.store(new NewToken(
                whose.userId(), upstream.name(), credential.kind(), whose.name(), codec.seal(credential),
                codec.digest(credential), whose.digest(), whose.isPublic(), clock.instant(), whose.noting()));
        return switch (stored.fate()) {
            case STORED -> stored.id();
            case WAITS -> WAITS;
            case ALREADY_THERE -> throw alreadyThere();
        };
    }

    /** What is stored is no less stored when it can't be read back now: then the next reading of the table finds it. */
    private Optional<PooledToken> pooled(long id) {
        if (id == WAITS) {
            return Optional.empty();
        }
        try {
            return pool.shelf().reload(id);
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING, "new token " + id + " is stored and could not be read back", e);
            return Optional.empty();
        }
    }

    private void complete(PooledToken token) {
        PooledToken.Held held = token.held();
        Credential complete = upstream.complete(held.credential());
        if (!complete.equals(held.credential())
                && dao.renew(token.id(), codec.seal(complete), codec.digest(complete), held.version())) {
            token.slot().heldIfNewer(new PooledToken.Held(complete, held.version() + 1));
        }
    }

    /**
     * What can't be learned now is asked for by the next health check; what is certain about the account shows at once.
     */
    private void learn(PooledToken token, Runnable question) {
        try {
            question.run();
        } catch (UpstreamException e) {
            LOG.log(System.Logger.Level.INFO, "new token {0}: {1}", Long.toString(token.id()), e.getMessage());
            pool.reaction().check(token, e.failure());
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING,
                    "new token " + token.id() + " is stored, what was learned of it is not", e);
        }
    }

    private static GatewayException alreadyThere() {
        return new GatewayException(Fault.CONFLICT, "This account is in the pool already.");
    }
}
