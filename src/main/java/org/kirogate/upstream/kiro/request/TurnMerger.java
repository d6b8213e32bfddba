package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/** Step 4: neighbours of one role become one turn. */
final class TurnMerger {
    private TurnMerger() {}

    static List<Turn> apply(List<Turn> turns, Repairs repairs) {
        List<Turn> merged = new ArrayList<>();
        for (Turn turn : turns) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).getClass() == turn.getClass()) {
                repairs.add(Step.MERGE_NEIGHBOURS);
                merged.set(last, merge(merged.get(last), turn));
            } else {
                merged.add(turn);
            }
        }
        return merged;
    }

    private static Turn merge(Turn first, Turn second) {
        if (first instanceof Turn.User a && second instanceof Turn.User b) {
            return new Turn.User(Texts.joined(a.text(), b.text()), both(a.images(), b.images()),
                    both(a.results(), b.results()));
        }
        Turn.Assistant a = (Turn.Assistant) first;
        Turn.Assistant b = (Turn.Assistant) second;
        return new Turn.Assistant(Texts.joined(a.text(), b.text()), both(a.calls(), b.calls()),
                b.reasoning().isNone() ? a.reasoning() : b.reasoning());
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
