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
    private final Ledger ledger;

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

    /** Leaves early when {@code ledger} knows that the service was asked. */
    Asker(int port, Place place, Work work, Ledger ledger) {
        this.ledger = ledger;
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
                caller.ask(question.tongue().path(), place.key(question), question.address(), question.body());
                return heard(question, from);
            } catch (ConnectException e) {
                Thread.sleep(CLOSED_DOOR_MS);
            } catch (IOException | RuntimeException e) {
                return new Seen(question, "", 0, Sight.CUT, from, System.nanoTime());
            }
        }
    }

    private Seen heard(Question question, long from) throws IOException {
        boolean early = question.kind() == Kind.LEAVING_EARLY;
        if (early && caller.hangUp(() -> ledger.calls(question.number()) > 0)) {
            return new Seen(question, "", 0, Sight.LEFT, from, System.nanoTime());
        }
        Caller.Answer answer = caller.answer(question.kind().leavesInside());
        return new Seen(question, id(answer), answer.status(), sight(question, answer), from, System.nanoTime());
    }

    private static String id(Caller.Answer answer) {
        String id = answer.header("x-request-id");
        return id.isEmpty() ? answer.header("request-id") : id;
    }

    private static Sight sight(Question question, Caller.Answer answer) {
        if (answer.status() == 200 && question.kind().leavesInside()) {
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
            folded = question.tongue().fold(answer.body());
        } catch (AssertionError | RuntimeException e) {
            return answer.whole() ? Sight.WRONG : Sight.CUT;
        }
        if (folded.failed()) {
            return Sight.FAILED;
        }
        return question.tongue().text(folded).equals(question.answer()) ? Sight.ANSWERED : Sight.WRONG;
    }

    private static Sight whole(Question question, Caller.Answer answer) {
        if (!answer.whole()) {
            return Sight.CUT;
        }
        JsonObject body = JsonParser.parseString(answer.body()).getAsJsonObject();
        return question.tongue().text(body).equals(question.answer()) ? Sight.ANSWERED : Sight.WRONG;
    }
}
