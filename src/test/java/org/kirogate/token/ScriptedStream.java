package org.kirogate.token;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;

/** An answer that plays what it was given and counts how often it was closed. */
public final class ScriptedStream implements ReplyStream {
    public static final TokenCounts COUNTS = new TokenCounts(7, 3, 0, 0, 0.5, TokenCounts.Source.REPORTED);

    private interface Step {
        List<ReplyEvent> play(Duration timeout);
    }

    private final Queue<Step> steps = new ArrayDeque<>();
    private Consumer<Duration> silence = timeout -> { };
    private int closed;

    /** Hello, in two pieces. */
    public static ScriptedStream hello() {
        return new ScriptedStream().text("Hello, ").text("world.").end(StopReason.END_TURN);
    }

    public ScriptedStream events(ReplyEvent... events) {
        List<ReplyEvent> list = List.of(events);
        steps.add(timeout -> list);
        return this;
    }

    public ScriptedStream text(String text) {
        return events(new ReplyEvent.TextDelta(text));
    }

    public ScriptedStream end(StopReason reason) {
        return events(new ReplyEvent.Finished(reason, "", COUNTS));
    }

    /** Nothing comes within the time that is waited. */
    public ScriptedStream silent() {
        steps.add(timeout -> {
            silence.accept(timeout);
            return List.of();
        });
        return this;
    }

    /** Nothing ever comes. */
    public ScriptedStream hang() {
        steps.add(new Step() {
            @Override
            public List<ReplyEvent> play(Duration timeout) {
                silence.accept(timeout);
                steps.add(this);
                return List.of();
            }
        });
        return this;
    }

    public ScriptedStream fail(UpstreamFailure.Kind kind) {
        return fail(new UpstreamException(UpstreamFailure.of(kind, "scripted")));
    }

    public ScriptedStream fail(RuntimeException failure) {
        steps.add(timeout -> {
            throw failure;
        });
        return this;
    }

    /** What happens to the time while it is silent. */
    public ScriptedStream whileSilent(Consumer<Duration> consumer) {
        silence = consumer;
        return this;
    }

    public int closed() {
        return closed;
    }

    @Override
    public List<ReplyEvent> poll(Duration timeout) {
        Step step = steps.poll();
        if (step == null) {
            throw new AssertionError("the answer was asked for more after its end");
        }
        return step.play(timeout);
    }

    @Override
    public String servedModel() {
        return "served-model";
    }

    @Override
    public void close() {
        closed++;
    }
}
