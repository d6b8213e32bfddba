package org.kirogate.alert.watch;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.kirogate.alert.Alert;
import org.kirogate.alert.AlertKind;
import org.kirogate.alert.Alerts;

/** Watches that usage records reach the database. One thread at a time. */
public final class JournalLag implements Runnable {
    private static final Duration MOST = Duration.ofSeconds(60);

    /**
     * How records get on.
     *
     * @param waiting records that are not in the database yet
     * @param age     of the oldest of them
     * @param failing whether the journal can't be written
     */
    public record State(long waiting, Duration age, boolean failing) {
        public State {
            Objects.requireNonNull(age, "age");
        }
    }

    private final Alerts alerts;
    private final Supplier<State> state;

    /** A watch over that journal. */
    public JournalLag(Alerts alerts, Supplier<State> state) {
        this.alerts = Objects.requireNonNull(alerts, "alerts");
        this.state = Objects.requireNonNull(state, "state");
    }

    @Override
    public void run() {
        State now = state.get();
        Map<String, Object> details = Map.of(
                "waiting", now.waiting(), "oldest_seconds", now.age().toSeconds(), "failing", now.failing());
        if (now.failing()) {
            alerts.raise(alert("The journal of usage records can't be written; records wait in memory only.", details));
        } else if (now.age().compareTo(MOST) > 0) {
            alerts.raise(alert("The oldest of " + now.waiting() + " usage records has waited for the database for "
                    + now.age().toSeconds() + " s.", details));
        } else {
            alerts.over(alert("Usage records reach the database.", details));
        }
    }

    private static Alert alert(String text, Map<String, Object> details) {
        return new Alert(AlertKind.JOURNAL_LAG, "journal", text, details);
    }
}
