package org.kirogate.soak;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import org.kirogate.dialect.FoldedAnswer;
import org.kirogate.soak.SoakClient.Question;
import org.kirogate.soak.Tally.Outcome;

/**
 * Says of every answer whether it may be: the right one; a failure only for a request whose answer the simulator
 * broke after it had begun; a refusal only when all accounts are busy. Thread-safe.
 */
final class Judge {
    private static final int TOLD = 300;

    private final Ward ward;
    private final Tally tally;
    private final Verdicts verdicts;

    Judge(Ward ward, Tally tally, Verdicts verdicts) {
        this.ward = ward;
        this.tally = tally;
        this.verdicts = verdicts;
    }

    Outcome judge(Question question, Caller.Answer answer, long from) {
        int status = answer.status();
        String body = answer.body();
        List<Ailment> met = ward.release(question.id());
        try {
            Outcome outcome = status == 200 ? answered(question, body, met) : refused(answer, met);
            return note(question, outcome, from, met, status + " " + body);
        } catch (AssertionError | RuntimeException e) {
            return note(question, Outcome.WRONG, from, met, status + " " + e.getMessage() + " " + body);
        }
    }

    /** The connection failed without a word. */
    Outcome unheard(Question question, IOException how, long from) {
        return note(question, Outcome.WRONG, from, ward.release(question.id()), how.toString());
    }

    Outcome left(Question question, long from) {
        return note(question, Outcome.LEFT, from, ward.release(question.id()), "");
    }

    private static Outcome answered(Question question, String body, List<Ailment> met) {
        if (!question.stream()) {
            JsonObject whole = JsonParser.parseString(body).getAsJsonObject();
            return question.api().text(whole).equals(question.answer()) ? Outcome.ANSWERED : Outcome.WRONG;
        }
        FoldedAnswer folded = question.api().fold(body);
        if (folded.failed()) {
            return brokenInside(met) ? Outcome.FAILED_INSIDE : Outcome.WRONG;
        }
        return folded.blocks().equals(List.of("text:" + question.answer())) ? Outcome.ANSWERED : Outcome.WRONG;
    }

    private static Outcome refused(Caller.Answer answer, List<Ailment> met) {
        if (brokenInside(met)) {
            return Outcome.FAILED_INSIDE;
        }
        boolean wait = answer.retryAfter().matches("[0-9]+") && Integer.parseInt(answer.retryAfter()) > 0;
        // What the service says of an account's pace is not for the client: another account could have served.
        return answer.status() == 429 && wait && !answer.body().contains("The model's service")
                ? Outcome.BUSY : Outcome.WRONG;
    }

    private static boolean brokenInside(List<Ailment> met) {
        return !met.isEmpty() && met.get(met.size() - 1).stage() == Ailment.Stage.INSIDE;
    }

    private Outcome note(Question question, Outcome outcome, long from, List<Ailment> met, String said) {
        if (outcome == Outcome.WRONG) {
            String what = said.replaceAll("\\s+", " ");
            verdicts.broken("%s %s %s after %s: %s".formatted(question.id(), question.api(),
                    question.stream() ? "streamed" : "whole", met, what.substring(0, Math.min(TOLD, what.length()))));
        }
        tally.add(question.api(), question.stream(), outcome, (System.nanoTime() - from) / 1_000_000, met);
        return outcome;
    }
}
