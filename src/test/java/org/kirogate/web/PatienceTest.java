package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.config.ConfigLoader;
import org.kirogate.config.GatewayConfig;

/** The default times, measured by the patience of clients and of proxies before them. */
class PatienceTest {
    private static final Duration CLIENTS = Duration.ofSeconds(600);
    private static final Duration PROXIES = Duration.ofSeconds(60);

    private final GatewayConfig.Relay times = ConfigLoader.load(Map.of(
            "DB_URL", "jdbc:mariadb://localhost/kirogate",
            "TOKEN_ENCRYPT_KEY", Base64.getEncoder().encodeToString(new byte[32]),
            "KEY_DIGEST_SECRET", "d".repeat(32),
            "SESSION_SECRET", "s".repeat(32))).relay();

    @Test
    void theLastOfTheGatewaysOwnTriesEndsLongBeforeTheClientsTimeout() {
        Duration longest = times.failoverBudget().plus(times.firstTokenTimeout());
        assertTrue(longest.multipliedBy(2).compareTo(CLIENTS) < 0, longest.toString());
    }

    @Test
    void aSilentStreamShowsASignOfLifeWellBeforeAProxyGivesItUp() {
        assertTrue(times.pingInterval().multipliedBy(2).compareTo(PROXIES) < 0, times.pingInterval().toString());
        assertTrue(times.pingInterval().compareTo(Duration.ofSeconds(15)) <= 0, times.pingInterval().toString());
    }
}
