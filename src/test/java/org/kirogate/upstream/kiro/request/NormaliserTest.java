package org.kirogate.upstream.kiro.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.Message;
import org.kirogate.chat.Message.Role;
import org.kirogate.chat.Part;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/** The eleven steps, one by one. */
class NormaliserTest {
    private final Repairs repairs = new Repairs();

    private Conversation normalise(Message... messages) {
        return normalise(SystemPlacement.PREFIX, true, true, messages);
    }

    private Conversation normalise(
            SystemPlacement placement, boolean keepReasoning, boolean offersTools, Message... messages) {
        return new Normaliser(placement).normalise(
                List.of(messages), new SystemWishes("", List.of()), keepReasoning, offersTools, repairs);
    }

    @Test
    void leadingSystemTextsStandBeforeTheFirstUserText() {
        Conversation conversation = normalise(Requests.system("s1"), Requests.system("s2"), Requests.user("u"),
                Requests.assistant("a"), Requests.user("v"));
        assertEquals("s1\n\ns2\n\nu", ((Turn.User) conversation.history().get(0)).text());
        assertEquals("v", conversation.current().text());
    }

    @Test
    void exchangePlacementPutsSystemTextInATurnOfItsOwn() {
        Conversation conversation = normalise(SystemPlacement.EXCHANGE, true, true, Requests.system("s"),
                Requests.user("u"));
        assertEquals(2, conversation.history().size());
        assertEquals("s", ((Turn.User) conversation.history().get(0)).text());
        assertEquals("u", conversation.current().text());
    }

    @Test
    void accountingLineOfAClientIsNotSystemText() {
        Conversation conversation = normalise(
                Requests.system("x-anthropic-billing-header: cc_version=1; cch=abc\nBe kind."), Requests.user("u"));
        assertEquals("Be kind.\n\nu", conversation.current().text());
    }

    @Test
    void laterSystemTextFoldsIntoTheUsersTurn() {
        Conversation conversation =
                normalise(Requests.user("u"), Requests.assistant("a"), Requests.system("s"), Requests.user("v"));
        assertEquals("s\n\nv", conversation.current().text());
        assertEquals(1, repairs.count(Step.FOLD_SYSTEM));
    }

    @Test
    void resultBehindALaterAssistantTurnMovesBackToItsCall() {
        Conversation conversation = normalise(Requests.user("u"), Requests.calls("t1"), Requests.user("wait"),
                Requests.assistant("hm"), Requests.results(Requests.result("t1", "late")));
        Turn.User answer = (Turn.User) conversation.history().get(2);
        assertEquals(List.of("t1"), answer.results().stream().map(Part.ToolResult::toolUseId).toList());
        assertEquals("wait", answer.text());
        assertEquals(1, repairs.count(Step.MOVE_RESULTS));
    }

    @Test
    void neighboursOfOneRoleAreMergedAndTheLastReasoningWins() {
        Conversation conversation = normalise(Requests.user("u"), Requests.user("v"),
                new Message(Role.ASSISTANT, List.of(new Part.Reasoning("1", "s1"), new Part.Text("a"))),
                new Message(Role.ASSISTANT, List.of(new Part.Reasoning("2", "s2"), new Part.Text("b"))),
                        Requests.user("w"));
        assertEquals("u\n\nv", ((Turn.User) conversation.history().get(0)).text());
        Turn.Assistant merged = (Turn.Assistant) conversation.history().get(1);
        assertEquals("a\n\nb", merged.text());
        assertEquals("s2", merged.reasoning().signature());
        assertEquals(2, repairs.count(Step.MERGE_NEIGHBOURS));
    }

    @Test
    void leadingAssistantGetsAUsersTurnBeforeIt() {
        Conversation conversation = normalise(Requests.assistant("a"), Requests.user("u"));
        assertEquals(2, conversation.history().size());
        assertTrue(conversation.history().get(0) instanceof Turn.User);
        assertEquals(1, repairs.count(Step.LEADING_ASSISTANT));
    }

    @Test
    void prefillBecomesHistoryAndTheUserAsksToGoOn() {
        Conversation conversation = normalise(Requests.user("u"), Requests.assistant("{\"a\":"));
        assertEquals("{\"a\":", ((Turn.Assistant) conversation.history().get(1)).text());
        assertTrue(conversation.current().text().startsWith("Continue exactly"));
        assertEquals(1, repairs.count(Step.PREFILL));
    }

    @Test
    void unansweredCallGetsAnErrorAndAnOrphanBecomesText() {
        Conversation conversation = normalise(Requests.user("u"), Requests.calls("t1"),
                Requests.results(Requests.result("t9", "orphan"), new Part.Text("and")));
        Part.ToolResult answer = conversation.current().results().get(0);
        assertEquals("t1", answer.toolUseId());
        assertTrue(answer.error());
        assertEquals("orphan\n\nand", conversation.current().text());
        assertEquals(2, repairs.count(Step.ANSWER_CALLS));
    }

