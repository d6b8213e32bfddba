package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.kirogate.db.Db;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Sql;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Digests;
import org.kirogate.secret.SecretBox;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamException;

/**
 * What people do with tokens: bring, list, name, share, switch off, check, remove. Every change holds in this node's
 * pool when the method returns. Thread-safe; the methods that check an account block on the service. All throw
 * {@link org.kirogate.db.DbException} when the database can't be reached.
 */
public final class Tokens {
    /** Most characters of a name. */
    public static final int MAX_NAME = 64;
    /** Most entries of one import. */
    public static final int MAX_IMPORT = 500;
    /** Most bytes of one import. */
    public static final int MAX_IMPORT_BYTES = 5 * 1024 * 1024;

    private static final String BY_OWNER = "switched off by its owner";
    private static final String BY_ADMINISTRATOR = "switched off by an administrator";
    /** A person who presses the button again and again asks the service no more often than this. */
    private static final Duration USAGE_AGE = Duration.ofSeconds(30);

    private final TokenDao dao;
    private final CredentialCodec codec;
    private final Upstream upstream;
    private final TokenPool pool;
    private final AccountFacts facts;
    private final BooleanSupplier publicPoolClosed;
    private final InstantSource clock;
    private final TokenIntake intake;

    /**
     * The front door.
     *
     * @param publicPoolClosed whether nothing can be made public at present (self-use mode)
     */
    public Tokens(
            Db db,
            SecretBox box,
            Digests digests,
            Upstream upstream,
            TokenPool pool,
            BooleanSupplier publicPoolClosed,
            InstantSource clock) {
        this.dao = new TokenDao(db);
        this.codec = new CredentialCodec(box, digests);
        this.upstream = upstream;
        this.pool = pool;
        this.facts = new AccountFacts(dao, upstream, pool.standings(), clock);
        this.publicPoolClosed = publicPoolClosed;
        this.clock = clock;
        this.intake = new TokenIntake(dao, codec, upstream, pool, facts, clock);
    }

    /**
     * Stores an account after the service accepted it.
     *
     * @param name at most {@value #MAX_NAME} characters, empty = its kind
     * @throws GatewayException CONFLICT when it is stored already, whoever owns it; INVALID_REQUEST when the service
     *     refuses it or the name is too long; FORBIDDEN when it can't be public at present; UPSTREAM_FAILED or
     *     UPSTREAM_TIMEOUT when it could not be checked
     */
    public TokenView add(long userId, Credential credential, String name, boolean isPublic) {
        String checkedName = name.isBlank() ? credential.kind() : checkedName(name);
        requireSharing(isPublic);
        return find(TokenRef.any(intake.add(userId, credential, checkedName, isPublic)));
    }

    /**
     * Stores the one account that a text holds, in any of the forms an import takes.
     *
     * @throws GatewayException INVALID_REQUEST when it holds none or several; otherwise as {@link #add}
     */
    public TokenView addText(long userId, String text, String name, boolean isPublic) {
        List<Credential> found = intake.read(text);
        if (found.size() != 1) {
            throw new GatewayException(Fault.INVALID_REQUEST,
                    "The text holds " + found.size() + " credentials; to add several at once, import them.");
        }
        return add(userId, found.get(0), name, isPublic);
    }

    /**
     * Stores every account found in a text; one that is refused does not keep the others out.
     *
     * @return one outcome an entry, in order
     * @throws GatewayException TOO_LARGE above {@value #MAX_IMPORT_BYTES} bytes; INVALID_REQUEST when no credential is
     *     found in it, one is incomplete, or there are more than {@value #MAX_IMPORT}; FORBIDDEN as in {@link #add}
     */
    public List<ImportOutcome> importText(long userId, String text, boolean isPublic) {
        requireSharing(isPublic);
        List<Credential> found = intake.read(text);
        if (found.size() > MAX_IMPORT) {
            throw new GatewayException(Fault.INVALID_REQUEST,
                    "The text holds " + found.size() + " credentials; at most " + MAX_IMPORT
                            + " can be imported at once.");
        }
        List<ImportOutcome> outcomes = new ArrayList<>();
        for (Credential credential : found) {
            outcomes.add(imported(userId, credential, outcomes.size() + 1, isPublic));
        }
        return outcomes;
    }

