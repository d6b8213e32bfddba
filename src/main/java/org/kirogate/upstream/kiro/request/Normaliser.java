package org.kirogate.upstream.kiro.request;

import java.util.List;
import java.util.Objects;
import org.kirogate.chat.Message;

/**
 * Makes of any list of messages a conversation that keeps the service's seven rules, without losing a word of it (Kiro
 * protocol, section 3.5). The steps are in the order in which they stand there; each is a class of its own. Immutable,
 * thread-safe.
 */
final class Normaliser {
    private final SystemPlacement placement;

    /** System text goes where the placement says. */
    Normaliser(SystemPlacement placement) {
        this.placement = Objects.requireNonNull(placement, "placement");
    }

    /**
     * Normalises.
     *
     * @param messages      in the caller's order
     * @param wishes        what is put around the system text
     * @param keepReasoning whether signed reasoning of earlier turns goes back
     * @param offersTools   whether calls may be named as such
     * @param repairs       counts what had to be changed
     */
    Conversation normalise(
            List<Message> messages, SystemWishes wishes, boolean keepReasoning, boolean offersTools, Repairs repairs) {
        SystemSplit split = SystemSplit.of(messages);
        List<Turn> turns = new TurnReader(keepReasoning, repairs).read(split.messages());
        turns = ResultMover.apply(turns, repairs);
        turns = TurnMerger.apply(turns, repairs);
        turns = TurnEnds.begin(turns, repairs);
        turns = TurnEnds.end(turns, repairs);
        turns = CallAnswers.apply(turns, repairs);
        turns = offersTools ? turns : ToolFlattening.apply(turns, repairs);
        turns = BlankTexts.apply(turns, repairs);
        turns = CallIds.apply(turns, repairs);
        turns = ImageLift.apply(turns, repairs);
        turns = placement.apply(wishes.around(split.system()), turns, repairs);
        int last = turns.size() - 1;
        return new Conversation(turns.subList(0, last), (Turn.User) turns.get(last));
    }
}
