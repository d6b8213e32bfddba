package org.kirogate.upstream.kiro.reply;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/**
 * One answer as it grows: its events, what it used, and how it ends (Kiro protocol, sections 4.4 to 4.6). One thread.
 */
final class Turn {
    private final ReplyContext context;
    private final String requestId;
    private final UsageFigures figures;
    private final ToolBuffers tools;
    private final AnswerText text;
    private List<ReplyEvent> events = new ArrayList<>();
    private ServiceStop stop = ServiceStop.NONE;
    private boolean started;
    private boolean toolCalled;
    private boolean tail;
    private boolean over;

    /** @param requestId the answer's id for failures, or empty */
    Turn(ReplyContext context, String requestId) {
        this.context = context;
        this.requestId = requestId;
        this.figures = new UsageFigures(context.model().id());
        this.tools = new ToolBuffers(context.toolNames());
        this.text = new AnswerText(context.thinkingTags(), event -> events.add(event), figures);
    }

    /** Text came, not empty. */
    void text(String piece) {
        contentCame();
        text.fromWire(piece);
    }

    /** Readable native reasoning came, not empty. */
    void reasoning(String piece) {
        started = true;
        text.reasoningFromWire(piece);
    }

    /** The proof of the reasoning so far came. */
    void signature(String signature) {
        started = true;
        text.signature(signature);
    }

    /** Unreadable reasoning came. */
    void redacted(String data) {
        started = true;
        text.redacted(data);
    }

    /**
     * A fragment of a tool call came; see {@link ToolBuffers#add}.
     *
     * @throws MalformedEventException when it is none
     */
    void toolFragment(String id, String name, String input, boolean last) {
        contentCame();
        text.interrupt();
        tools.add(id, name, input, last).ifPresent(this::called);
    }

    private void called(ReplyEvent.ToolCall call) {
        figures.produced(call.name());
        figures.produced(call.inputJson());
        toolCalled = true;
        events.add(call);
    }

    /** What seemed to be the answer's tail was none: more content follows it. */
    private void contentCame() {
        started = true;
        tail = false;
    }

    /**
     * The service's word about the end came, {@link ServiceStop#NONE} if it said nothing, and its counts, empty if
     * none.
     */
    void metadata(ServiceStop said, JsonObject tokenUsage) {
        stop = said == ServiceStop.NONE ? stop : said;
        figures.tokenUsage(tokenUsage);
        tail = true;
    }

    /** The share of the context window came. */
    void contextUsage(JsonObject event) {
        figures.contextUsage(event);
        tail = true;
    }

    /** The price came. */
    void metering(JsonObject event) {
        figures.metering(event);
        tail = true;
    }

    /** The service stopped because the answer grew too long. */
    void lengthExceeded() {
        stop = ServiceStop.MAX_TOKENS;
        over = true;
    }

    /** The events since the last call, in order. */
    List<ReplyEvent> take() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<ReplyEvent> taken = events;
        events = new ArrayList<>();
        return taken;
    }

    /** Whether any content has come, if only part of a tool call. */
    boolean started() {
        return started;
    }

    /** Whether the service has shown that the answer is complete: any frame of the tail does (section 4.3). */
    boolean tail() {
        return tail;
    }

    /** Whether the price has come, after which nothing more is to be expected. */
    boolean metered() {
        return figures.metered();
    }

    /** Whether a frame has ended the answer before its body ends. */
    boolean over() {
        return over;
    }

    /** The answer failed: text that was held back goes on, unless nothing has gone on yet and all can be tried anew. */
    void fail() {
        if (text.textSent() || text.reasoningSent() || toolCalled) {
            text.interrupt();
        }
    }

    /**
     * The answer is over: the last events come, with the end among them.
     *
     * @param cut whether the body ended inside a frame
     * @throws UpstreamException EMPTY or BROKEN when there is nothing that could pass for an answer
     */
    void end(boolean cut) {
        text.end();
        boolean complete = tail || !context.tailExpected() && !cut && !over;
        tools.end(complete).forEach(this::called);
        StopDecision.Ending ending = new StopDecision.Ending(
                toolCalled,
                text.textSent(),
                text.reasoningSent(),
                complete,
                tools.lost(),
                stop,
                figures.windowPercent());
        boolean nothing = !toolCalled && !text.textSent() && !text.reasoningSent();
        if (nothing && !StopDecision.saysWhy(ending)) {
            refuseNothing(cut);
        }
        events.add(new ReplyEvent.Finished(
                StopDecision.decide(ending),
                "",
                figures.counts(context.inputEstimate(), context.model().maxInputTokens())));
    }

    private void refuseNothing(boolean cut) {
        if (tools.lost()) {
            throw failed(Kind.BROKEN, UpstreamFailure.HALF_CALL);
        }
        if (cut) {
            throw failed(Kind.BROKEN, "truncated_frame");
        }
        // An empty answer that was paid for is the model's own silence: asking again would cost again (section 4.6).
        if (figures.credits() == 0) {
            throw failed(Kind.EMPTY, "empty_answer");
        }
    }

    private UpstreamException failed(Kind kind, String reason) {
        return new UpstreamException(FailureClassifier.inAnswer(kind, reason, requestId));
    }
}
