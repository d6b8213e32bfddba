package org.kirogate.token;

import java.time.Duration;
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
     * Takes the right to renew the credential for so long. Time is the store's own: nodes whose clocks differ agree on
     * it.
     *
     * @return until when, in the store's time; empty while another holds it or when there is no such token
     */
    Optional<Instant> lockRefresh(long id, Duration length);

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

    /**
     * Claims a check of the account for this node, so that of several nodes one asks.
     *
     * @param notSince when it was checked later than this the claim is refused
     * @return whether the check is this node's
     */
    boolean claimCheck(long id, Instant now, Instant notSince);

    /** Stores what the account may still use; that is a check too. */
    void saveQuota(long id, TokenQuota quota, String plan, String emailMasked);

    /**
     * Adds what super keys used, by ascending token id. A new period begins at 0; what was used in a period that is
     * over counts no longer.
     */
    void addShared(List<SharedUse.Sum> sums);

    /** What super keys of all nodes used of each token in its present period; tokens they did not use are missing. */
    List<SharedUse.Sum> shared(String provider);

    /** Stores the models the account lists. */
    void saveModels(long id, ModelList models, Instant checkedAt);
}
