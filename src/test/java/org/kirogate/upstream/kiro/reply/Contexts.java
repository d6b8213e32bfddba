package org.kirogate.upstream.kiro.reply;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kirogate.chat.ModelInfo;

/** Contexts for tests. */
final class Contexts {
    static final Duration FIRST_TOKEN = Duration.ofSeconds(120);
    static final Duration READ = Duration.ofSeconds(300);

    private Contexts() {}

    static ReplyContext of(SteppedClock clock) {
        return of(clock, true, true);
    }

    static ReplyContext of(SteppedClock clock, boolean tags, boolean tail) {
        ModelInfo model = new ModelInfo("asked-model", "Asked", 1_000_000, 64_000, true, new JsonObject());
        return new ReplyContext(model, tags, UnaryOperator.identity(), List.of(), () -> 77, FIRST_TOKEN, READ, tail, clock);
    }

    /** A stream over bytes that come at once. */
    static KiroReplyStream stream(byte[]... frames) {
        SteppedClock clock = new SteppedClock();
        FakeAnswer answer = new FakeAnswer(clock, FakeAnswer.End.EOF).then(WireFrames.join(frames));
        return new KiroReplyStream(answer, of(clock));
    }
}
