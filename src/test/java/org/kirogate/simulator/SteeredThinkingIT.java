package org.kirogate.simulator;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.kirogate.simulator.account.SimAccount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The steered model thinking, in every form a request can ask for. */
class SteeredThinkingIT {

    private Simulator kiro;
    private Caller caller;
    private String bearer;

    @BeforeEach
    void start() {
        kiro = Simulator.start(SimOptions.steered());
        caller = new Caller(kiro);
        kiro.addAccount(SimAccount.social("A"));
        bearer = kiro.accessToken("A");
    }

    @AfterEach
    void stop() {
        kiro.close();
    }

    private DecodedStream ask(String text) {
        return caller.stream(bearer, Conversation.saying(text));
    }

    @Test
    void thinkReasonsFirstWhereThinkingWasAskedFor() {
        Conversation asked = Conversation.saying("[[think:step one, step two]] [[say:done]]").model("claude-sonnet-5")
                .with("additionalModelRequestFields", "{\"thinking\":{\"type\":\"adaptive\"}}");
        DecodedStream answer = caller.stream(bearer, asked);
        assertEquals("step one, step two", answer.joined("reasoningContentEvent", "text"));
        assertNotEquals("", answer.joined("reasoningContentEvent", "signature"));
        assertEquals("done", answer.text());
        assertEquals("reasoningContentEvent", answer.types().get(0));
    }

    @Test
    void thinkIsIgnoredWhereThinkingWasNotAskedFor() {
        DecodedStream answer = ask("[[think:secret]] [[say:done]]");
        assertEquals("done", answer.text());
        assertEquals(List.of(), answer.frames("reasoningContentEvent"));
    }

    @Test
    void omittedThinkingBringsTheSignatureOnly() {
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[think:secret]]").model("claude-opus-5")
                .with("additionalModelRequestFields",
                        "{\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"}}"));
        assertEquals("", answer.joined("reasoningContentEvent", "text"));
        assertNotEquals("", answer.joined("reasoningContentEvent", "signature"));
    }

    @Test
    void gptReasoningIsOpaqueAndComesLast() {
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[think:secret]]").model("gpt-5.6-sol")
                .with("additionalModelRequestFields", "{\"reasoning\":{\"effort\":\"low\"}}"));
        assertEquals("reasoningContentEvent", answer.types().get(answer.types().size() - 4));
        String redacted = answer.joined("reasoningContentEvent", "redactedContent");
        Conversation replay = Conversation.saying("go on").model("gpt-5.6-sol").history("""
                [{"userInputMessage":{"content":"a"}},{"assistantResponseMessage":{"content":"b",
                "reasoningContent":{"redactedContent":"%s"}}}]""".formatted(redacted));
        assertTrue(caller.stream(bearer, replay).complete());
    }

    @Test
    void tagsInThePromptBringTagsInTheText() {
        String tags = "<thinking_mode>enabled</thinking_mode><max_thinking_length>2000</max_thinking_length>";
        assertEquals("<thinking>hm</thinking>\n\ndone", ask(tags + "\n\n[[think:hm]] [[say:done]]").text());
    }
}
