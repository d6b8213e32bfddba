package org.kirogate.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the pool asks of its rows. The database answers in the program; the pool's own tests, which do no I/O, keep rows
 * in memory. Thread-safe.
 */
interface TokenStore {

    /** Every token of a provider, by ascending id. */
    List<StoredToken> all(String provider);

    /** One token, empty when it was deleted. */
    Optional<StoredToken> find(long id);

    /** The credential as it is now, empty when the token was deleted. */
    Optional<SealedCredential> secret(long id);

    /**
     * Takes the right to renew the credential until a time; false while another holds it or when there is no such
     * token.
     */
    boolean lockRefresh(long id, Instant now, Instant until);

    /**
     * Gives the right back that {@link #lockRefresh} gave until {@code until}; without effect when another has it now.
     */
    void unlockRefresh(long id, Instant until);

    /**
     * Stores a renewed credential.
     *
     * @param sealed      the renewed one
     * @param digest      of its identity
     * @param fromVersion the version it was made from
     * @return false when that version is no longer the stored one, or the token was deleted: the renewed one must not
     *     be used
     */
    boolean renew(long id, String sealed, String digest, long fromVersion);

    /**
     * Stores changes of state by token id, the last of each as its state, but none of a token that a person switched
     * off or that is gone.
     *
     * @param steps at least one a token, in the order they came
     */
    void saveStandings(Map<Long, List<HealthEvent>> steps, Instant now);

    /** Stores what the account may still use. */
    void saveQuota(long id, TokenQuota quota, String plan, String emailMasked);

    /** Stores the models the account lists. */
    void saveModels(long id, ModelList models, Instant checkedAt);
}
