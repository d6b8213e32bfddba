package org.kirogate.alert;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.kirogate.config.GatewayConfig;

/**
 * Takes troubles, tells each once in the log and, when an address is configured, to the operator's service. Thread-safe.
 */
public final class AlertDesk implements Alerts, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AlertDesk.class.getName());

    private final InstantSource clock;
    private final RandomGenerator random;
    private final boolean configured;
    private final Outbox outbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Episodes episodes = new Episodes();

    /**
     * A desk.
     *
     * @param post   the transport
     * @param sender runs what sends, one thing at a time, in a thread beside requests
     * @param random for ids, thread-safe
     */
    public AlertDesk(
            GatewayConfig.Alerts config,
            AlertPost post,
            Executor sender,
            Pause pause,
            InstantSource clock,
            RandomGenerator random) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.configured = !config.url().isEmpty();
        this.outbox = new Outbox(
                new Courier(config.url(), new Signature(config.secret()), post, clock, pause), sender, clock);
    }

    /** Whether alerts are sent anywhere. */
    public boolean configured() {
        return configured;
    }

    @Override
    public void raise(Alert alert) {
        boolean begins;
        lock.lock();
        try {
            begins = episodes.begins(alert, clock.instant());
        } finally {
            lock.unlock();
        }
        if (begins) {
            tell(alert, alert.kind().severity());
        }
    }

    @Override
    public void over(Alert alert) {
        boolean ends;
        lock.lock();
        try {
            ends = episodes.ends(alert);
        } finally {
            lock.unlock();
        }
        if (ends) {
            tell(alert, AlertKind.Severity.RESOLVED);
        }
    }

    /** Sends an alert that says it is a test, each time. */
    public void test() {
        tell(new Alert(AlertKind.TEST, "test", "This is a test of KiroGate's alerts. Nothing is wrong.", Map.of()),
                AlertKind.Severity.INFO);
    }

    /** What became of them. */
    public AlertFigures figures() {
        return outbox.figures();
    }

    /** Gives up what waits. The executor's thread is stopped by whoever owns it, before this. */
    @Override
    public void close() {
        outbox.close();
    }

    /** Kind and subject only: they are made of our own words. */
    private void tell(Alert alert, AlertKind.Severity severity) {
        boolean quiet = severity == AlertKind.Severity.RESOLVED || severity == AlertKind.Severity.INFO;
        LOG.log(quiet ? System.Logger.Level.INFO : System.Logger.Level.WARNING, "Alert {0} {1}: {2}",
                alert.kind().label(), severity.label(), alert.subject());
        if (configured) {
            outbox.take(new Notice("alert_" + HexFormat.of().toHexDigits(random.nextLong())
                    + HexFormat.of().toHexDigits(random.nextLong()), clock.instant(), severity, alert));
        }
    }
}
