package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/**
 * For requests that offer no tool: calls and results become text of the user's turn behind the call. They are not
 * written into the assistant's turn, because models copy such marks into their answers. Takes turns whose calls are all
 * answered, in order.
 */
final class ToolFlattening {
    private ToolFlattening() {}

    static List<Turn> apply(List<Turn> turns, Repairs repairs) {
        List<Turn> flat = new ArrayList<>();
        List<Part.ToolUse> calls = List.of();
        for (Turn turn : turns) {
            if (turn instanceof Turn.User user) {
                flat.add(flatten(user, calls));
                continue;
            }
            Turn.Assistant assistant = (Turn.Assistant) turn;
            calls = assistant.calls();
            calls.forEach(call -> repairs.add(Step.FLATTEN_TOOLS));
            flat.add(new Turn.Assistant(assistant.text(), List.of(), assistant.reasoning()));
        }
        return flat;
    }

    private static Turn.User flatten(Turn.User user, List<Part.ToolUse> calls) {
        String text = "";
        List<Part.Image> images = new ArrayList<>();
        for (int i = 0; i < user.results().size(); i++) {
            Part.ToolUse call = calls.get(i);
            Part.ToolResult result = user.results().get(i);
            String outcome = result.error() ? " failed with: " : " returned: ";
            text = Texts.joined(text, "The tool " + call.name() + ", called with " + call.input() + "," + outcome
                    + Texts.of(result));
            images.addAll(Texts.images(result));
        }
        images.addAll(user.images());
        return new Turn.User(Texts.joined(text, user.text()), images, List.of());
    }
}
