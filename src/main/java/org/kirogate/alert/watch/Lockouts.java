package org.kirogate.alert.watch;

import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.kirogate.alert.Alert;
import org.kirogate.alert.AlertKind;
import org.kirogate.alert.Alerts;

/** Watches for sign-ins that are refused because too many failed before. One thread at a time. */
public final class Lockouts implements Runnable {
    private final Alerts alerts;
    private final String door;
    private final LongSupplier refused;
    private long before;

    /** A watch; {@code door} is a word of ours, {@code refused} counts attempts since the start. */
    public Lockouts(Alerts alerts, String door, LongSupplier refused) {
        this.alerts = Objects.requireNonNull(alerts, "alerts");
        this.door = Objects.requireNonNull(door, "door");
        this.refused = Objects.requireNonNull(refused, "refused");
    }

    @Override
    public void run() {
        long now = refused.getAsLong();
        if (now > before) {
            alerts.raise(new Alert(AlertKind.SIGN_IN_LOCKOUT, "sign-in " + door,
                    "Sign-ins (" + door + ") failed so often that somebody has to wait before the next one.",
                    Map.of("door", door, "refused", now - before)));
        }
        before = now;
    }
}