    @Test
    void repeatedResultIsKeptOnceAndItsTextStays() {
        Conversation conversation = normalise(Requests.user("u"), Requests.calls("t1"),
                Requests.results(Requests.result("t1", "one"), Requests.result("t1", "two")));
        assertEquals(1, conversation.current().results().size());
        assertEquals("two", conversation.current().text());
    }

    @Test
    void resultsStandInTheOrderOfTheirCalls() {
        Conversation conversation = normalise(Requests.user("u"), Requests.calls("t1", "t2"),
                Requests.results(Requests.result("t2", "two"), Requests.result("t1", "one")));
        assertEquals(List.of("one", "two"), conversation.current().results().stream().map(Texts::of).toList());
        assertEquals(1, repairs.count(Step.ORDER_RESULTS));
    }

    @Test
    void blankTextsAreFilledOnlyWhereTheServiceAsks() {
        Conversation conversation = normalise(Requests.user(" "), Requests.calls("t1"),
                Requests.results(Requests.result("t1", "r")), Requests.assistant(" "), Requests.user("x"));
        assertFalse(((Turn.User) conversation.history().get(0)).text().isBlank());
        assertEquals(" ", ((Turn.Assistant) conversation.history().get(1)).text());
        assertEquals("x", conversation.current().text(), "the blank assistant turn is gone, its neighbours are one");
        assertEquals(1, conversation.current().results().size());
    }

    @Test
    void imageAloneGetsASentence() {
        Conversation conversation =
                normalise(new Message(Role.USER, List.of(new Part.Image("image/png", Requests.PNG))));
        assertFalse(conversation.current().text().isBlank());
    }

    @Test
    void unsignedReasoningIsDropped() {
        Conversation conversation = normalise(Requests.user("u"),
                new Message(Role.ASSISTANT, List.of(new Part.Reasoning("why", ""), new Part.Text("a"))),
                        Requests.user("v"));
        assertTrue(((Turn.Assistant) conversation.history().get(1)).reasoning().isNone());
        assertEquals(1, repairs.count(Step.DROP_REASONING));
    }

    @Test
    void withoutToolsCallsAndResultsBecomeTextOfTheUser() {
        Conversation conversation = normalise(SystemPlacement.PREFIX, true, false, Requests.user("u"),
                new Message(Role.ASSISTANT, List.of(new Part.Text("a"), Requests.call("t1"))),
                Requests.results(Requests.result("t1", "42")));
        assertEquals(List.of(), ((Turn.Assistant) conversation.history().get(1)).calls());
        assertEquals("a", ((Turn.Assistant) conversation.history().get(1)).text());
        assertEquals("The tool look, called with {}, returned: 42", conversation.current().text());
    }

    @Test
    void idsThatTheServiceRefusesAreMappedAlwaysTheSame() {
        String odd = "call one\ncall two";
        Conversation first = normalise(Requests.user("u"), Requests.calls(odd),
                Requests.results(Requests.result(odd, "r")));
        Conversation again = normalise(Requests.user("u"), Requests.calls(odd),
                Requests.results(Requests.result(odd, "r")));
        String id = first.current().results().get(0).toolUseId();
        assertTrue(id.matches("tooluse_[A-Za-z0-9_-]{22}"), id);
        assertEquals(id, ((Turn.Assistant) first.history().get(1)).calls().get(0).id());
        assertEquals(id, again.current().results().get(0).toolUseId());
    }

    @Test
    void anIdUsedInTwoTurnsBecomesTwo() {
        Conversation conversation = normalise(Requests.user("u"), Requests.calls("call_0"),
                Requests.results(Requests.result("call_0", "one")), Requests.calls("call_0"),
                Requests.results(Requests.result("call_0", "two")));
        Part.ToolResult first = ((Turn.User) conversation.history().get(2)).results().get(0);
        Part.ToolResult second = conversation.current().results().get(0);
        assertEquals("one", Texts.of(first));
        assertEquals("two", Texts.of(second));
        assertFalse(first.toolUseId().equals(second.toolUseId()));
    }

    @Test
    void imagesOfResultsStandFirstInTheMessageAndALegendSaysWhose() {
        Part image = new Part.Image("image/png", Requests.PNG);
        Conversation conversation = normalise(Requests.user("u"), Requests.calls("t1"),
                new Message(Role.USER,
                        List.of(new Part.ToolResult("t1", List.of(image), false), image, new Part.Text("see"))));
        assertEquals(2, conversation.current().images().size());
        assertEquals("[image 1 attached to this message]", Texts.of(conversation.current().results().get(0)));
        assertTrue(conversation.current().text().contains("image 1: result of call t1"));
        assertTrue(conversation.current().text().endsWith("see"));
        assertEquals(1, repairs.count(Step.LIFT_IMAGES));
    }

    @Test
    void onlySystemTextStillGivesATurn() {
        Conversation conversation = normalise(Requests.system("s"));
        assertTrue(conversation.current().text().startsWith("s\n\n"));
    }

    @Test
    void callMadeInAUsersMessageIsKeptAsText() {
        Conversation conversation = normalise(new Message(Role.USER,
                List.of(new Part.ToolUse("t", "look", new JsonObject()), new Part.Text("u"))));
        assertEquals("u\n\nlook {}", conversation.current().text());
    }
}
