package org.kirogate.token;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Sql;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Digests;
import org.kirogate.secret.SecretBox;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.NamedCredential;
import org.kirogate.upstream.Upstream;

/**
 * What people do with tokens: bring, list, name, share, switch off, check, remove. Every change holds in this node's
 * pool when the method returns, and is handed what notes it in its own transaction. Thread-safe; the methods that check
 * an account block on the service. All throw {@link org.kirogate.db.DbException} when the database can't be reached.
 */
public final class Tokens {
    /** Most characters of a name. */
    public static final int MAX_NAME = 64;
    /** Most entries of one import. */
    public static final int MAX_IMPORT = 500;
    /** Most bytes of one import. */
    public static final int MAX_IMPORT_BYTES = 5 * 1024 * 1024;
    /** A change holds whatever version the token is at. */
    public static final long ANY_VERSION = -1;

    private final Db db;
    private final TokenDao dao;
    private final HealthDao history;
    private final CredentialCodec codec;
    private final Upstream upstream;
    private final TokenPool pool;
    private final CheckOnDemand onDemand;
    private final BooleanSupplier publicPoolClosed;
    private final TokenIntake intake;
    private final TokenChanges changes;

    /**
     * The front door.
     *
     * @param publicPoolClosed whether nothing can be made public at present (self-use mode)
     * @param sleeper          how a token that was just accepted waits for a database that is away
     */
    public Tokens(
            Db db,
            SecretBox box,
            Digests digests,
            Upstream upstream,
            TokenPool pool,
            BooleanSupplier publicPoolClosed,
            InstantSource clock,
            Sleeper sleeper) {
        this.db = db;
        this.dao = new TokenDao(db);
        TokenWordDao words = new TokenWordDao(db);
        this.history = new HealthDao(db);
        this.codec = new CredentialCodec(box, digests);
        this.upstream = upstream;
        this.pool = pool;
        AccountFacts facts = new AccountFacts(dao, upstream, pool.standings(), clock);
        this.publicPoolClosed = publicPoolClosed;
        this.onDemand = new CheckOnDemand(words, pool, facts, clock);
        this.intake = new TokenIntake(dao, codec, upstream, pool, facts, clock, sleeper);
        this.changes = new TokenChanges(words, pool, publicPoolClosed, clock);
    }

    /**
     * Stores an account after the service accepted it.
     *
     * @param name at most {@value #MAX_NAME} characters, empty = its kind
     * @throws GatewayException CONFLICT when it is stored already, whoever owns it; INVALID_REQUEST when the service
     *     refuses it or the name is too long; FORBIDDEN when it can't be public at present; UPSTREAM_FAILED or
     *     UPSTREAM_TIMEOUT when it could not be checked; UNAVAILABLE when it passed and waits for the database
     */
    public TokenView add(
            long userId, Credential credential, String name, boolean isPublic, Noting<TokenArrival> noting) {
        String checkedName = name.isBlank() ? credential.kind() : TokenChanges.checkedName(name);
        requireSharing(isPublic);
        long id = intake.add(userId, credential, checkedName, isPublic, noting);
        if (id == TokenIntake.WAITS) {
            throw new GatewayException(Fault.UNAVAILABLE, TokenIntake.KEPT);
        }
        return find(TokenRef.any(id));
    }

    /**
     * Stores the one account that a text holds, in any of the forms an import takes.
     *
     * @throws GatewayException INVALID_REQUEST when it holds none or several; otherwise as {@link #add}
     */
    public TokenView addText(
            long userId, String text, String name, boolean isPublic, Noting<TokenArrival> noting) {
        List<CredentialEntry> found = intake.read(text);
        if (found.size() != 1) {
            throw new GatewayException(Fault.INVALID_REQUEST,
                    "The text holds " + found.size() + " credentials; to add several at once, import them.");
        }
        Credential credential = found.get(0).accept(new CredentialEntry.Visitor<>() {
            @Override
            public Credential whole(CredentialEntry.Whole whole) {
                return whole.credential();
            }

            @Override
            public Credential unusable(CredentialEntry.Unusable unusable) {
                throw new GatewayException(Fault.INVALID_REQUEST, unusable.reason());
            }
        });
        return add(userId, credential, name, isPublic, noting);
    }

