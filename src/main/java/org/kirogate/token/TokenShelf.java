package org.kirogate.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.kirogate.secret.SealException;
import org.kirogate.upstream.Credential;

/** The tokens in memory, as the table says. Readers never wait; one reload at a time. Thread-safe. */
final class TokenShelf {
    private static final System.Logger LOG = System.getLogger(TokenShelf.class.getName());
    /** Stands for a credential that can't be opened. */
    private static final Credential NOTHING = new Credential("", "", "", Instant.EPOCH, Map.of());
    private static final TokenStanding UNREADABLE = new TokenStanding(
            TokenState.INVALID, "its credential can't be decrypted with the keys of this gateway", Instant.EPOCH);

    /** What one reload found, by ascending id. */
    private record Content(
            List<PooledToken> all,
            List<PooledToken> everyPublic,
            Map<Long, PooledToken> byId,
            Map<Long, List<PooledToken>> byOwner) {

        static Content of(List<PooledToken> all) {
            Map<Long, PooledToken> byId = new HashMap<>();
            Map<Long, List<PooledToken>> byOwner = new HashMap<>();
            for (PooledToken token : all) {
                byId.put(token.id(), token);
                byOwner.computeIfAbsent(token.ownerId(), owner -> new ArrayList<>()).add(token);
            }
            List<PooledToken> everyPublic = all.stream().filter(token -> token.row().view().isPublic()).toList();
            return new Content(List.copyOf(all), everyPublic, byId, byOwner);
        }
    }

    private final TokenStore store;
    private final CredentialCodec codec;
    private final String provider;
    private final TokenLimits limits;
    private final Standings standings;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile Content content = Content.of(List.of());

    TokenShelf(TokenStore store, CredentialCodec codec, String provider, TokenLimits limits, Standings standings) {
        this.store = store;
        this.codec = codec;
        this.provider = provider;
        this.limits = limits;
        this.standings = standings;
    }

    List<PooledToken> all() {
        return content.all();
    }

    /** Those that were public at the last reload. */
    List<PooledToken> everyPublic() {
        return content.everyPublic();
    }

    List<PooledToken> ownedBy(long userId) {
        return content.byOwner().getOrDefault(userId, List.of());
    }

    Optional<PooledToken> find(long id) {
        return Optional.ofNullable(content.byId().get(id));
    }

    void reload() {
        reloading.lock();
        try {
            List<PooledToken> all = new ArrayList<>();
            long reading = standings.reading();
            for (StoredToken row : store.all(provider)) {
                PooledToken token = content.byId().get(row.id());
                if (token == null) {
                    token = first(row);
                } else {
                    again(token, row, reading);
                }
                all.add(token);
            }
            content = Content.of(all);
        } finally {
            reloading.unlock();
        }
    }

    /** Reads the row of one token, which may be new here; empty when there is none. */
    Optional<PooledToken> reload(long id) {
        reloading.lock();
        try {
            long reading = standings.reading();
            Optional<StoredToken> row = store.find(id);
            Optional<PooledToken> known = find(id);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            if (known.isPresent()) {
                again(known.get(), row.get(), reading);
                content = Content.of(content.all());
                return known;
            }
            PooledToken token = first(row.get());
            content = Content.of(sorted(content.all(), token));
            return Optional.of(token);
        } finally {
            reloading.unlock();
        }
    }

    private static List<PooledToken> sorted(List<PooledToken> tokens, PooledToken more) {
        return Stream.concat(tokens.stream(), Stream.of(more))
                .sorted(Comparator.comparingLong(PooledToken::id))
                .toList();
    }

    private PooledToken first(StoredToken row) {
        Optional<Credential> credential = open(row);
        PooledToken token = new PooledToken(
                row, new PooledToken.Held(credential.orElse(NOTHING), row.secret().version()), codec.salt(row.id()),
                limits);
        if (credential.isEmpty()) {
            LOG.log(System.Logger.Level.ERROR, "token {0} can''t be used: no key of this gateway opens its credential",
                    Long.toString(row.id()));
            token.standing(UNREADABLE);
        }
        return token;
    }

    private void again(PooledToken token, StoredToken row, long reading) {
        token.row(row);
        standings.adopt(token, row.view().standing(), reading);
        boolean unread = token.held().credential() == NOTHING;
        if (!unread && row.secret().version() <= token.held().version()) {
            return;
        }
        open(row).ifPresentOrElse(
                credential -> take(token, new PooledToken.Held(credential, row.secret().version()), unread),
                () -> token.standing(UNREADABLE));
    }

    private static void take(PooledToken token, PooledToken.Held read, boolean unread) {
        if (unread) {
            token.held(read);
        } else {
            token.slot().heldIfNewer(read);
        }
    }

    private Optional<Credential> open(StoredToken row) {
        try {
            return Optional.of(codec.open(row.secret().sealed()));
        } catch (SealException e) {
            return Optional.empty();
        }
    }
}
