package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.token.Selection;
import org.kirogate.upstream.ResolvedModel;
import org.kirogate.upstream.UpstreamFailure;

/**
 * What happened on a request's way, for its record: filled while it goes, and also when it fails. One request, one
 * thread.
 */
public final class RelayTrace {
    private final List<Long> tokenIds = new ArrayList<>();
    private final ReceiptNotes notes = new ReceiptNotes();
    private int attempts;
    private Duration queued = Duration.ZERO;
    private String servedModel = "";
    private boolean stoodIn;
    private UpstreamFailure.Kind lastFailure;
    private List<String> failures = List.of();
    private Instant firstEventAt = Instant.EPOCH;
    private ChatRequest chat;
    private int inputEstimate = -1;
    private TokenCounts spent = TokenCounts.ZERO;

    /** Calls made to the upstream. */
    public int attempts() {
        return attempts;
    }

    /** The tokens that were taken, in order, each turn once. */
    public List<Long> tokenIds() {
        return List.copyOf(tokenIds);
    }

    /** For how long the request waited for tokens, all its looks together. */
    public Duration queued() {
        return queued;
    }

    /** Whether the request came as far as the relay: what is refused before has no receipt. */
    public boolean begun() {
        return chat != null;
    }

    /**
     * How the request found its tokens and what became of each try: a JSON object of a few hundred bytes, at most 4096,
     * of ASCII; no prompt, no answer, no name. Empty when it did not come as far as the relay.
     */
    public String receipt(ReceiptEnd end) {
        return begun() ? ReceiptWriter.write(notes, servedModel, end) : "";
    }

    /** The token that answered or failed last, 0 = none was reached. */
    public long lastTokenId() {
        return tokenIds.isEmpty() ? 0 : tokenIds.get(tokenIds.size() - 1);
    }

    /** The upstream's id of the model that was asked to answer, empty = none was reached. */
    public String servedModel() {
        return servedModel;
    }

    /** Whether another model was asked to answer than the request named, because no account lists that one. */
    public boolean stoodIn() {
        return stoodIn;
    }

    /** The class of the last failed call, before or inside the answer. */
    public Optional<UpstreamFailure.Kind> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** The class of each failure on the way in lower case, as often as it came. */
    public List<String> failures() {
        return failures;
    }

    /** When the first piece of the answer came, {@link Instant#EPOCH} = none came. */
    public Instant firstEventAt() {
        return firstEventAt;
    }

    /** Input tokens by estimate; worked out when first asked for, since a good answer brings better figures. */
    public int inputEstimate() {
        if (inputEstimate < 0) {
            inputEstimate = chat == null ? 0 : TokenEstimate.ofRequest(chat);
        }
        return inputEstimate;
    }

    /**
     * What the calls used that had ended when an answer of several calls did not come to its end; zero for an answer
     * of one call.
     */
    public TokenCounts spent() {
        return spent;
    }

    void spent(TokenCounts sum) {
        spent = sum;
    }

    /** The client had left and the answer was read on for that long. */
    public void readOn(ReadOn how, Duration took) {
        notes.readOn(how, took);
    }

    void began(ChatRequest request) {
        chat = request;
    }

    void resolved(ResolvedModel model) {
        stoodIn = model.standsIn();
    }

    /** What only the receipt tells. */
    ReceiptNotes notes() {
        return notes;
    }

    void looked(Selection selection) {
        queued = queued.plus(selection.waited());
        notes.picked(selection);
    }

    void tookToken(long tokenId) {
        tokenIds.add(tokenId);
    }

    void attempted(String model, Instant now) {
        attempts++;
        servedModel = model;
        notes.called(now);
    }

    void failed(UpstreamFailure failure, Instant now) {
        lastFailure = failure.kind();
        if (failures.isEmpty()) {
            failures = new ArrayList<>(2); // most requests need none
        }
        failures.add(ReceiptCall.label(failure.kind()));
        notes.failed(failure, now);
    }

    void firstEvent(Instant now, String model, List<String> repairs) {
        notes.answers(now, repairs);
        if (firstEventAt.equals(Instant.EPOCH)) {
            firstEventAt = now;
        }
        servedModel = model;
    }
}
