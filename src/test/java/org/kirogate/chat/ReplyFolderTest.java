package org.kirogate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ReplyFolderTest {
    private static final ReplyEvent.Finished END = new ReplyEvent.Finished(
            StopReason.END_TURN, "", new TokenCounts(1, 2, 0, 0, 0, TokenCounts.Source.REPORTED));

    /** A stream that gives what it was given, batch by batch; an empty batch is silence. */
    private record Batches(Queue<List<ReplyEvent>> batches) implements ReplyStream {
        @Override
        public List<ReplyEvent> poll(Duration timeout) {
            if (batches.isEmpty()) {
                throw new IllegalStateException("broken off");
            }
            return batches.remove();
        }

        @Override
        public String servedModel() {
            return "m";
        }

        @Override
        public void close() {}
    }

    @Test
    void neighbouringDeltasAreOnePart() {
        assertEquals(
                List.of(new Part.Text("ab"), new Part.Reasoning("cd", "s"), new Part.Text("e")),
                fold(text("a"), text("b"), reasoning("c"), reasoning("d"), new ReplyEvent.ReasoningSignature("s"),
                        text("e"), END).parts());
    }

    @Test
    void reasoningWithoutAProofIsClosedByWhatFollows() {
        assertEquals(
                List.of(new Part.Reasoning("a", ""), new Part.Text("b")), fold(reasoning("a"), text("b"), END).parts());
        assertEquals(List.of(new Part.Reasoning("a", "")), fold(reasoning("a"), END).parts());
        assertEquals(
                List.of(new Part.Reasoning("a", ""), new Part.RedactedReasoning("r")),
                fold(reasoning("a"), new ReplyEvent.RedactedReasoning("r"), END).parts());
    }

    @Test
    void proofWithoutTextIsAPartOfItsOwn() {
        assertEquals(
                List.of(new Part.Text("a"), new Part.Reasoning("", "s")),
                fold(text("a"), new ReplyEvent.ReasoningSignature("s"), END).parts());
    }

    @Test
    void callsKeepTheirOrderAndTheirNumbers() {
        String input = "{\"a\":1.50,\"b\":null}";
        Reply reply = fold(
                text("t"), new ReplyEvent.ToolCall("1", "x", input), new ReplyEvent.ToolCall("2", "y", "{}"), END);
        Part.ToolUse first = (Part.ToolUse) reply.parts().get(1);
        assertEquals(input, first.input().toString());
        assertEquals(new Part.ToolUse("2", "y", JsonParser.parseString("{}").getAsJsonObject()), reply.parts().get(2));
        assertSame(END, reply.end());
    }

    @Test
    void silenceIsWaitedOut() {
        Queue<List<ReplyEvent>> batches =
                new ArrayDeque<>(List.of(List.of(), List.of(text("b")), List.of(), List.of(END)));
        Reply reply = ReplyFolder.fold(List.of(text("a")), new Batches(batches), Duration.ofSeconds(1));
        assertEquals(List.of(new Part.Text("ab")), reply.parts());
    }

    @Test
    void failureOfTheStreamIsThrown() {
        Batches broken = new Batches(new ArrayDeque<>());
        assertThrows(
                IllegalStateException.class,
                () -> ReplyFolder.fold(List.of(text("a")), broken, Duration.ofSeconds(1)));
    }

    private static Reply fold(ReplyEvent... events) {
        return ReplyFolder.fold(List.of(events), new Batches(new ArrayDeque<>()), Duration.ZERO);
    }

    private static ReplyEvent text(String text) {
        return new ReplyEvent.TextDelta(text);
    }

    private static ReplyEvent reasoning(String text) {
        return new ReplyEvent.ReasoningDelta(text);
    }
}
