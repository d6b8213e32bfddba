package org.kirogate.upstream.kiro.reply;

import java.util.function.Consumer;
import org.kirogate.chat.ReplyEvent;

/**
 * Text and reasoning on their way from the frames to the caller: whole characters only, thinking tags taken out where
 * the model was asked by prompt to think, and no block of text that is nothing but white space before reasoning or a
 * tool call (Kiro protocol, section 8.3). One thread, one answer.
 */
final class AnswerText implements TextSink {
    private final Consumer<ReplyEvent> events;
    private final UsageFigures figures;
    private final WholeCharacters textCharacters = new WholeCharacters();
    private final WholeCharacters reasoningCharacters = new WholeCharacters();
    private final ThinkingTags tags = new ThinkingTags(this);
    /** White space at the start of a block of text, held until it is known whether text follows. */
    private final StringBuilder blank = new StringBuilder();
    private boolean tagged;
    private boolean inText;
    private boolean interrupted;
    private boolean textSent;
    private boolean reasoningSent;

    /**
     * @param tagged  whether the model was asked to think in tags
     * @param events  where the events go
     * @param figures what counts them
     */
    AnswerText(boolean tagged, Consumer<ReplyEvent> events, UsageFigures figures) {
        this.tagged = tagged;
        this.events = events;
        this.figures = figures;
    }

    /** Takes a piece of text off the wire. */
    void fromWire(String piece) {
        endReasoningPiece();
        String whole = textCharacters.accept(piece);
        if (whole.isEmpty()) {
            return;
        }
        if (tagged) {
            tags.accept(whole);
        } else {
            text(whole);
        }
    }

    /** Takes a piece of native reasoning off the wire. */
    void reasoningFromWire(String piece) {
        nativeReasoning();
        String whole = reasoningCharacters.accept(piece);
        if (!whole.isEmpty()) {
            reasoning(whole);
        }
    }

    /** Takes the proof of the reasoning so far. */
    void signature(String signature) {
        nativeReasoning();
        endReasoningPiece();
        reasoningBlock(new ReplyEvent.ReasoningSignature(signature));
    }

    /** Takes reasoning that only the service can read. */
    void redacted(String data) {
        nativeReasoning();
        endReasoningPiece();
        reasoningBlock(new ReplyEvent.RedactedReasoning(data));
    }

    /** A tool call begins: the text before it is over. */
    void interrupt() {
        endPieces();
        blank.setLength(0);
        inText = false;
        interrupted = true;
    }

    /** The answer is over. */
    void end() {
        endPieces();
        // An answer that is white space and nothing else is still an answer.
        if (!blank.isEmpty() && !reasoningSent && !interrupted) {
            emitText(blank.toString());
        }
        blank.setLength(0);
    }

    /** Whether text has gone on. */
    boolean textSent() {
        return textSent;
    }

    /** Whether reasoning has gone on. */
    boolean reasoningSent() {
        return reasoningSent;
    }

    @Override
    public void text(String piece) {
        if (inText) {
            emitText(piece);
        } else if (piece.isBlank()) {
            blank.append(piece);
        } else {
            emitText(blank.isEmpty() ? piece : blank + piece);
            blank.setLength(0);
            inText = true;
        }
    }

    @Override
    public void reasoning(String piece) {
        figures.produced(piece);
        reasoningBlock(new ReplyEvent.ReasoningDelta(piece));
    }

    private void reasoningBlock(ReplyEvent event) {
        blank.setLength(0);
        inText = false;
        reasoningSent = true;
        events.accept(event);
    }

    private void emitText(String piece) {
        figures.produced(piece);
        textSent = true;
        events.accept(new ReplyEvent.TextDelta(piece));
    }

    /** A model that reasons natively writes no tags: from here on they are text like any other. */
    private void nativeReasoning() {
        endTextPiece();
        tagged = false;
    }

    private void endPieces() {
        endReasoningPiece();
        endTextPiece();
    }

    private void endTextPiece() {
        String left = textCharacters.end();
        if (tagged) {
            if (!left.isEmpty()) {
                tags.accept(left);
            }
            tags.end();
        } else if (!left.isEmpty()) {
            text(left);
        }
    }

    private void endReasoningPiece() {
        String left = reasoningCharacters.end();
        if (!left.isEmpty()) {
            reasoning(left);
        }
    }
}
