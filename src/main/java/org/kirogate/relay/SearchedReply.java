package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.token.TokenLease;

/**
 * An answer during which the model may search the web: rounds of a call and the searches it asked for, until it asks
 * for none. What the model says goes to the caller as it comes, a search once it was run; a round may fail over like
 * any call until its first event has come. One request, one thread.
 *
 * <p>Its counts are the sums over all rounds, input included: that is what was spent, since each round reads the
 * conversation anew.
 */
final class SearchedReply implements Resumable {
    /** As many rounds as the Anthropic API makes before it pauses. */
    static final int MOST_ROUNDS = 10;

    private enum State {
        READING,
        SEARCHING,
        OPENING
    }

    private final Rounds rounds;
    private final ChatRequest chat;
    private final Stages stages;
    private final SearchRunner runner;
    private final SearchTurn turn;
    private final List<ReplyEvent> first;
    private Round round;
    private State state = State.READING;
    private int begun = 1;
    private TokenCounts spent = TokenCounts.ZERO;

    private SearchedReply(Rounds rounds, ChatRequest chat, Stages stages, Round round) {
        this.rounds = rounds;
        this.chat = chat;
        this.stages = stages;
        this.round = round;
        this.runner = new SearchRunner(rounds.means(), rounds.errand(), chat.search());
        this.turn = new SearchTurn(chat.search().tool(), chat.thinking().shown());
        this.first = take(round.first());
    }

    /** Opens the first round. */
    static SearchedReply begin(Rounds rounds, ChatRequest asked) {
        ChatRequest chat = SearchPlan.offered(asked);
        Stages stages = rounds.stages(chat, false);
        return new SearchedReply(rounds, chat, stages, rounds.first(chat, stages));
    }

    @Override
    public List<ReplyEvent> first() {
        return first;
    }

    @Override
    public long tokenId() {
        return round.tokenId();
    }

    @Override
    public List<String> repairs() {
        return round.repairs();
    }

    @Override
    public List<ReplyEvent> poll(Duration timeout) {
        Instant until = rounds.now().plus(timeout);
        Duration left = timeout;
        while (true) {
            List<ReplyEvent> events = step(left);
            left = Duration.between(rounds.now(), until);
            if (!events.isEmpty() || left.isZero() || left.isNegative()) {
                return events;
            }
        }
    }

    private List<ReplyEvent> step(Duration left) {
        return switch (state) {
            case READING -> take(round.poll(left));
            case SEARCHING -> search();
            case OPENING -> open();
        };
    }

    private List<ReplyEvent> take(List<ReplyEvent> events) {
        List<ReplyEvent> out = turn.sort(events);
        turn.end().ifPresent(end -> ended(end, out));
        return out;
    }

    /** A round is over: its searches are run, or the answer is over too. */
    private void ended(ReplyEvent.Finished end, List<ReplyEvent> out) {
        spent = spent.plus(end.counts());
        rounds.errand().trace().spent(spent);
        if (turn.searches().isEmpty() || !mayGoOn(end.reason())) {
            out.add(new ReplyEvent.Finished(end.reason(), end.stopSequence(), spent));
        } else if (runner.saidEnough()) {
            // It was told in an earlier round that there are no more searches.
            finish(turn.callsCaller() ? StopReason.TOOL_USE : StopReason.END_TURN, out);
        } else {
            state = State.SEARCHING;
        }
    }

    private static boolean mayGoOn(StopReason reason) {
        return switch (reason) {
            case END_TURN, TOOL_USE, PAUSE_TURN -> true;
            case MAX_TOKENS, STOP_SEQUENCE, CONTEXT_WINDOW_EXCEEDED, REFUSAL -> false;
        };
    }

    private List<ReplyEvent> search() {
        state = State.READING; // of a round that has ended, should this fail
        Part.WebSearch done = runner.run(turn.searches().remove(), round.lease());
        List<ReplyEvent> out = new ArrayList<>(turn.sort(List.of(new ReplyEvent.WebSearch(done))));
        if (turn.searches().isEmpty()) {
            afterSearches(out);
        } else {
            state = State.SEARCHING;
        }
        return out;
    }

    private void afterSearches(List<ReplyEvent> out) {
        if (turn.callsCaller()) {
            finish(StopReason.TOOL_USE, out);
        } else if (begun >= MOST_ROUNDS) {
            finish(StopReason.PAUSE_TURN, out);
        } else if (chat.maxTokens() > 0 && spent.output() >= chat.maxTokens()) {
            finish(StopReason.MAX_TOKENS, out);
        } else {
            state = State.OPENING;
        }
    }

    /** The round has ended, so nothing more can be polled. */
    private void finish(StopReason reason, List<ReplyEvent> out) {
        out.add(new ReplyEvent.Finished(reason, "", spent));
    }

    private List<ReplyEvent> open() {
        int maxTokens = chat.maxTokens() == 0 ? 0 : (int) (chat.maxTokens() - spent.output());
        ChatRequest next = SearchPlan.next(chat, turn.said(), maxTokens);
        state = State.READING;
        turn.next();
        begun++;
        round = rounds.next(next, stages, round.release());
        return take(round.first());
    }

    @Override
    public String servedModel() {
        return round.servedModel();
    }

    @Override
    public void clientGone() {
        round.clientGone();
    }

    @Override
    public Optional<TokenCounts> readOn(Duration timeout) {
        return round.hasEnded() ? Optional.of(spent) : round.readOn(timeout).map(spent::plus);
    }

    @Override
    public TokenLease release() {
        return round.release();
    }

    @Override
    public void close() {
        round.close();
    }
}