    /**
     * A person's tokens as text that an import takes back whole, whatever their state.
     *
     * @param ids which of them; none = all
     * @throws GatewayException NOT_FOUND when one is not theirs, or there is none
     * @throws org.kirogate.secret.SealException when no key of this gateway opens one
     */
    public TokenExport export(long userId, Collection<Long> ids) {
        Set<Long> wanted = Set.copyOf(ids);
        List<StoredToken> rows = dao.owned(upstream.name(), userId).stream()
                .filter(row -> wanted.isEmpty() || wanted.contains(row.id()))
                .toList();
        if (rows.isEmpty() || !wanted.isEmpty() && rows.size() < wanted.size()) {
            throw notFound();
        }
        String text = upstream.write(rows.stream()
                .map(row -> new NamedCredential(row.view().name(), codec.open(row.secret().sealed())))
                .toList());
        return new TokenExport(text, rows.stream().map(StoredToken::id).toList());
    }

    /**
     * Stores accounts that passed their check while the database was away; called every second or so.
     *
     * @throws org.kirogate.db.DbException when the database is still away: they wait on
     */
    public void flush() {
        intake.flush();
    }

    /** How many accounts passed their check and wait in memory for the database. */
    public int waiting() {
        return intake.waiting();
    }

    List<ImportStep> plan(ImportAsk ask) {
        return new ImportPlan(upstream, codec, intake, ask).steps();
    }

    /** A part of a list; sorted by {@code id}, {@code name}, {@code state}, {@code plan}, {@code kind} and the like. */
    public Page<TokenView> page(TokenFilter filter, PageAsk ask) {
        if (!ask.sort().isEmpty() && !TokenDao.SORTS.containsKey(ask.sort())) {
            throw GatewayException.invalid("sort", "sort: Input should be one of " + String.join(", ",
                    TokenDao.SORTS.keySet().stream().sorted().toList()));
        }
        Page<TokenView> page = dao.page(filter, ask);
        return Page.of(ask, page.items().stream().map(this::upToDate).toList(), page.total());
    }

    /**
     * One token.
     *
     * @throws GatewayException NOT_FOUND when there is none, or it is another's
     */
    public TokenView find(TokenRef ref) {
        return dao.find(ref).map(StoredToken::view).map(this::upToDate).orElseThrow(Tokens::notFound);
    }

    /**
     * Changes what is set for it, all at once: other nodes follow within a second.
     *
     * @param version the version it must be at, {@link #ANY_VERSION}
     * @param change  the settings after the change; may refuse by an exception, then nothing changes
     * @throws GatewayException NOT_FOUND; CONFLICT at another version; INVALID_REQUEST about the name; FORBIDDEN when
     *     it can't be public at present; what {@code change} throws
     */
    public TokenView change(
            TokenRef ref, long version, UnaryOperator<TokenSettings> change, Noting<TokenChange> noting) {
        if (!changes.change(ref, version, change, noting)) {
            throw notFound();
        }
        return find(ref);
    }

    /**
     * How its state changed, newest first, the last {@value HealthDao#KEPT} times at most.
     *
     * @throws GatewayException NOT_FOUND
     */
    public List<HealthEvent> history(TokenRef ref) {
        return history.last(find(ref).id());
    }

    /**
     * Gives it another name.
     *
     * @param name 1-{@value #MAX_NAME} characters
     * @throws GatewayException NOT_FOUND, or INVALID_REQUEST about the name
     */
    public TokenView rename(TokenRef ref, String name, Noting<TokenChange> noting) {
        return change(ref, ANY_VERSION, settings -> settings.named(name), noting);
    }

