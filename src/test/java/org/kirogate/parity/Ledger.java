package org.kirogate.parity;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.kirogate.simulator.Onlooker;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.call.Refusal;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.script.Turn;
import org.kirogate.simulator.stream.Ending;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.Reply;

/**
 * The service's own books: answers every call as its question says and notes which ones it told a price. Thread-safe.
 */
final class Ledger implements Onlooker {
    private static final long PIECE_MS = 80;
    private static final int A_FEW = 2;

    private final long seed;
    private final Map<Integer, AtomicLong> calls = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicLong> priced = new ConcurrentHashMap<>();
    private final Map<Call, BooleanSupplier> open = Collections.synchronizedMap(new IdentityHashMap<>());

    Ledger(long seed) {
        this.seed = seed;
    }

    @Override
    public Optional<Turn> came(Call call, BooleanSupplier left) {
        int number = call.operation() == Operation.GENERATE ? number(call) : -1;
        if (number < 0) {
            return Optional.empty();
        }
        Question question = Question.of(number, seed);
        long before = calls.computeIfAbsent(number, missing -> new AtomicLong()).getAndIncrement();
        Reply reply = reply(question, call, before);
        if (reply.streamed() && reply.ending() == Ending.EOF && question.kind().isPriced()) {
            open.put(call, left);
        }
        return Optional.of(Turn.once("parity", reply));
    }

    /** The tail with the price has been written when this is told; a peer that left has not read it. */
    @Override
    public void ending(Call call) {
        BooleanSupplier left = open.remove(call);
        if (left != null && !left.getAsBoolean()) {
            priced.computeIfAbsent(number(call), missing -> new AtomicLong()).incrementAndGet();
        }
    }

    /** How often a price was told for a question. */
    long priced(int number) {
        AtomicLong times = priced.get(number);
        return times == null ? 0 : times.get();
    }

    /** How many calls came for a question. */
    long calls(int number) {
        AtomicLong times = calls.get(number);
        return times == null ? 0 : times.get();
    }

    private static int number(Call call) {
        return Question.numberIn(SimJson.string(call.userInput(), "content"));
    }

    private static Reply reply(Question question, Call call, long before) {
        List<Frame> said = Events.text(question.answer(), call.modelId()).stream()
                .map(frame -> frame.after(PIECE_MS)).toList();
        List<Frame> few = said.subList(0, A_FEW);
        return switch (question.kind()) {
            case ANSWERED, NARROW, LEAVING_EARLY, LEAVING -> Reply.stream(whole(said, question));
            case RETRIED -> before == 0 ? Reply.refusal(Refusal.internal(), call.dialect())
                    : Reply.stream(whole(said, question));
            case TOO_LONG -> Reply.refusal(Refusal.tooLong("asked for"), call.dialect());
            case FAILING -> Reply.stream(List.of());
            case BROKEN -> Reply.stream(few, Ending.CUT);
            case HANGING, LEAVING_HANGING -> Reply.stream(few, Ending.HANG);
            case INVALID, NO_MODEL, UNKNOWN_KEY ->
                    throw new IllegalStateException(question.kind() + " should not have come so far");
        };
    }

    private static List<Frame> whole(List<Frame> said, Question question) {
        JsonObject usage = new JsonObject();
        usage.addProperty("uncachedInputTokens", question.inputTokens());
        usage.addProperty("outputTokens", question.outputTokens());
        JsonObject metadata = new JsonObject();
        metadata.addProperty("stopReason", "END_TURN");
        metadata.add("tokenUsage", usage);
        JsonObject metering = new JsonObject();
        metering.addProperty("unit", "credit");
        metering.addProperty("unitPlural", "credits");
        metering.addProperty("usage", question.credits());
        List<Frame> frames = new ArrayList<>(said);
        frames.add(Frame.event("metadataEvent", metadata));
        frames.add(Frame.event("meteringEvent", metering));
        return frames;
    }
}
