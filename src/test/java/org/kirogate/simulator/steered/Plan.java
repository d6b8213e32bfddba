package org.kirogate.simulator.steered;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.kirogate.simulator.account.Signatures;
import org.kirogate.simulator.account.SimModel;
import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Frame;

/** One answer in the making: its text, its reasoning and its tool calls. One use, one thread. */
final class Plan {

    private final Call call;
    private final SimModel model;
    private final Marks marks;
    private final Signatures signatures;
    private final UnaryOperator<String> hashes;
    private final Asked asked;
    private final List<Marks.ToolWish> calls = new ArrayList<>();
    private final String text;
    private String stopReason = "END_TURN";

    /** @param hashes hex digits for a use, different for each answer */
    Plan(Call call, SimModel model, Marks marks, Signatures signatures, UnaryOperator<String> hashes) {
        this.call = call;
        this.model = model;
        this.marks = marks;
        this.signatures = signatures;
        this.hashes = hashes;
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
        return results.isEmpty() ? SteeredModel.GREETING : "TOOL_RESULT " + String.join(" | ", results);
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
        Transcript.tools(call).forEach(tools::add);
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
        String hash = hashes.apply("tool " + at);
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
