package org.kirogate.upstream.kiro.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.Message;
import org.kirogate.chat.Message.Role;
import org.kirogate.chat.Part;

/** Random conversations of any shape; the seeds are fixed, so a failure comes again. */
class NormaliserPropertyTest {
    private static final int ROUNDS = 5_000;

    private int marks;

    @Test
    void anyConversationBecomesAValidOneAndNoTextIsLost() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Message> messages = messages(random);
            boolean offersTools = random.nextBoolean();
            SystemPlacement placement = random.nextBoolean() ? SystemPlacement.PREFIX : SystemPlacement.EXCHANGE;
            Conversation conversation = new Normaliser(placement).normalise(messages,
                    new SystemWishes("", List.of()), random.nextBoolean(), offersTools, new Repairs());
            assertEquals(Set.of(), ConversationRules.broken(conversation), "seed " + seed);
            String all = text(conversation);
            for (int mark = 0; mark < marks; mark++) {
                assertTrue(all.contains("<" + mark + ">"), "seed " + seed + " lost text " + mark);
            }
        }
    }

    @Test
    void aValidConversationStaysAsItIs() {
        List<Message> messages = List.of(Requests.user("a"), Requests.calls("t1"),
                Requests.results(Requests.result("t1", "r")), Requests.assistant("b"), Requests.user("c"));
        Repairs repairs = new Repairs();
        Conversation conversation = new Normaliser(SystemPlacement.PREFIX)
                .normalise(messages, new SystemWishes("", List.of()), true, true, repairs);
        assertEquals(4, conversation.history().size());
        assertEquals(1, repairs.count(Repairs.Step.BLANK_TEXTS), "only the text beside the call is filled");
        assertEquals(1, repairs.counts().size(), repairs.counts().toString());
    }

    private List<Message> messages(Random random) {
        marks = 0;
        List<Message> messages = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            Role role = Role.values()[random.nextInt(Role.values().length)];
            List<Part> parts = new ArrayList<>();
            int size = random.nextInt(5);
            for (int j = 0; j < size; j++) {
                parts.add(part(random));
            }
            messages.add(new Message(role, parts));
        }
        return messages;
    }

    private Part part(Random random) {
        String id = "t" + random.nextInt(4);
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Part.Text(mark());
            case 2 -> new Part.Text(random.nextBoolean() ? "" : "  ");
            case 3 -> new Part.Image("image/png", Requests.PNG);
            case 4 -> new Part.ToolUse(id, "look", new JsonObject());
            case 5 -> new Part.ToolResult(id, List.of(new Part.Text(mark())), random.nextBoolean());
            case 6 -> new Part.Reasoning("why", random.nextBoolean() ? "sig" : "");
            default -> new Part.RedactedReasoning("data");
        };
    }

    private String mark() {
        return "<" + marks++ + ">";
    }

    private static String text(Conversation conversation) {
        StringBuilder all = new StringBuilder();
        List<Turn> turns = new ArrayList<>(conversation.history());
        turns.add(conversation.current());
        for (Turn turn : turns) {
            if (turn instanceof Turn.User user) {
                all.append(user.text());
                user.results().forEach(result -> all.append(Texts.of(result)));
            } else {
                all.append(((Turn.Assistant) turn).text());
            }
        }
        return all.toString();
    }
}
