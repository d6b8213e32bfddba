package org.kirogate.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import org.kirogate.app.Http;

/**
 * A program that talks to the gateway until its time is over: conversations of some turns, streamed or whole, in either
 * dialect; now and then it leaves in the middle of an answer. One thread.
 */
final class SoakClient implements Runnable {
    private static final int MOST_TURNS = 4;
    private static final int LEAVES_IN_PERCENT = 6;
    private static final int LONGEST_THOUGHT_MS = 1500;

    private final int number;
    private final String key;
    private final Shift shift;
    private final Caller caller;
    private final Judge judge;
    private final Random random;
    private int asked;

    /** When everybody works, and when in a hurry. */
    record Shift(long fromNanos, Duration length) {
        private double passed() {
            return (System.nanoTime() - fromNanos) / (double) length.toNanos();
        }

        boolean over() {
            return passed() >= 1;
        }

        /** A fifth of the time, in which nobody thinks between requests: more want a place than there are. */
        boolean rush() {
            return passed() >= 0.4 && passed() < 0.6;
        }
    }

    SoakClient(int number, String key, Shift shift, Caller caller, Judge judge, long seed) {
        this.number = number;
        this.key = key;
        this.shift = shift;
        this.caller = caller;
        this.judge = judge;
        this.random = new Random(seed * 1_000_003 + number);
    }

    @Override
    public void run() {
        try (caller) {
            while (!shift.over()) {
                conversation();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void conversation() throws InterruptedException {
        Api api = random.nextBoolean() ? Api.OPENAI : Api.ANTHROPIC;
        boolean stream = random.nextInt(10) < 7;
        JsonArray messages = new JsonArray();
        int turns = 1 + random.nextInt(MOST_TURNS);
        for (int turn = 0; turn < turns && !shift.over(); turn++) {
            Question question = question(api, stream);
            messages.add(Http.object("role", "user", "content", question.text()));
            if (turn(question, messages) != Tally.Outcome.ANSWERED) {
                return;
            }
            messages.add(Http.object("role", "assistant", "content", question.answer()));
            if (!shift.rush()) {
                Thread.sleep(random.nextInt(LONGEST_THOUGHT_MS));
            }
        }
    }

    private Question question(Api api, boolean stream) {
        String id = "R" + number + "x" + asked++;
        StringBuilder answer = new StringBuilder(id);
        int words = 3 + random.nextInt(8);
        for (int i = 0; i < words; i++) {
            answer.append(" word").append(i);
        }
        String text = "[[slow:" + (20 + random.nextInt(40)) + "]]\n[[say:" + answer + "]]";
        return new Question(id, api, stream, stream && random.nextInt(100) < LEAVES_IN_PERCENT, text,
                answer.toString());
    }

    private Tally.Outcome turn(Question question, JsonArray messages) {
        JsonObject body = Http.object("model", "claude-sonnet-4-5");
        body.addProperty("max_tokens", 1024);
        body.addProperty("stream", question.stream());
        body.add("messages", messages.deepCopy());
        long from = System.nanoTime();
        try {
            Caller.Answer answer = caller.post(question.api().path(), key, body.toString(), question.leaves());
            return question.leaves() && answer.status() == 200
                    ? judge.left(question, from) : judge.judge(question, answer, from);
        } catch (IOException e) {
            return judge.unheard(question, e, from);
        }
    }

    /**
     * One request of a client.
     *
     * @param leaves whether the client leaves before the end of the answer
     * @param text   what the model is told
     * @param answer what it must say
     */
    record Question(String id, Api api, boolean stream, boolean leaves, String text, String answer) {}
}
