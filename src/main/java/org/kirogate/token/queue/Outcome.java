package org.kirogate.token.queue;

import java.time.Instant;
import java.util.Objects;

/** What an attempt led to. A closed family: handle it with a {@link Visitor}. */
public sealed interface Outcome<R> {

    /** Calls the visitor's method for this kind of outcome. */
    void accept(Visitor<R> visitor);

    /** It got what it waits for. */
    record Granted<R>(R value) implements Outcome<R> {
        public Granted {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public void accept(Visitor<R> visitor) {
            visitor.granted(this);
        }
    }

    /**
     * Nothing is free.
     *
     * @param lookAgain when to look again though nobody told of a change
     * @param notBefore before when nothing can become free, {@link Instant#EPOCH} = at any time
     */
    record Busy<R>(Instant lookAgain, Instant notBefore) implements Outcome<R> {
        public Busy {
            Objects.requireNonNull(lookAgain, "lookAgain");
            Objects.requireNonNull(notBefore, "notBefore");
        }

        @Override
        public void accept(Visitor<R> visitor) {
            visitor.busy(this);
        }
    }

    /** Waiting is of no use to anybody of this lane. */
    record Hopeless<R>() implements Outcome<R> {
        @Override
        public void accept(Visitor<R> visitor) {
            visitor.hopeless(this);
        }
    }

    /** One method a kind. */
    interface Visitor<R> {
        void granted(Granted<R> granted);

        void busy(Busy<R> busy);

        void hopeless(Hopeless<R> hopeless);
    }
}
