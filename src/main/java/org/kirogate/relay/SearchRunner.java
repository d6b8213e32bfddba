package org.kirogate.relay;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.SearchOffer;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.TokenAsk;
import org.kirogate.token.TokenLease;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;

/**
 * Runs the searches of one answer. A search that fails is no failure of the answer: model and caller are told the
 * code. Nor does it say anything about the token, whose answers are another matter. One answer, one thread.
 */
final class SearchRunner {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 24;

    private final Relay.Means means;
    private final Errand errand;
    private final SearchOffer offer;
    private final HostRule hosts;
    private int uses;
    private boolean saidEnough;

    SearchRunner(Relay.Means means, Errand errand, SearchOffer offer) {
        this.means = means;
        this.errand = errand;
        this.offer = offer;
        this.hosts = new HostRule(offer.allowedDomains(), offer.blockedDomains());
    }

    /**
     * Runs one search with the token, or with another if it is the token that can't.
     *
     * @throws GatewayException UPSTREAM_TIMEOUT when the answer has to end
     */
    Part.WebSearch run(ReplyEvent.ToolCall call, TokenLease lease) {
        String query = query(call);
        if (query.isEmpty()) {
            return failed(query, "invalid_input");
        }
        if (uses >= offer.maxUses()) {
            saidEnough = true;
            return failed(query, "max_uses_exceeded");
        }
        uses++;
        errand.listener().asking();
        try {
            List<SearchHit> hits = hits(query, lease);
            return new Part.WebSearch(id(), query, hits.stream().filter(hosts::admits).toList(), "");
        } catch (UpstreamException e) {
            return failed(query, code(e.failure().kind()));
        }
    }

    /** Whether the model was told that it may search no more. */
    boolean saidEnough() {
        return saidEnough;
    }

    /** What is looked for: no more of what the model asked for than the service takes. */
    private static String query(ReplyEvent.ToolCall call) {
        JsonElement query = JsonParser.parseString(call.inputJson()).getAsJsonObject().get("query");
        String text = query != null && query.isJsonPrimitive() ? query.getAsString().strip() : "";
        boolean fits = text.codePointCount(0, text.length()) <= Upstream.LONGEST_QUERY;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, Upstream.LONGEST_QUERY)).strip();
    }

    private List<SearchHit> hits(String query, TokenLease lease) {
        try {
            if (!lease.again()) {
                throw new UpstreamException(UpstreamFailure.of(UpstreamFailure.Kind.RATE_LIMITED, "own_limit"));
            }
            return ask(query, lease);
        } catch (UpstreamException e) {
            if (!isTokens(e.failure().kind())) {
                throw e;
            }
            return elsewhere(query, lease, e);
        }
    }

    private List<SearchHit> elsewhere(String query, TokenLease lease, UpstreamException first) {
        try (TokenLease second = other(lease, first)) {
            return ask(query, second);
        }
    }

    private TokenLease other(TokenLease lease, UpstreamException first) {
        try {
            return means.pool().acquire(
                    new TokenAsk(errand.request().scope(), errand.modelId(), Set.of(lease.tokenId())),
                    errand.notWaiting());
        } catch (GatewayException nobodyElse) {
            first.addSuppressed(nobodyElse);
            throw first;
        }
    }

    private List<SearchHit> ask(String query, TokenLease lease) {
        Instant began = means.clock().instant();
        Duration limit = errand.within(TIMEOUT, began);
        try {
            List<SearchHit> hits = means.upstream().search(
                    lease.credential(), query,
                    new Patience(limit, means.config().pingInterval(), () -> errand.listener().silence(false)));
            notes().searched(lease.tokenId(), since(began));
            return hits;
        } catch (UpstreamException e) {
            notes().searchFailed(lease.tokenId(), e, since(began));
            throw e;
        }
    }

    private ReceiptNotes notes() {
        return errand.trace().notes();
    }

    private Duration since(Instant began) {
        return Duration.between(began, means.clock().instant());
    }

    /** Whether another token may do better. */
    private static boolean isTokens(UpstreamFailure.Kind kind) {
        return switch (kind) {
            case QUOTA, SUSPENDED, ACCOUNT_LIMITED, RATE_LIMITED, PROFILE, TOKEN, ENTITLEMENT, FORBIDDEN,
                    SIGN_IN_AGAIN -> true;
            case CONTEXT_TOO_LARGE, CAPACITY, THINKING_SIGNATURE, MODEL, BAD_TOOLS, BAD_REQUEST, TRANSIENT, TIMEOUT,
                    EMPTY, BROKEN -> false;
        };
    }

    private static String code(UpstreamFailure.Kind kind) {
        return switch (kind) {
            case ACCOUNT_LIMITED, RATE_LIMITED, CAPACITY -> "too_many_requests";
            case BAD_REQUEST -> "invalid_input";
            case CONTEXT_TOO_LARGE -> "query_too_long";
            case QUOTA, SUSPENDED, PROFILE, TOKEN, ENTITLEMENT, FORBIDDEN, SIGN_IN_AGAIN, THINKING_SIGNATURE, MODEL,
                    BAD_TOOLS, TRANSIENT, TIMEOUT, EMPTY, BROKEN -> "unavailable";
        };
    }

    private Part.WebSearch failed(String query, String code) {
        return new Part.WebSearch(id(), query, List.of(), code);
    }

    private String id() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(means.random().nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }
}
