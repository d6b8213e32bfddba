package org.kirogate.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {

    @Test
    void whatIsNotSetHasItsDefault() {
        GatewayConfig config = ConfigLoader.load(ConfigFixture.needed());
        assertEquals(new GatewayConfig.Database("jdbc:mariadb://localhost/kirogate", "", "", 10), config.database());
        assertEquals(new GatewayConfig.Admin("", "", "approval"), config.admin());
        assertEquals(new GatewayConfig.Pool("score_based", Duration.ofMillis(50), Duration.ofHours(1), 3, Duration.ofMinutes(1), 8, 60,
                Duration.ofHours(1), Duration.ofSeconds(30), 1000), config.pool());
        assertEquals(new GatewayConfig.Relay(Duration.ofSeconds(120), Duration.ofSeconds(300), Duration.ofSeconds(60),
                Duration.ofHours(1), Duration.ofSeconds(15)), config.relay());
        assertEquals(new GatewayConfig.Web(33_554_432, List.of(), "", List.of("*"), List.of(), ""), config.web());
        assertEquals(new GatewayConfig.Fetch(true, 10_485_760, Duration.ofSeconds(10), List.of()), config.fetch());
        assertEquals(new GatewayConfig.Usage(100_000, Duration.ofSeconds(1), 7, "", Duration.ofSeconds(15), 90, 7), config.usage());
        assertEquals(new GatewayConfig.Keys(180, false), config.keys());
        assertEquals(new GatewayConfig.Alerts("", "", 1, 50), config.alerts());
        assertEquals("runtime", config.kiro().dialect());
        assertEquals("https://runtime.{region}.kiro.dev", config.kiro().runtimeUrl());
        assertEquals(Map.of(), config.kiro().modelMap());
        assertTrue(config.kiro().modelFallback());
    }

    @Test
    void everythingThatIsSetArrivesWhereItBelongs() {
        GatewayConfig config = ConfigLoader.load(everything());
        assertEquals(new GatewayConfig.Database("jdbc:mariadb://db/x", "gate", "pw", 33), config.database());
        assertEquals(List.of(ConfigFixture.KEY, ConfigFixture.KEY), config.secrets().oldKeys());
        assertEquals("d".repeat(40), config.secrets().digestSecret());
        assertEquals("s".repeat(41), config.secrets().sessionSecret());
        assertEquals(new GatewayConfig.Admin("first", "t".repeat(32), "closed"), config.admin());
        assertEquals(new GatewayConfig.Pool("org.example.Mine", Duration.ofMillis(11), Duration.ZERO, 5, Duration.ofSeconds(12), 3, 4,
                Duration.ofSeconds(7), Duration.ofSeconds(8), 9), config.pool());
        assertEquals(new GatewayConfig.Relay(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3),
                Duration.ofSeconds(5), Duration.ofSeconds(4)), config.relay());
        assertEquals(new GatewayConfig.Web(2048,
                List.of(Network.parse("10.0.0.0/8").orElseThrow(), Network.parse("::1").orElseThrow()),
                "https://gate.example.org", List.of("https://a.example.org", "http://localhost:3000"),
                List.of("some-client/", "other"), "metrics"), config.web());
        assertEquals(new GatewayConfig.Fetch(false, 4096, Duration.ofSeconds(6),
                List.of(Network.parse("127.0.0.0/8").orElseThrow())), config.fetch());
        assertEquals(new GatewayConfig.Kiro("q-legacy", "eu-central-1", "agent", "exchange",
                Map.of("gpt-4o", "claude-x", "b", "c"), false, 20_000, "http://r", "http://m", "http://q", "http://o",
                "http://d", "http://i", "http://p:1"), config.kiro());
        assertEquals(new GatewayConfig.Usage(200, Duration.ofSeconds(2), 6, "/j", Duration.ofSeconds(4), 8, 9), config.usage());
        assertEquals(new GatewayConfig.Keys(11, true), config.keys());
        assertEquals(new GatewayConfig.Alerts("https://alerts.example.org", "s".repeat(16), 12, 13), config.alerts());
    }

    @Test
    void theMappingTestKnowsEveryVariable() {
        Map<String, String> values = everything();
        for (Setting setting : Setting.values()) {
            assertTrue(values.containsKey(setting.name()), setting + " is not in the mapping test");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DB_URL, jdbc:mysql://x", "DB_URL, ''",
        "DB_POOL_SIZE, 1", "DB_POOL_SIZE, 201", "DB_POOL_SIZE, many", "DB_POOL_SIZE, 1e1",
        "TOKEN_ENCRYPT_KEY, ''", "TOKEN_ENCRYPT_KEY, short", "TOKEN_ENCRYPT_KEY, '!!!'", "TOKEN_ENCRYPT_OLD_KEYS, AAAA",
        "KEY_DIGEST_SECRET, ''", "KEY_DIGEST_SECRET, tooshort", "SESSION_SECRET, ''", "SESSION_SECRET, tooshort",
        "ADMIN_API_TOKEN, tooshort", "REGISTRATION_MODE, Open",
        "TOKEN_HEALTH_CHECK_INTERVAL, -1", "TOKEN_HEALTH_CHECK_INTERVAL, 86401",
        "TOKEN_MAX_CONCURRENCY, -1", "TOKEN_RPM, -1", "TOKEN_RPM, 1000001", "STICKY_TTL, -1",
        "TOKEN_ALLOCATION_DEADLINE, 0", "TOKEN_ALLOCATION_DEADLINE, 10001", "TOKEN_BREAKER_FAILURES, 0",
        "TOKEN_BREAKER_FAILURES, 101", "TOKEN_BREAKER_WINDOW, 0", "TOKEN_BREAKER_WINDOW, 3601", "QUEUE_WAIT, -1",
        "QUEUE_WAIT, 601", "QUEUE_SIZE, 0", "QUEUE_SIZE, 100001", "RECEIPT_DAYS, -1", "RECEIPT_DAYS, 3651", "DRAIN_ON_DISCONNECT, 301", "USAGE_RETENTION_DAYS, -1",
        "USAGE_ADDRESS_DAYS, x", "SUPER_KEY_MAX_DAYS, 3651", "SUPER_KEY_APPROVALS, 2", "ALERT_POOL_MIN, -1",
        "ALERT_ERROR_PERCENT, 101", "ALERT_WEBHOOK_URL, ftp://x",
        "FIRST_TOKEN_TIMEOUT, 0", "STREAM_READ_TIMEOUT, 3601", "FAILOVER_BUDGET, 0", "PING_INTERVAL, 121",
        "ANSWER_TIMEOUT, 86401", "CORS_ORIGINS, gate.example.org", "CORS_ORIGINS, https://a.example.org/path",
        "URL_FETCH, yes", "URL_FETCH_MAX_BYTES, 1", "URL_FETCH_TIMEOUT, 0", "URL_FETCH_NETWORKS, here",
        "KIRO_MODEL_FALLBACK, no",
        "MAX_REQUEST_BYTES, 1023", "MAX_REQUEST_BYTES, 268435457",
        "TRUSTED_PROXIES, 10.0.0.0/33", "TRUSTED_PROXIES, proxy.example.org", "PUBLIC_BASE_URL, gate.example.org",
        "KIRO_DIALECT, other", "KIRO_REGION, us-west-2", "KIRO_SYSTEM_PLACEMENT, middle",
        "KIRO_MODEL_MAP, gpt-4o", "KIRO_MODEL_MAP, =x", "KIRO_MODEL_MAP, x=", "KIRO_WEIGHTED_LIMIT, 9999",
        "KIRO_RUNTIME_URL, ftp://x", "KIRO_MANAGEMENT_URL, x", "KIRO_Q_URL, http://", "KIRO_OIDC_URL, 'http://a b'",
        "KIRO_DESKTOP_AUTH_URL, x", "KIRO_EXTERNAL_IDP_URL, x", "KIRO_PROXY_URL, socks://x",
        "USAGE_QUEUE_SIZE, 99", "USAGE_FLUSH_INTERVAL, 0", "USAGE_FLUSH_INTERVAL, 61"
    })
    void everyBadValueStopsTheStartWithItsVariable(String name, String value) {
        ConfigException e =
                assertThrows(ConfigException.class, () -> ConfigLoader.load(ConfigFixture.with(name, value)));
        assertTrue(e.getMessage().contains(" - " + name + " "), e.getMessage());
        assertEquals(2, e.getMessage().lines().count(), "one problem, no other: " + e.getMessage());
    }

    @Test
    void allProblemsAreToldAtOnce() {
        ConfigException e = assertThrows(ConfigException.class, () -> ConfigLoader.load(Map.of("DB_POOL_SIZE", "x")));
        for (String name : List.of("DB_URL", "DB_POOL_SIZE", "TOKEN_ENCRYPT_KEY", "KEY_DIGEST_SECRET",
                "SESSION_SECRET")) {
            assertTrue(e.getMessage().contains(" - " + name + " "), name);
        }
        assertEquals(6, e.getMessage().lines().count());
    }

    @Test
    void noSecretIsShownByAMessageOrARecord() {
        String secret = "hunter2hunter2";
        for (String name : List.of("KEY_DIGEST_SECRET", "TOKEN_ENCRYPT_KEY", "ADMIN_API_TOKEN")) {
            ConfigException e =
                    assertThrows(ConfigException.class, () -> ConfigLoader.load(ConfigFixture.with(name, secret)));
            assertFalse(e.getMessage().contains(secret));
        }
        Map<String, String> values = everything();
        String shown = ConfigLoader.load(values).toString();
        for (Setting setting : Setting.values()) {
            String value = values.get(setting.name());
            assertTrue(!setting.secret() || value.length() < 10 || !shown.contains(value), setting.name());
        }
    }

    @Test
    void variablesOfOthersAreLeftAlone() {
        assertDoesNotThrow(() -> ConfigLoader.load(ConfigFixture.with("LD_LIBRARY_PATH", "/x")));
    }

    private static Map<String, String> everything() {
        Map<String, String> values = new HashMap<>();
        String text = """
                DB_URL=jdbc:mariadb://db/x;DB_USER=gate;DB_PASSWORD=pw;DB_POOL_SIZE=33;ADMIN_PASSWORD=first
                REGISTRATION_MODE=closed;TOKEN_ALLOCATION_STRATEGY=org.example.Mine;TOKEN_HEALTH_CHECK_INTERVAL=0
                TOKEN_ALLOCATION_DEADLINE=11;TOKEN_BREAKER_FAILURES=5;TOKEN_BREAKER_WINDOW=12;QUEUE_WAIT=8;QUEUE_SIZE=9;RECEIPT_DAYS=6
                TOKEN_MAX_CONCURRENCY=3;TOKEN_RPM=4;STICKY_TTL=7;FIRST_TOKEN_TIMEOUT=1;STREAM_READ_TIMEOUT=2;FAILOVER_BUDGET=3
                PING_INTERVAL=4;MAX_REQUEST_BYTES=2048;TRUSTED_PROXIES=10.0.0.0/8, ::1;METRICS_TOKEN=metrics
                PUBLIC_BASE_URL=https://gate.example.org/;KIRO_DIALECT=q-legacy;KIRO_REGION=eu-central-1
                KIRO_USER_AGENT=agent;KIRO_SYSTEM_PLACEMENT=exchange;KIRO_MODEL_MAP=GPT-4o = claude-x,b=c
                KIRO_WEIGHTED_LIMIT=20000;KIRO_RUNTIME_URL=http://r/;KIRO_MANAGEMENT_URL=http://m;KIRO_Q_URL=http://q
                KIRO_OIDC_URL=http://o;KIRO_DESKTOP_AUTH_URL=http://d;KIRO_EXTERNAL_IDP_URL=http://i
                ANSWER_TIMEOUT=5;PING_AS_DELTA=Some-Client/,OTHER;CORS_ORIGINS=https://a.example.org,http://localhost:3000
                URL_FETCH=false;URL_FETCH_MAX_BYTES=4096;URL_FETCH_TIMEOUT=6;URL_FETCH_NETWORKS=127.0.0.0/8
                KIRO_MODEL_FALLBACK=false;KIRO_PROXY_URL=http://p:1;USAGE_QUEUE_SIZE=200;USAGE_FLUSH_INTERVAL=2
                USAGE_JOURNAL_DIR=/j;DRAIN_ON_DISCONNECT=4;USAGE_RETENTION_DAYS=8;USAGE_ADDRESS_DAYS=9;SUPER_KEY_MAX_DAYS=11
                SUPER_KEY_APPROVALS=1;ALERT_WEBHOOK_URL=https://alerts.example.org;ALERT_WEBHOOK_SECRET=ssssssssssssssss
                ALERT_POOL_MIN=12;ALERT_ERROR_PERCENT=13
                """;
        for (String entry : text.split("[;\n]")) {
            values.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        values.put("TOKEN_ENCRYPT_KEY", ConfigFixture.KEY);
        values.put("TOKEN_ENCRYPT_OLD_KEYS", ConfigFixture.KEY + " , " + ConfigFixture.KEY);
        values.put("KEY_DIGEST_SECRET", "d".repeat(40));
        values.put("SESSION_SECRET", "s".repeat(41));
        values.put("ADMIN_API_TOKEN", "t".repeat(32));
        return values;
    }
}
