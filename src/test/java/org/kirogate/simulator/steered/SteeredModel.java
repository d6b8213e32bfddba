package org.kirogate.simulator.steered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import com.google.gson.JsonObject;

import org.kirogate.simulator.account.Catalogue;
import org.kirogate.simulator.account.Seal;
import org.kirogate.simulator.account.Signatures;
import org.kirogate.simulator.account.SimModel;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Refusal;
import org.kirogate.simulator.stream.Ending;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.Reply;

/**
 * The small model behind the one-command run. It obeys the marks in the user's text of the current turn, or the next
 * step of a task given in an earlier one, and knows nothing else. Thread-safe.
 */
public final class SteeredModel {

    /** What it says to a text without a mark. */
    public static final String GREETING = "Hello from the simulator.";
    /** Pieces sent before a failure in the middle of a stream. */
    private static final int A_FEW = 2;
    private static final int TEXTS_REMEMBERED = 1000;

    private final Catalogue catalogue;
    private final Signatures signatures;
    private final Seal seal;
    private final AtomicLong serial = new AtomicLong();
    private final Map<String, String> firstBearers = new LinkedHashMap<>();

    /** @param seal makes the ids of tool calls */
    public SteeredModel(Catalogue catalogue, Signatures signatures, Seal seal) {
        this.catalogue = catalogue;
        this.signatures = signatures;
        this.seal = seal;
    }

    /**
     * An answer and its price.
     *
     * @param credits to take from the account, 0 for a failure
     */
    public record Answer(Reply reply, double credits) {
    }

    /** Answers a call that passed the checks. */
    public Answer answer(Call call, int quotaStatus) {
        Task task = Task.of(Transcript.turns(call));
        Marks marks = task.marks();
        Optional<Refusal> refusal = marks.failure().flatMap(kind -> refusal(kind, call, task.text(), quotaStatus));
        if (refusal.isPresent()) {
            return new Answer(Reply.refusal(refusal.get(), call.dialect()), 0);
        }
        SimModel model = catalogue.model(call.modelId()).orElseGet(() -> catalogue.model("auto").orElseThrow());
        Plan plan = new Plan(call, model, marks, signatures, ids(call));
        List<Frame> content = slowed(plan.content(), marks.slowMs());
        Optional<ErrorKind> inside = marks.failure().filter(ErrorKind::insideStream);
        if (inside.isPresent()) {
            return new Answer(broken(content, inside.get()), 0);
        }
        Price price = Price.of(model, Transcript.everything(call), plan.output());
        List<Frame> frames = new ArrayList<>(content);
        frames.addAll(Events.tail(plan.stopReason(), price.percentage(), price.credits()));
        return new Answer(Reply.stream(frames), price.credits());
    }

    /** The failures that come instead of a stream; empty for those inside one. */
    private Optional<Refusal> refusal(ErrorKind kind, Call call, String user, int quotaStatus) {
        return switch (kind) {
            case THROTTLE -> Optional.of(Refusal.throttled(1000));
            case OVERLOADED -> Optional.of(Refusal.modelCapacity());
            case TOOLONG -> Optional.of(Refusal.tooLong("asked for"));
            case INTERNAL -> Optional.of(Refusal.internal());
            case QUOTA -> Optional.of(Refusal.quota(quotaStatus));
            case SUSPENDED -> Optional.of(Refusal.suspended());
            case BADTOKEN -> firstToBring(user, call.credential())
                    ? Optional.of(Refusal.bearerInvalid("asked for")) : Optional.empty();
            case MIDSTREAM, CUT, HANG -> Optional.empty();
        };
    }

    private synchronized boolean firstToBring(String user, String credential) {
        String first = firstBearers.computeIfAbsent(seal.of(user), text -> credential);
        if (firstBearers.size() > TEXTS_REMEMBERED) {
            firstBearers.remove(firstBearers.keySet().iterator().next());
        }
        return first.equals(credential);
    }

    // Unique for each answer, also for the same conversation after a restart that repeats a number.
    private UnaryOperator<String> ids(Call call) {
        String answer = call.conversation().get("conversationId") + " " + call.history().size() + " "
                + serial.incrementAndGet();
        return use -> seal.of(use + " " + answer);
    }

    private static List<Frame> slowed(List<Frame> frames, int slowMs) {
        return slowMs == 0 ? frames : frames.stream().map(frame -> frame.after(slowMs)).toList();
    }

    private static Reply broken(List<Frame> content, ErrorKind kind) {
        List<Frame> few = new ArrayList<>(content.subList(0, Math.min(A_FEW, content.size())));
        return switch (kind) {
            case CUT -> Reply.stream(few, Ending.CUT);
            case HANG -> Reply.stream(few, Ending.HANG);
            case MIDSTREAM -> {
                JsonObject payload = new JsonObject();
                payload.addProperty("message", Refusal.internal().message());
                few.add(Frame.exception("error", payload));
                yield Reply.stream(few);
            }
            case BADTOKEN, THROTTLE, OVERLOADED, TOOLONG, INTERNAL, QUOTA, SUSPENDED -> throw new IllegalStateException(
                    kind + " does not happen inside a stream");
        };
    }
}
