package org.kirogate.relay;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.ModelInfo;
import org.kirogate.upstream.Upstream;

/**
 * The gateway's own work on one answer: hidden reasoning, most tokens, stop texts, in this order. Limits hold for the
 * answer as a whole, so all its rounds share the stages. One answer, one thread.
 */
final class Stages {
    private final Upstream upstream;
    private final ChatRequest chat;
    private final RelayTrace trace;
    private final boolean hidesReasoning;
    /** Null until the answer has begun. */
    private List<EventStage> made;

    /** {@code hidesReasoning} says whether this is the place where reasoning that nobody asked for is left out. */
    Stages(Upstream upstream, ChatRequest chat, RelayTrace trace, boolean hidesReasoning) {
        this.upstream = upstream;
        this.chat = chat;
        this.trace = trace;
        this.hidesReasoning = hidesReasoning;
    }

    /** The stages, the same ones for each round. */
    List<EventStage> on(ModelInfo model) {
        if (made == null) {
            made = make(model);
        }
        return made;
    }

    private List<EventStage> make(ModelInfo model) {
        List<EventStage> stages = new ArrayList<>();
        boolean shown = chat.thinking().shown();
        if (!shown && hidesReasoning) {
            stages.add(new ReasoningFilter());
        }
        if (mayPassTheLimit(model)) {
            stages.add(new MaxTokensCutter(chat.maxTokens(), model.id(), shown, trace::inputEstimate));
        }
        if (!chat.stops().isEmpty()) {
            stages.add(new StopCutter(chat.stops(), trace::inputEstimate, model.id()));
        }
        return List.copyOf(stages);
    }

    /** Not a model that is told the limit, nor one whose own is no higher. */
    private boolean mayPassTheLimit(ModelInfo model) {
        int limit = chat.maxTokens();
        boolean ownIsNoHigher = model.maxOutputTokens() > 0 && model.maxOutputTokens() <= limit;
        return limit > 0 && !ownIsNoHigher && !upstream.limitsOutput(model, limit);
    }
}
