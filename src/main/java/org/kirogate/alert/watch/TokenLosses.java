package org.kirogate.alert.watch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.kirogate.alert.Alert;
import org.kirogate.alert.AlertKind;
import org.kirogate.alert.Alerts;

/** Tells of tokens that this node found lost, and when they serve again or are gone. One thread at a time. */
public final class TokenLosses implements Runnable {
    /** Beyond so many nobody needs to be told of each that comes back. */
    private static final int MOST = 10_000;

    /**
     * A token that was lost.
     *
     * @param state  what it came to, a word of ours
     * @param reason why, in plain words
     */
    public record Loss(long tokenId, String state, String reason) {
        public Loss {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(reason, "reason");
        }
    }

    private final Alerts alerts;
    private final Supplier<List<Loss>> fresh;
    private final LongPredicate lost;
    private final Set<Long> told = new TreeSet<>();

    /** A watch; {@code fresh} tells each loss once, {@code lost} whether a token is lost still. */
    public TokenLosses(Alerts alerts, Supplier<List<Loss>> fresh, LongPredicate lost) {
        this.alerts = Objects.requireNonNull(alerts, "alerts");
        this.fresh = Objects.requireNonNull(fresh, "fresh");
        this.lost = Objects.requireNonNull(lost, "lost");
    }

    @Override
    public void run() {
        for (Loss loss : fresh.get()) {
            alerts.raise(alert(loss.tokenId(), "Token " + loss.tokenId() + " is out of use: " + loss.reason() + ".",
                    Map.of("token_id", loss.tokenId(), "state", loss.state(), "reason", loss.reason())));
            if (told.size() < MOST) {
                told.add(loss.tokenId());
            }
        }
        for (long id : List.copyOf(told)) {
            if (!lost.test(id)) {
                told.remove(id);
                alerts.over(alert(id, "Token " + id + " is no longer out of use.", Map.of("token_id", id)));
            }
        }
    }

    private static Alert alert(long tokenId, String text, Map<String, Object> details) {
        return new Alert(AlertKind.TOKEN_LOST, "token " + tokenId, text, details);
    }
}
