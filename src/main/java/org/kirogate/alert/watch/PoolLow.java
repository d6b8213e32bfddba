package org.kirogate.alert.watch;

import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.kirogate.alert.Alert;
import org.kirogate.alert.AlertKind;
import org.kirogate.alert.Alerts;

/** Watches that enough public tokens can serve. One thread at a time. */
public final class PoolLow implements Runnable {
    private final Alerts alerts;
    private final IntSupplier usable;
    private final int min;

    /** A watch over tokens that can serve now; fewer than {@code min} are too few, 0 = never. */
    public PoolLow(Alerts alerts, IntSupplier usable, int min) {
        this.alerts = Objects.requireNonNull(alerts, "alerts");
        this.usable = Objects.requireNonNull(usable, "usable");
        this.min = min;
    }

    @Override
    public void run() {
        int now = usable.getAsInt();
        Map<String, Object> details = Map.of("usable", now, "wanted", min);
        if (now < min) {
            alerts.raise(alert("Only " + now + " public tokens can serve, " + min + " are wanted.", details));
        } else {
            alerts.over(alert(now + " public tokens can serve again.", details));
        }
    }

    private static Alert alert(String text, Map<String, Object> details) {
        return new Alert(AlertKind.POOL_LOW, "pool", text, details);
    }
}
