package org.kirogate.app;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.kirogate.alert.watch.ErrorRate;
import org.kirogate.alert.watch.JournalLag;
import org.kirogate.alert.watch.Lockouts;
import org.kirogate.alert.watch.PoolLow;
import org.kirogate.alert.watch.TokenLosses;
import org.kirogate.token.TokenScope;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpCall;
import org.kirogate.upstream.http.HttpDoor;
import org.kirogate.upstream.http.HttpSettings;
import org.kirogate.usage.JournalFigures;

/** What is looked at for alerts, and the way alerts go out. */
final class Watches {
    /** Half of what one try may take; the other half is for the answer. */
    private static final Duration HALF = Duration.ofSeconds(5);

    private Watches() {}

    /** The watches over a gateway, for the housekeeping. */
    static List<Runnable> of(Gateway gateway) {
        TokenScope everyPublic = new TokenScope.PublicTokens();
        return List.of(
                new PoolLow(gateway.alerts, () -> gateway.pool.usable(everyPublic), gateway.config.alerts().poolMin()),
                new ErrorRate(gateway.alerts, gateway.requestFigures::served, gateway.requestFigures::failed,
                        gateway.config.alerts().errorPercent(), gateway.clock),
                new TokenLosses(gateway.alerts, () -> losses(gateway), gateway.pool::isLost),
                new JournalLag(gateway.alerts, () -> state(gateway.usage.journal())),
                new Lockouts(gateway.alerts, "console", gateway.adminPassword::lockedOut),
                new Lockouts(gateway.alerts, "user", gateway.signIn::lockedOut));
    }

    private static List<TokenLosses.Loss> losses(Gateway gateway) {
        return gateway.pool.losses().stream()
                .map(loss -> new TokenLosses.Loss(loss.tokenId(), loss.state().label(), loss.reason()))
                .toList();
    }

    private static JournalLag.State state(JournalFigures journal) {
        return new JournalLag.State(journal.waiting(), Duration.ofMillis(journal.lagMs()), journal.failing());
    }

    /** How connections for alerts behave: none is kept, and the upstream's proxy is not the way to an operator's service. */
    static HttpSettings settings() {
        return new HttpSettings(HALF, 0, HALF, "");
    }

    /** Posts through a door; what the receiver says beside its status does not matter. */
    static int post(HttpDoor door, URI address, Map<String, String> headers, byte[] body) throws IOException {
        try (HttpAnswer answer = door.send(new HttpCall("POST", address, headers, body, HALF))) {
            return answer.status();
        }
    }
}