    /**
     * Opens it to super keys or closes it to them, at once.
     *
     * @throws GatewayException NOT_FOUND, or FORBIDDEN when it can't be public at present
     */
    public TokenView setPublic(TokenRef ref, boolean isPublic, Noting<TokenChange> noting) {
        return change(ref, ANY_VERSION, settings -> settings.open(isPublic), noting);
    }

    /**
     * Switches it off until a person switches it on.
     *
     * @throws GatewayException NOT_FOUND
     */
    public TokenView disable(TokenRef ref, Noting<TokenChange> noting) {
        return change(ref, ANY_VERSION, settings -> settings.switched(false, ref.userId() == 0), noting);
    }

    /**
     * Switches it on again; without effect on one that is not switched off.
     *
     * @throws GatewayException NOT_FOUND; FORBIDDEN when an administrator switched it off and another asks
     */
    public TokenView enable(TokenRef ref, Noting<TokenChange> noting) {
        return change(ref, ANY_VERSION, settings -> settings.switched(true, ref.userId() == 0), noting);
    }

    /**
     * Removes it and its credential for good.
     *
     * @throws GatewayException NOT_FOUND
     */
    public void delete(TokenRef ref, Noting<TokenView> noting) {
        if (!dao.delete(ref, noting)) {
            throw notFound();
        }
        pool.standings().forget(ref.tokenId());
        pool.reload();
    }

    /**
     * Has the service check it now. One that passes is active again, unless a person switched it off; while its quota
     * is spent one that was out of service becomes exhausted until the reset.
     *
     * @throws GatewayException NOT_FOUND; otherwise as {@link #add}, and the state says why
     */
    public TokenView revalidate(TokenRef ref) {
        onDemand.revalidate(ref, pooled(ref));
        return find(ref);
    }

    /**
     * Asks the service what it may still use, unless that was done seconds ago.
     *
     * @throws GatewayException NOT_FOUND, UPSTREAM_FAILED, UPSTREAM_TIMEOUT or INVALID_REQUEST when the service refuses
     */
    public TokenView refreshUsage(TokenRef ref) {
        onDemand.usage(pooled(ref));
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

    /** Names and owners of these tokens; one that is gone is missing. */
    public Map<Long, Label> labels(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : dao.labels(ids);
    }

    /** What a token is called, and whose it is. */
    public record Label(String name, long userId) {}

    /**
     * Seals every credential with the current key, so that old ones can be taken out of the configuration.
     *
     * @param noting notes how many it were, in the same transaction
     * @return how many were sealed anew
     * @throws org.kirogate.secret.SealException when one can't be opened; then nothing is changed
     */
    public int reseal(Noting<Integer> noting) {
        List<StoredToken> old = dao.all(upstream.name()).stream()
                .filter(row -> !codec.current(row.secret().sealed()))
                .toList();
        Map<Long, String> sealed = new HashMap<>();
        old.forEach(row -> sealed.put(row.id(), codec.seal(codec.open(row.secret().sealed()))));
        return db.transaction(sql -> {
            int done = 0;
            for (StoredToken row : old) {
                done += dao.reseal(sql, row.id(), sealed.get(row.id()), row.secret().version()) ? 1 : 0;
            }
            noting.note(sql, done);
            return done;
        });
    }

    /** Adds to the figures of tokens inside the transaction of whoever counts requests. */
    public void addCounters(Sql sql, List<TokenDelta> deltas) {
        TokenDao.addCounters(sql, deltas);
    }

    /** With what this node spent since the quota was asked for and has not written yet. */
    private TokenView upToDate(TokenView row) {
        return pool.shelf().find(row.id()).map(token -> row.with(token.allowance().known(row.quota()))).orElse(row);
    }

    private PooledToken pooled(TokenRef ref) {
        find(ref);
        pool.reload();
        return pool.shelf().find(ref.tokenId()).orElseThrow(Tokens::notFound);
    }

    void requireSharing(boolean isPublic) {
        if (isPublic) {
            TokenChanges.requireSharing(publicPoolClosed);
        }
    }

    static GatewayException notFound() {
        return new GatewayException(Fault.NOT_FOUND, "There is no such token.");
    }
}
