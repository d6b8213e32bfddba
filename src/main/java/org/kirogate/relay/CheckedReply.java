package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.ToolChoice;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * An answer whose text has to be JSON: held until its end, freed of a fence or words around it, checked, and asked
 * for a second time when it is no good. Answers that call tools or end early for another reason are passed on as they
 * are. One request, one thread.
 *
 * <p>Its counts are the sums over both tries.
 */
final class CheckedReply implements RelayedReply {
    private final Rounds rounds;
    private final ChatRequest chat;
    private final AnswerCheck check;
    private Resumable answer;
    private HeldAnswer held = new HeldAnswer();
    private List<ReplyEvent> first = List.of();
    private TokenCounts spent = TokenCounts.ZERO;
    /** What was wrong with the first try, empty before. */
    private String problem = "";
    private boolean repairIsDue;

    private CheckedReply(Rounds rounds, ChatRequest chat, Resumable answer) {
        this.rounds = rounds;
        this.chat = chat;
        this.answer = answer;
        this.check = new AnswerCheck(chat.outputFormat());
    }

    /**
     * Waits until there is something for the caller, so that an answer that is no good can still be a failure of its
     * own; the caller is told of the silence meanwhile. Closes the answer when that fails.
     */
    static CheckedReply begin(Rounds rounds, ChatRequest chat, Resumable answer) {
        CheckedReply checked = new CheckedReply(rounds, chat, answer);
        boolean begun = false;
        try {
            checked.first = checked.waitForFirst();
            begun = true;
            return checked;
        } finally {
            if (!begun) {
                checked.close();
            }
        }
    }

    private List<ReplyEvent> waitForFirst() {
        List<ReplyEvent> events = take(answer.first());
        while (events.isEmpty()) {
            events = poll(rounds.means().config().pingInterval());
            if (events.isEmpty()) {
                rounds.errand().listener().silence(true);
            }
        }
        return events;
    }

    @Override
    public List<ReplyEvent> first() {
        return first;
    }

    @Override
    public long tokenId() {
        return answer.tokenId();
    }

    @Override
    public List<String> repairs() {
        return answer.repairs();
    }

    @Override
    public List<ReplyEvent> poll(Duration timeout) {
        Instant until = rounds.now().plus(timeout);
        Duration left = timeout;
        while (true) {
            List<ReplyEvent> events = repairIsDue ? repair() : take(answer.poll(left));
            left = Duration.between(rounds.now(), until);
            if (!events.isEmpty() || left.isZero() || left.isNegative()) {
                return events;
            }
        }
    }

    private List<ReplyEvent> take(List<ReplyEvent> events) {
        List<ReplyEvent> out = held.sort(events);
        held.end().ifPresent(end -> ended(end, out));
        return out;
    }

    private void ended(ReplyEvent.Finished end, List<ReplyEvent> out) {
        spent = spent.plus(end.counts());
        rounds.errand().trace().spent(spent);
        String text = held.text();
        if (!held.calls() && end.reason() == StopReason.END_TURN) {
            AnswerCheck.Outcome outcome = check.of(text);
            if (!outcome.isGood()) {
                refuse(outcome.problem());
                return;
            }
            text = outcome.json();
        }
        out.addAll(HeldAnswer.pieces(text));
        out.add(new ReplyEvent.Finished(end.reason(), end.stopSequence(), spent));
    }

    private void refuse(String why) {
        if (!problem.isEmpty()) {
            throw new GatewayException(Fault.UPSTREAM_FAILED, "The model's answer " + check.claim() + ": " + why + ".");
        }
        problem = why;
        repairIsDue = true;
    }

    private List<ReplyEvent> repair() {
        repairIsDue = false;
        ChatRequest second = second();
        answer = rounds.next(second, rounds.stages(second, true), answer.release());
        held = new HeldAnswer();
        return take(answer.first());
    }

    /** The same question, the answer, and what is wrong with it. No tool can mend it, so none is offered. */
    private ChatRequest second() {
        List<Message> messages = new ArrayList<>(chat.messages());
        if (!held.said().isEmpty()) {
            messages.add(new Message(Message.Role.ASSISTANT, held.said()));
        }
        messages.add(Message.text(Message.Role.USER, "That answer " + check.claim() + ". " + problem + ". Answer again"
                + " with the whole corrected JSON and nothing else: no words around it and no code fence."));
        ToolChoice none = new ToolChoice(ToolChoice.Mode.NONE, "", true);
        return chat.withMessages(messages).withTools(chat.tools(), none).withSearch(SearchOffer.NONE);
    }

    @Override
    public String servedModel() {
        return answer.servedModel();
    }

    @Override
    public void clientGone() {
        answer.clientGone();
    }

    @Override
    public Optional<TokenCounts> readOn(Duration timeout) {
        return held.end().isPresent() ? Optional.of(spent) : answer.readOn(timeout).map(spent::plus);
    }

    @Override
    public void close() {
        answer.close();
    }
}
