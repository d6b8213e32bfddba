package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/**
 * Steps 7 and 8: every call has exactly one result, in the order of the calls, and no result is without its call. Takes
 * turns that alternate and end with the user's.
 */
final class CallAnswers {
    private static final String INTERRUPTED = "Tool call was interrupted and produced no result.";

    private CallAnswers() {}

    static List<Turn> apply(List<Turn> turns, Repairs repairs) {
        List<Turn> answered = new ArrayList<>();
        List<Part.ToolUse> calls = List.of();
        for (Turn turn : turns) {
            if (turn instanceof Turn.User user) {
                answered.add(answer(user, calls, repairs));
                calls = List.of();
            } else {
                calls = ((Turn.Assistant) turn).calls();
                answered.add(turn);
            }
        }
        return answered;
    }

    private static Turn.User answer(Turn.User user, List<Part.ToolUse> calls, Repairs repairs) {
        if (calls.isEmpty() && user.results().isEmpty()) {
            return user;
        }
        List<Part.ToolResult> open = new ArrayList<>(user.results());
        List<Part.ToolResult> ordered = new ArrayList<>();
        for (Part.ToolUse call : calls) {
            ordered.add(take(open, call.id(), repairs));
        }
        countOrder(user.results(), ordered, repairs);
        return withLeftOver(user, ordered, open, repairs);
    }

    private static Part.ToolResult take(List<Part.ToolResult> open, String id, Repairs repairs) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).toolUseId().equals(id)) {
                return open.remove(i);
            }
        }
        repairs.add(Step.ANSWER_CALLS);
        return new Part.ToolResult(id, List.of(new Part.Text(INTERRUPTED)), true);
    }

    private static void countOrder(List<Part.ToolResult> before, List<Part.ToolResult> after, Repairs repairs) {
        List<Part.ToolResult> same = new ArrayList<>(after);
        same.retainAll(before);
        List<Part.ToolResult> old = new ArrayList<>(before);
        old.retainAll(after);
        if (same.size() == old.size() && !same.equals(old)) {
            repairs.add(Step.ORDER_RESULTS);
        }
    }

    /** A result that answers nothing, or answers again, stays as the user's own text and images. */
    private static Turn.User withLeftOver(
            Turn.User user, List<Part.ToolResult> ordered, List<Part.ToolResult> leftOver, Repairs repairs) {
        String text = "";
        List<Part.Image> images = new ArrayList<>();
        for (Part.ToolResult result : leftOver) {
            repairs.add(Step.ANSWER_CALLS);
            text = Texts.joined(text, Texts.of(result));
            images.addAll(Texts.images(result));
        }
        images.addAll(user.images());
        return new Turn.User(Texts.joined(text, user.text()), images, ordered);
    }
}