    /** A part of a list; sorted by {@code id}, {@code name}, {@code state}, {@code plan}, {@code kind} and the like. */
    public Page<TokenView> page(TokenFilter filter, PageAsk ask) {
        if (!ask.sort().isEmpty() && !TokenDao.SORTS.containsKey(ask.sort())) {
            throw GatewayException.invalid("sort", "sort: Input should be one of " + String.join(", ",
                    TokenDao.SORTS.keySet().stream().sorted().toList()));
        }
        return dao.page(filter, ask);
    }

    /**
     * One token.
     *
     * @throws GatewayException NOT_FOUND when there is none, or it is another's
     */
    public TokenView find(TokenRef ref) {
        return dao.find(ref).map(StoredToken::view).orElseThrow(Tokens::notFound);
    }

    /**
     * Gives it another name.
     *
     * @param name 1-{@value #MAX_NAME} characters
     * @throws GatewayException NOT_FOUND, or INVALID_REQUEST about the name
     */
    public TokenView rename(TokenRef ref, String name) {
        return changed(dao.rename(ref, checkedName(name), clock.instant()), ref);
    }

    /**
     * Opens it to super keys or closes it to them, at once.
     *
     * @throws GatewayException NOT_FOUND, or FORBIDDEN when it can't be public at present
     */
    public TokenView setPublic(TokenRef ref, boolean isPublic) {
        requireSharing(isPublic);
        return changed(dao.setPublic(ref, isPublic, clock.instant()), ref);
    }

    /**
     * Switches it off until a person switches it on.
     *
     * @throws GatewayException NOT_FOUND
     */
    public TokenView disable(TokenRef ref) {
        String reason = ref.userId() == 0 ? BY_ADMINISTRATOR : BY_OWNER;
        return say(ref, new TokenStanding(TokenState.DISABLED, reason, Instant.EPOCH));
    }

    /**
     * Switches it on again; without effect on one that is not switched off.
     *
     * @throws GatewayException NOT_FOUND; FORBIDDEN when an administrator switched it off and another asks
     */
    public TokenView enable(TokenRef ref) {
        TokenView view = find(ref);
        if (view.standing().state() != TokenState.DISABLED) {
            return view;
        }
        if (ref.userId() != 0 && view.standing().reason().equals(BY_ADMINISTRATOR)) {
            throw new GatewayException(Fault.FORBIDDEN, "An administrator switched this token off.");
        }
        return say(ref, TokenStanding.ACTIVE);
    }

    /**
     * Removes it and its credential for good.
     *
     * @throws GatewayException NOT_FOUND
     */
    public void delete(TokenRef ref) {
        if (!dao.delete(ref)) {
            throw notFound();
        }
        pool.standings().forget(ref.tokenId());
        pool.reload();
    }

    /**
     * Has the service check it now. One that passes is active again, unless a person switched it off or its quota is
     * spent.
     *
     * @throws GatewayException NOT_FOUND; otherwise as {@link #add}, and the state says why
     */
    public TokenView revalidate(TokenRef ref) {
        PooledToken token = pooled(ref);
        try {
            Credential current = token.held().credential();
            Credential checked =
                    current.refreshToken().isEmpty() ? current : pool.refresher().renewed(token, current);
            facts.quota(token, checked);
            facts.models(token, checked);
        } catch (UpstreamException e) {
            pool.reaction().check(token, e.failure());
            pool.flush();
            throw CheckRefusal.of(e);
        }
        token.health().forgetRuns();
        token.health().checked(clock.instant());
        if (token.standing().state() != TokenState.DISABLED && !token.row().view().quota().spent()) {
            return say(ref, TokenStanding.ACTIVE);
        }
        pool.flush();
        return find(ref);
    }

