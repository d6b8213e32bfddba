package org.kirogate.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.TokenTally;

/**
 * Ends the answer at a stop text and cuts that out, since the upstream knows none (Kiro protocol, section 4.5). Looks
 * at the answer's text only, also across events; holds back no more than what may be the beginning of a stop text.
 */
final class StopCutter implements EventStage, ReplyEvent.Visitor {
    private final StopTexts stops;
    private final IntSupplier inputEstimate;
    private final String model;
    private final StringBuilder pending = new StringBuilder();
    private List<ReplyEvent> out = new ArrayList<>();
    private StopTexts.Match met = StopTexts.NONE;
    private TokenTally output;
    private boolean ended;

    /** A cutter; {@code inputEstimate} is asked when it cuts before the upstream told what {@code model} used. */
    StopCutter(List<String> stops, IntSupplier inputEstimate, String model) {
        this.stops = new StopTexts(stops);
        this.inputEstimate = inputEstimate;
        this.model = model;
        this.output = new TokenTally(model);
    }

    /** After a list that ends with a {@link StopReason#STOP_SEQUENCE} end, the rest of the answer is of no interest. */
    @Override
    public List<ReplyEvent> pass(List<ReplyEvent> events) {
        out = new ArrayList<>();
        for (ReplyEvent event : events) {
            event.accept(this);
        }
        if (met.found() && !ended) {
            finish(new TokenCounts(inputEstimate.getAsInt(), output.tokens(), 0, 0, 0, TokenCounts.Source.ESTIMATED));
        }
        return out;
    }

    @Override
    public void text(ReplyEvent.TextDelta delta) {
        if (met.found()) {
            return;
        }
        pending.append(delta.text());
        met = stops.first(pending);
        release(met.found() ? met.start() : pending.length() - stops.held(pending));
    }

    @Override
    public void reasoning(ReplyEvent.ReasoningDelta delta) {
        output.add(delta.text());
        other(delta);
    }

    @Override
    public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {
        other(signature);
    }

    @Override
    public void redactedReasoning(ReplyEvent.RedactedReasoning redacted) {
        other(redacted);
    }

    @Override
    public void toolCall(ReplyEvent.ToolCall call) {
        output.add(call.inputJson());
        other(call);
    }

    @Override
    public void webSearch(ReplyEvent.WebSearch search) {
        other(search);
    }

    @Override
    public void finished(ReplyEvent.Finished finished) {
        if (met.found()) {
            finish(finished.counts());
            return;
        }
        other(finished);
        output = new TokenTally(model); // what follows, if anything does, is another round's and counted by itself
    }

    /** A stop text does not reach across something that is no text. */
    private void other(ReplyEvent event) {
        if (!met.found()) {
            release(pending.length());
            out.add(event);
        }
    }

    private void release(int length) {
        if (length > 0) {
            String text = pending.substring(0, length);
            pending.delete(0, length);
            output.add(text);
            out.add(new ReplyEvent.TextDelta(text));
        }
    }

    private void finish(TokenCounts counts) {
        ended = true;
        out.add(new ReplyEvent.Finished(StopReason.STOP_SEQUENCE, met.text(), counts));
    }
}
