package org.kirogate.token;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialFormatException;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamException;

/**
 * How an account comes into the pool: read, checked with the service, stored once, and asked for what it may use.
 * Thread-safe.
 */
final class TokenIntake {
    private static final System.Logger LOG = System.getLogger(TokenIntake.class.getName());

    private final TokenDao dao;
    private final CredentialCodec codec;
    private final Upstream upstream;
    private final TokenPool pool;
    private final AccountFacts facts;
    private final InstantSource clock;
    /** Digests of what is being checked: two checks of one refresh token at once would kill it. */
    private final Set<String> arriving = ConcurrentHashMap.newKeySet();

    TokenIntake(
            TokenDao dao,
            CredentialCodec codec,
            Upstream upstream,
            TokenPool pool,
            AccountFacts facts,
            InstantSource clock) {
        this.dao = dao;
        this.codec = codec;
        this.upstream = upstream;
        this.pool = pool;
        this.facts = facts;
        this.clock = clock;
    }

    /** The credentials that a text holds, at least one; GatewayException TOO_LARGE or INVALID_REQUEST otherwise. */
    List<Credential> read(String text) {
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
     * Stores an account after the service accepted it; returns the new token's id. Throws as {@link Tokens#add} says.
     */
    long add(long userId, Credential credential, String name, boolean isPublic) {
        String digest = codec.digest(credential);
        if (!arriving.add(digest)) {
            throw alreadyThere();
        }
        try {
            if (dao.known(digest)) {
                throw alreadyThere();
            }
            return credential.refreshToken().isEmpty()
                    ? addLasting(userId, credential, name, digest, isPublic)
                    : addRenewable(userId, credential, name, digest, isPublic);
        } catch (UpstreamException e) {
            throw CheckRefusal.of(e);
        } finally {
            arriving.remove(digest);
        }
    }

    /** A bearer that never ends is checked by asking for the quota. */
    private long addLasting(long userId, Credential given, String name, String digest, boolean isPublic) {
        Credential complete = upstream.complete(given);
        Quota quota = upstream.quota(complete);
        PooledToken token = stored(userId, complete, name, digest, isPublic);
        facts.store(token, quota);
        learn(token, () -> facts.models(token, complete));
        return token.id();
    }

    /**
     * The renewal is the check, and may have used up what was handed in: it is stored before anything else is asked.
     */
    private long addRenewable(long userId, Credential given, String name, String digest, boolean isPublic) {
        PooledToken token = stored(userId, upstream.refresh(given), name, digest, isPublic);
        learn(token, () -> complete(token));
        learn(token, () -> facts.quota(token, token.held().credential()));
        learn(token, () -> facts.models(token, token.held().credential()));
        pool.flush();
        return token.id();
    }

    private PooledToken stored(long userId, Credential credential, String name, String digest, boolean isPublic) {
        Optional<Long> id = dao.insert(new NewToken(userId, upstream.name(), credential.kind(), name,
                codec.seal(credential), codec.digest(credential), digest, isPublic, clock.instant()));
        pool.reload();
        return pool.shelf().find(id.orElseThrow(TokenIntake::alreadyThere)).orElseThrow(TokenIntake::alreadyThere);
    }

    private void complete(PooledToken token) {
        PooledToken.Held held = token.held();
        Credential complete = upstream.complete(held.credential());
        if (!complete.equals(held.credential())
                && dao.renew(token.id(), codec.seal(complete), codec.digest(complete), held.version())) {
            token.held(new PooledToken.Held(complete, held.version() + 1));
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
        }
    }

    private static GatewayException alreadyThere() {
        return new GatewayException(Fault.CONFLICT, "This account is in the pool already.");
    }
}