    /**
     * Asks the service what it may still use, unless that was done seconds ago.
     *
     * @throws GatewayException NOT_FOUND, UPSTREAM_FAILED, UPSTREAM_TIMEOUT or INVALID_REQUEST when the service refuses
     */
    public TokenView refreshUsage(TokenRef ref) {
        PooledToken token = pooled(ref);
        Instant now = clock.instant();
        if (token.quotaAskedAt().plus(USAGE_AGE).isAfter(now)) {
            return find(ref);
        }
        token.quotaAskedAt(now);
        try {
            facts.quota(token, pool.refresher().fresh(token));
        } catch (UpstreamException e) {
            pool.reaction().check(token, e.failure());
            pool.flush();
            throw CheckRefusal.of(e);
        }
        pool.flush();
        return find(ref);
    }

    /** How many tokens each of these users has; one without tokens is missing. */
    public Map<Long, Count> counts(Collection<Long> userIds) {
        return userIds.isEmpty() ? Map.of() : dao.counts(userIds);
    }

    /** The same for everybody; who has none is missing. */
    public Map<Long, Count> counts() {
        return dao.counts();
    }

    /** How many tokens a user has, and how many of them are public. */
    public record Count(long total, long publicOnes) {}

    /**
     * Seals every credential with the current key, so that old ones can be taken out of the configuration.
     *
     * @return how many were sealed anew
     * @throws org.kirogate.secret.SealException when one can't be opened; those before it are done
     */
    public int reseal() {
        int done = 0;
        for (StoredToken row : dao.all(upstream.name())) {
            SealedCredential secret = row.secret();
            if (!codec.current(secret.sealed())
                    && dao.reseal(row.id(), codec.seal(codec.open(secret.sealed())), secret.version())) {
                done++;
            }
        }
        return done;
    }

    /** Adds to the figures of tokens inside the transaction of whoever counts requests. */
    public void addCounters(Sql sql, List<TokenDelta> deltas) {
        TokenDao.addCounters(sql, deltas);
    }

    private ImportOutcome imported(long userId, Credential credential, int entry, boolean isPublic) {
        try {
            long id = add(userId, credential, "", isPublic).id();
            return new ImportOutcome(entry, ImportOutcome.Result.IMPORTED, id, "");
        } catch (GatewayException e) {
            boolean there = e.fault() == Fault.CONFLICT;
            return new ImportOutcome(entry,
                    there ? ImportOutcome.Result.ALREADY_THERE : ImportOutcome.Result.REFUSED, 0, e.getMessage());
        }
    }

    private TokenView say(TokenRef ref, TokenStanding standing) {
        if (!dao.setStanding(ref, standing, clock.instant())) {
            throw notFound();
        }
        pool.standings().forget(ref.tokenId());
        pool.shelf().find(ref.tokenId()).ifPresent(token -> token.health().forgetRuns());
        return changed(true, ref);
    }

    private TokenView changed(boolean found, TokenRef ref) {
        if (!found) {
            throw notFound();
        }
        pool.reload();
        return find(ref);
    }

    private PooledToken pooled(TokenRef ref) {
        find(ref);
        pool.reload();
        return pool.shelf().find(ref.tokenId()).orElseThrow(Tokens::notFound);
    }

    private void requireSharing(boolean isPublic) {
        if (isPublic && publicPoolClosed.getAsBoolean()) {
            throw new GatewayException(Fault.FORBIDDEN, "The site is in self-use mode: no token can be made public.");
        }
    }

    private static String checkedName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > MAX_NAME) {
            throw GatewayException.invalid("name", "name: Input should have 1 to " + MAX_NAME + " characters");
        }
        return stripped;
    }

    private static GatewayException notFound() {
        return new GatewayException(Fault.NOT_FOUND, "There is no such token.");
    }
}
