package org.kirogate.upstream;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.SearchHit;

/**
 * A provider of answers. Thread-safe; every call blocks its thread and holds no lock while it does. Failures are
 * {@link UpstreamException}s.
 */
public interface Upstream extends AutoCloseable {
    /** Most code points of a search's query. */
    int LONGEST_QUERY = 200;

    /** The provider's name as stored with its accounts, {@code kiro}. */
    String name();

    /**
     * Sends a request and waits for the head of the answer.
     *
     * @return the answer being received; the caller closes it. Its {@code poll} throws {@link UpstreamException}.
     */
    ReplyStream open(UpstreamCall call);

    /**
     * Whether the provider's service itself ends an answer of this model at so many output tokens; where it does not,
     * the gateway cuts.
     *
     * @param maxTokens what the caller allows, more than 0
     */
    boolean limitsOutput(ModelInfo model, int maxTokens);

    /**
     * Searches the web with an account.
     *
     * @param credential whose account, with a bearer that is fresh enough
     * @param query      what to look for, not blank, at most {@value #LONGEST_QUERY} characters
     * @param patience   how long all of it may take
     * @return what was found, best first, may be empty
     * @throws UpstreamException when the search failed
     */
    List<SearchHit> search(Credential credential, String query, Patience patience);

    /** Whether the bearer is missing, ended or about to end. */
    boolean needsRefresh(Credential credential, Instant now);

    /**
     * Gets a fresh bearer. The refresh token may have rotated: store the result before using it.
     *
     * @throws UpstreamException SIGN_IN_AGAIN when the refresh token is dead, TRANSIENT, RATE_LIMITED or TIMEOUT when it is
     *     worth another try, FORBIDDEN otherwise
     */
    Credential refresh(Credential credential);

    /** Completes a credential with what the service knows of it (its profile); the same one when there is nothing to add. */
    Credential complete(Credential credential);

    /** What the account may still use. */
    Quota quota(Credential credential);

    /** The models of the account, in the service's order. */
    List<ModelInfo> models(Credential credential);

    /** The models to go by until an account has listed its own. */
    List<ModelInfo> defaultModels();

    /**
     * What a caller's model name means.
     *
     * @param asked  the name as the caller wrote it
     * @param listed ids that accounts list, any order, no duplicates
     * @return empty when no listed model is meant
     */
    Optional<ResolvedModel> resolve(String asked, Collection<String> listed);

    /**
     * Reads credentials out of text that a person pasted or uploaded: one, or many in any of the common export shapes.
     *
     * @return its entries in the text's order, at least one; what is no whole credential is among them and says why
     * @throws CredentialFormatException when there is no entry at all
     */
    List<CredentialEntry> read(String text);

    /**
     * Writes credentials as text that {@link #read} takes back whole, names included, and that other programs of the
     * provider's ecosystem read.
     *
     * @param credentials in the order they are to stand, may be none
     */
    String write(List<NamedCredential> credentials);

    /** Signing in with a code that is confirmed on another device; empty when the provider has no such thing. */
    default Optional<DeviceFlow> deviceFlow() {
        return Optional.empty();
    }

    /** How often the provider had to mend a request for its service since the start, by the name of the step; for metrics. */
    default Map<String, Long> repairTotals() {
        return Map.of();
    }

    /** Gives up connections. */
    @Override
    void close();
}
