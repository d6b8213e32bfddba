package org.kirogate.simulator.steered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.kirogate.simulator.account.Catalogue;
import org.kirogate.simulator.account.Seal;
import org.kirogate.simulator.account.Signatures;
import org.kirogate.simulator.account.SimModel;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Refusal;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.stream.Ending;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.Reply;

/**
 * The small model behind the one-command run. It obeys the marks in the user's text of the current turn and knows
 * nothing else. Thread-safe.
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
        String user = Transcript.currentText(call);
        Marks marks = MarkReader.read(user);
        Optional<Refusal> refusal = marks.failure().flatMap(kind -> refusal(kind, call, user, quotaStatus));
        if (refusal.isPresent()) {
            return new Answer(Reply.refusal(refusal.get(), call.dialect()), 0);
        }
        SimModel model = catalogue.model(call.modelId()).orElseGet(() -> catalogue.model("auto").orElseThrow());
        Plan plan = new Plan(call, model, marks);
        List<Frame> content = slowed(plan.content(), marks.slowMs());
        if (marks.failure().isPresent()) {
            return new Answer(broken(content, marks.failure().get()), 0);
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

    /** One answer in the making. */
    private final class Plan {

        private final Call call;
        private final SimModel model;
        private final Marks marks;
        private final Asked asked;
        private final List<Marks.ToolWish> calls = new ArrayList<>();
        private final String text;
        private final long number = serial.incrementAndGet();
        private String stopReason = "END_TURN";

        Plan(Call call, SimModel model, Marks marks) {
            this.call = call;
            this.model = model;
            this.marks = marks;
            this.asked = marks.think().isEmpty() ? Asked.NOTHING : Asked.by(call, model);
            ToolOffer offer = new ToolOffer(Transcript.tools(call));
            marks.tools().forEach(wish -> offer.wireName(wish.name())
                    .ifPresent(name -> calls.add(new Marks.ToolWish(name, wish.input()))));
            this.text = limited(text());
        }

        private String text() {
            if (!marks.answers().isEmpty()) {
                return String.join("\n", marks.answers().stream().map(this::part).toList());
            }
            if (!calls.isEmpty()) {
                return "Let me call " + String.join(" and ", calls.stream().map(Marks.ToolWish::name).toList()) + ".";
            }
            List<String> results = Transcript.results(call);
            return results.isEmpty() ? GREETING : "TOOL_RESULT " + String.join(" | ", results);
        }

        private String part(Marks.Answer answer) {
            return switch (answer.source()) {
                case SAY -> answer.text();
                case LONG -> words(answer.words());
                case ECHO -> echo();
            };
        }

        private String words(int count) {
            StringBuilder words = new StringBuilder(count * 8);
            for (int word = 0; word < count; word++) {
                words.append(word == 0 ? "word" : " word").append(word);
            }
            return words.toString();
        }

        private String echo() {
            JsonArray tools = new JsonArray();
            Set<String> names = Transcript.tools(call);
            names.forEach(tools::add);
            JsonObject echo = new JsonObject();
            echo.addProperty("seen", Transcript.everything(call));
            echo.addProperty("images", Transcript.images(call));
            echo.add("tools", tools);
            echo.addProperty("model", call.modelId());
            return echo.toString();
        }

        private String limited(String whole) {
            JsonObject fields = SimJson.member(call.body(), "additionalModelRequestFields");
            long most = SimJson.number(fields, "max_tokens", Integer.MAX_VALUE) * 4;
            if (whole.codePointCount(0, whole.length()) <= most) {
                return whole;
            }
            stopReason = "MAX_TOKENS";
            calls.clear();
            return whole.substring(0, whole.offsetByCodePoints(0, (int) most));
        }

        List<Frame> content() {
            List<Frame> frames = new ArrayList<>(before());
            String inText = asked == Asked.TAGS ? "<thinking>" + marks.think() + "</thinking>\n\n" + text : text;
            frames.addAll(Events.text(inText, call.modelId()));
            for (int at = 0; at < calls.size(); at++) {
                frames.addAll(toolCall(calls.get(at), at));
            }
            if (asked == Asked.OPAQUE) {
                frames.add(Events.redacted(signatures.redact(call.credential(), model.id(), marks.think())));
            }
            return frames;
        }

        private List<Frame> before() {
            return switch (asked) {
                case SUMMARY -> {
                    List<Frame> frames = new ArrayList<>(Events.reasoning(marks.think()));
                    frames.add(signature(marks.think()));
                    yield frames;
                }
                case SIGNATURE -> List.of(signature(""));
                case NOTHING, OPAQUE, TAGS -> List.of();
            };
        }

        private Frame signature(String signed) {
            return Events.signature(signatures.sign(call.credential(), model.id(), signed));
        }

        private List<Frame> toolCall(Marks.ToolWish wish, int at) {
            String hash = seal.of("tool " + call.conversation().get("conversationId") + " " + number + " " + at);
            String id = "tooluse_" + hash.substring(0, 22);
            // Section 4.5: the service itself says END_TURN in about four of ten tool turns.
            stopReason = hash.charAt(30) < '7' && at == 0 ? "END_TURN" : at == 0 ? "TOOL_USE" : stopReason;
            boolean noStop = wish.input().isEmpty() && calls.size() == at + 1 && hash.charAt(31) < '8';
            return noStop ? List.of(Events.toolCallWithoutStop(id, wish.name()))
                    : Events.toolCall(id, wish.name(), wish.input().toString());
        }

        String stopReason() {
            return stopReason;
        }

        String output() {
            StringBuilder output = new StringBuilder(marks.think()).append(text);
            calls.forEach(wish -> output.append(wish.name()).append(wish.input()));
            return output.toString();
        }
    }
}
