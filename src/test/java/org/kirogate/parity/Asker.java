package org.kirogate.parity;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.kirogate.dialect.FoldedAnswer;
import org.kirogate.parity.Seen.Sight;
import org.kirogate.soak.Caller;

/** One client of many: takes the next question, asks it and notes what it saw, until there are no more. One thread. */
final class Asker implements Runnable {
    private static final long CLOSED_DOOR_MS = 50;

    private final Caller caller;
    private final Place place;
    private final Work work;

    /** The questions and what was seen of them. Thread-safe. */
    static final class Work {
        private final int questions;
        private final long seed;
        private final AtomicInteger next = new AtomicInteger();
        private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
        private final AtomicInteger done = new AtomicInteger();

        Work(int questions, long seed) {
            this.questions = questions;
            this.seed = seed;
        }

        /** How many are over for their clients. */
        int done() {
            return done.get();
        }

        List<Seen> seen() {
            return List.copyOf(seen);
        }

        private void note(Seen one) {
            seen.add(one);
            done.incrementAndGet();
        }
    }

    Asker(int port, Place place, Work work) {
        this.caller = new Caller(port);
        this.place = place;
        this.work = work;
    }

    @Override
    public void run() {
        try (caller) {
            for (int number = work.next.getAndIncrement(); number < work.questions;
                    number = work.next.getAndIncrement()) {
                work.note(ask(Question.of(number, work.seed)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While nobody listens nothing was asked. */
    private Seen ask(Question question) throws InterruptedException {
        while (true) {
            long from = System.nanoTime();
            try {
                Caller.Answer answer = caller.post(
                        question.api().path(), place.key(question), question.body(), question.kind().leaves());
                long to = System.nanoTime();
                return new Seen(question, id(answer), answer.status(), sight(question, answer), from, to);
            } catch (ConnectException e) {
                Thread.sleep(CLOSED_DOOR_MS);
            } catch (IOException | RuntimeException e) {
                return new Seen(question, "", 0, Sight.CUT, from, System.nanoTime());
            }
        }
    }

    private static String id(Caller.Answer answer) {
        String id = answer.header("x-request-id");
        return id.isEmpty() ? answer.header("request-id") : id;
    }

    private static Sight sight(Question question, Caller.Answer answer) {
        if (answer.status() == 200 && question.kind().leaves()) {
            return Sight.LEFT;
        }
        if (answer.status() != 200) {
            return answer.whole() ? Sight.REFUSED : Sight.CUT;
        }
        return question.stream() ? streamed(question, answer) : whole(question, answer);
    }

    private static Sight streamed(Question question, Caller.Answer answer) {
        FoldedAnswer folded;
        try {
            folded = question.api().fold(answer.body());
        } catch (AssertionError | RuntimeException e) {
            return answer.whole() ? Sight.WRONG : Sight.CUT;
        }
        if (folded.failed()) {
            return Sight.FAILED;
        }
        return folded.blocks().equals(List.of("text:" + question.answer())) ? Sight.ANSWERED : Sight.WRONG;
    }

    private static Sight whole(Question question, Caller.Answer answer) {
        if (!answer.whole()) {
            return Sight.CUT;
        }
        JsonObject body = JsonParser.parseString(answer.body()).getAsJsonObject();
        return question.api().text(body).equals(question.answer()) ? Sight.ANSWERED : Sight.WRONG;
    }
}
