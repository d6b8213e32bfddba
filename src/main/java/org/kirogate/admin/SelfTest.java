package org.kirogate.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * Asks the parts of the gateway, one after the other, whether they work. The last report is kept in this node's memory,
 * so that it is still there when the page is loaded again. Thread-safe; one run at a time.
 */
public final class SelfTest {
    private static final System.Logger LOG = System.getLogger(SelfTest.class.getName());

    private final List<Check> checks;
    private final InstantSource clock;
    private final ReentrantLock running = new ReentrantLock();
    private volatile Report last;

    /** How a check ended. */
    public enum Outcome {
        /** It works. */
        OK,
        /** It works, and somebody should look at it. */
        WARN,
        /** It does not work. */
        BAD;

        /** The class of its mark and a part of its words' keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a check found.
     *
     * @param detail figures or a name without language and without secrets, may be empty
     */
    public record Finding(Outcome outcome, String detail) {
        public Finding {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(detail, "detail");
        }

        /** It works. */
        public static Finding ok(String detail) {
            return new Finding(Outcome.OK, detail);
        }

        /** It works unless {@code doubtful}. */
        public static Finding unless(boolean doubtful, String detail) {
            return new Finding(doubtful ? Outcome.WARN : Outcome.OK, detail);
        }

        /** It does not work. */
        public static Finding bad(String detail) {
            return new Finding(Outcome.BAD, detail);
        }
    }

    /** One question; a RuntimeException is the answer that it does not work. */
    public interface Probe {
        /** Asks now; it limits its time itself. */
        Finding ask();
    }

    /**
     * A question with the name under which the words explain it.
     */
    public record Check(String name, Probe probe) {
        public Check {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(probe, "probe");
        }
    }

    /** What one check came to, and how long it took. */
    public record Step(String name, Finding finding, long millis) {
        /** {@code ok}, {@code warn} or {@code bad}. */
        public String outcome() {
            return finding.outcome().code();
        }
    }

    /** A whole run. */
    public record Report(Instant at, List<Step> steps) {
        public Report {
            Objects.requireNonNull(at, "at");
            steps = List.copyOf(steps);
        }

        /** How many checks ended like that. */
        public long count(Outcome outcome) {
            return steps.stream().filter(step -> step.finding().outcome() == outcome).count();
        }
    }

    /** A test of these checks, run in this order. */
    public SelfTest(List<Check> checks, InstantSource clock) {
        this.checks = List.copyOf(checks);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** The last report of this node. */
    Optional<Report> last() {
        return Optional.ofNullable(last);
    }

    /** How many checks there are. */
    int size() {
        return checks.size();
    }

    /**
     * Runs every check, whatever the others come to.
     *
     * @throws GatewayException CONFLICT about {@code self_test} while another run is under way
     */
    Report run() {
        if (!running.tryLock()) {
            throw new GatewayException(Fault.CONFLICT, "A self-test is under way.").about("self_test");
        }
        try {
            Instant at = clock.instant();
            List<Step> steps = new ArrayList<>();
            for (Check check : checks) {
                long from = System.nanoTime();
                Finding finding = found(check);
                steps.add(new Step(check.name(), finding, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from)));
            }
            last = new Report(at, steps);
            return last;
        } finally {
            running.unlock();
        }
    }

    private static Finding found(Check check) {
        try {
            return check.probe().ask();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The self-test of " + check.name() + " failed", e);
            return Finding.bad(e.getClass().getSimpleName());
        }
    }
}
