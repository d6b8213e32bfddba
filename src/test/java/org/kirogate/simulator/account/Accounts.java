package org.kirogate.simulator.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** All accounts, and whose a token is. Thread-safe. */
public final class Accounts {

    private final Seal seal;
    private final RefreshTokens refreshTokens;
    private final InstantSource clock;
    private final Map<String, Account> byName = new ConcurrentSkipListMap<>();
    private final Map<String, Account> byFirstToken = new ConcurrentHashMap<>();
    private final Map<String, Account> byAccessToken = new ConcurrentHashMap<>();
    private final AtomicLong serial = new AtomicLong();

    /** @param clock decides when access tokens end */
    public Accounts(Seal seal, InstantSource clock) {
        this.seal = seal;
        this.refreshTokens = new RefreshTokens(seal);
        this.clock = clock;
    }

    /**
     * Registers an account.
     *
     * @throws IllegalArgumentException when the name is taken
     */
    public Account add(SimAccount account) {
        Account added = new Account(account);
        if (byName.putIfAbsent(account.name(), added) != null) {
            throw new IllegalArgumentException("There is an account " + account.name() + " already");
        }
        if (!account.refreshToken().isEmpty()) {
            byFirstToken.put(account.refreshToken(), added);
        }
        if (!account.apiKey().isEmpty()) {
            byAccessToken.put(account.apiKey(), added);
        }
        return added;
    }

    /** Forgets every account. */
    public void clear() {
        byName.clear();
        byFirstToken.clear();
        byAccessToken.clear();
    }

    /** All accounts by name. */
    public List<Account> all() {
        return List.copyOf(byName.values());
    }

    /** The account of that name. */
    public Optional<Account> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whose bearer that is, be it still good or not. */
    public Optional<Account> ofBearer(String bearer) {
        return Optional.ofNullable(byAccessToken.get(bearer)).filter(account -> account.owns(bearer));
    }

    /** Whether the account takes that bearer now. */
    public boolean accepts(Account account, String bearer) {
        return account.accepts(bearer, clock.instant());
    }

    /** Whose refresh token that is, be it still good or not. */
    public Optional<Account> ofRefreshToken(String token) {
        Optional<Account> described = refreshTokens.read(token).flatMap(content -> named(content.account()));
        return described.isPresent() ? described : Optional.ofNullable(byFirstToken.get(token));
    }

    /** Uses a refresh token of that account: false when it is an old one. */
    boolean use(Account account, String token) {
        int generation = refreshTokens.read(token).map(RefreshTokens.Content::generation).orElse(0);
        return account.rotate(generation);
    }

    /** The newest refresh token of that account. */
    public String refreshToken(Account account) {
        boolean first = account.generation() == 0 && !account.origin().refreshToken().isEmpty();
        return first ? account.origin().refreshToken()
                : refreshTokens.issue(account.name(), account.origin().kind(), account.generation());
    }

    /** Gives out an access token; an API key is its own. */
    public String issueAccessToken(Account account) {
        if (account.origin().kind() == AccountKind.API_KEY) {
            return account.origin().apiKey();
        }
        String text = account.name() + " " + serial.incrementAndGet() + " " + clock.instant();
        String prefix = account.origin().kind() == AccountKind.EXTERNAL_IDP ? "eyJ" : "aoa";
        String token = prefix + "Sim" + seal.of("access " + text).substring(0, 64);
        adopt(account, token, account.origin().tokenSeconds());
        return token;
    }

    /** Takes a token that somebody else gave out, a script for example, as that account's own. */
    public void adopt(Account account, String accessToken, long seconds) {
        account.hold(accessToken, clock.instant().plusSeconds(seconds));
        byAccessToken.put(accessToken, account);
        if (byAccessToken.size() > 10_000) {
            byAccessToken.entrySet().removeIf(entry -> !accepts(entry.getValue(), entry.getKey()));
        }
    }

    /** Takes a refresh token that a script gave out as that account's own. */
    public void adoptRefreshToken(Account account, String refreshToken) {
        byFirstToken.put(refreshToken, account);
    }
}
