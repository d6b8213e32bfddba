package org.kirogate.upstream;

import java.util.Objects;
import java.util.Set;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.ModelInfo;

/**
 * One attempt to have a request answered by one account.
 *
 * @param request      what is asked
 * @param model        the model that is to answer, as the account (or the provider's own list) describes it
 * @param credential   whose account, with a bearer that is fresh enough
 * @param accountSalt  a stable text per account, so that ids derived from the caller's session can't link accounts
 * @param invocationId a UUID, the same for all attempts of one request
 * @param attempt      1 for the first
 * @param repairs      what an earlier failure of this request suggested to change
 * @param patience     how long the answer's head and its first piece may take together
 */
public record UpstreamCall(
        ChatRequest request,
        ModelInfo model,
        Credential credential,
        String accountSalt,
        String invocationId,
        int attempt,
        Set<Repair> repairs,
        Patience patience) {

    /** What to change in a request that was refused, once. */
    public enum Repair {
        /** Leave out all reasoning of earlier turns: its proof was refused. */
        DROP_REASONING,
        /** Reduce tool schemas to the keywords that every version of the service accepts. */
        STRICT_SCHEMAS,
        /** Find out the account's profile again. */
        RESOLVE_PROFILE
    }

    public UpstreamCall {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(accountSalt, "accountSalt");
        Objects.requireNonNull(invocationId, "invocationId");
        repairs = Set.copyOf(repairs);
        Objects.requireNonNull(patience, "patience");
    }
}
