package org.kirogate.config;

import java.util.Base64;
import java.util.HashMap;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a {@link GatewayConfig} of variables. Pure but for the files that {@code NAME_FILE} variables name. */
public final class ConfigLoader {
    private ConfigLoader() {}

    /**
     * Reads and checks every setting.
     *
     * @param values variables by name; unknown ones are left alone, since an environment is full of others
     * @throws ConfigException with every problem
     */
    public static GatewayConfig load(Map<String, String> values) {
        SettingsReader reader = new SettingsReader(values);
        GatewayConfig config = new GatewayConfig(
                database(reader), secrets(reader), admin(reader), pool(reader), relay(reader), web(reader), fetch(reader),
                kiro(reader),
                usage(reader),
                new GatewayConfig.Keys(
                        reader.number(Setting.SUPER_KEY_MAX_DAYS, 0, 3650),
                        reader.number(Setting.SUPER_KEY_APPROVALS, 0, 1) == 1),
                alerts(reader));
        if (!reader.problems().isEmpty()) {
            throw new ConfigException(reader.problems());
        }
        return config;
    }

    private static GatewayConfig.Database database(SettingsReader reader) {
        String url = reader.required(Setting.DB_URL);
        if (!url.isEmpty() && !url.startsWith("jdbc:mariadb:")) {
            reader.problem(Setting.DB_URL, "must start with jdbc:mariadb:");
        }
        return new GatewayConfig.Database(
                url,
                reader.text(Setting.DB_USER),
                reader.text(Setting.DB_PASSWORD),
                reader.number(Setting.DB_POOL_SIZE, 2, 200));
    }

    private static GatewayConfig.Secrets secrets(SettingsReader reader) {
        String key = reader.required(Setting.TOKEN_ENCRYPT_KEY);
        checkKey(reader, Setting.TOKEN_ENCRYPT_KEY, key);
        List<String> oldKeys = reader.list(Setting.TOKEN_ENCRYPT_OLD_KEYS);
        oldKeys.forEach(old -> checkKey(reader, Setting.TOKEN_ENCRYPT_OLD_KEYS, old));
        return new GatewayConfig.Secrets(
                key,
                oldKeys,
                reader.secret(Setting.KEY_DIGEST_SECRET, 32),
                reader.secret(Setting.SESSION_SECRET, 32));
    }

    private static void checkKey(SettingsReader reader, Setting setting, String key) {
        if (key.isEmpty()) {
            return;
        }
        try {
            if (Base64.getDecoder().decode(key).length == 32) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Told below: the decoder's message would quote a part of the key.
        }
        reader.problem(setting, "must be the base64 of 32 bytes (openssl rand -base64 32 makes one)");
    }

    private static GatewayConfig.Admin admin(SettingsReader reader) {
        String apiToken = reader.text(Setting.ADMIN_API_TOKEN);
        if (!apiToken.isEmpty() && apiToken.length() < 32) {
            reader.problem(Setting.ADMIN_API_TOKEN, "has " + apiToken.length() + " characters; at least 32 are needed");
        }
        return new GatewayConfig.Admin(
                reader.text(Setting.ADMIN_PASSWORD),
                apiToken,
                reader.oneOf(Setting.REGISTRATION_MODE, "open", "approval", "closed"));
    }

    private static GatewayConfig.Pool pool(SettingsReader reader) {
        return new GatewayConfig.Pool(
                reader.text(Setting.TOKEN_ALLOCATION_STRATEGY),
                Duration.ofMillis(reader.number(Setting.TOKEN_ALLOCATION_DEADLINE, 1, 10_000)),
                reader.seconds(Setting.TOKEN_HEALTH_CHECK_INTERVAL, 0, 86_400),
                reader.number(Setting.TOKEN_BREAKER_FAILURES, 1, 100),
                reader.seconds(Setting.TOKEN_BREAKER_WINDOW, 1, 3600),
                reader.number(Setting.TOKEN_MAX_CONCURRENCY, 0, 10_000),
                reader.number(Setting.TOKEN_RPM, 0, 1_000_000),
                reader.seconds(Setting.STICKY_TTL, 0, 86_400),
                reader.seconds(Setting.QUEUE_WAIT, 0, 600),
                reader.number(Setting.QUEUE_SIZE, 1, 100_000));
    }

    private static GatewayConfig.Relay relay(SettingsReader reader) {
        return new GatewayConfig.Relay(
                reader.seconds(Setting.FIRST_TOKEN_TIMEOUT, 1, 3600),
                reader.seconds(Setting.STREAM_READ_TIMEOUT, 1, 3600),
                reader.seconds(Setting.FAILOVER_BUDGET, 1, 3600),
                reader.seconds(Setting.ANSWER_TIMEOUT, 0, 86_400),
                reader.seconds(Setting.PING_INTERVAL, 1, 120));
    }

    private static GatewayConfig.Web web(SettingsReader reader) {
        return new GatewayConfig.Web(
                reader.number(Setting.MAX_REQUEST_BYTES, 1024, 256 * 1024 * 1024),
                reader.networks(Setting.TRUSTED_PROXIES),
                reader.url(Setting.PUBLIC_BASE_URL),
                corsOrigins(reader),
                reader.list(Setting.PING_AS_DELTA).stream().map(start -> start.toLowerCase(Locale.ROOT)).toList(),
                reader.text(Setting.METRICS_TOKEN));
    }

    private static List<String> corsOrigins(SettingsReader reader) {
        List<String> origins = reader.list(Setting.CORS_ORIGINS);
        if (origins.equals(List.of("none"))) {
            return List.of();
        }
        for (String origin : origins) {
            if (!origin.equals("*") && !origin.matches("https?://[^/?#@\\s]+")) {
                reader.problem(Setting.CORS_ORIGINS,
                        "has the entry '" + origin + "'; *, none or an origin like https://HOST is needed");
            }
        }
        return origins;
    }

    private static GatewayConfig.Usage usage(SettingsReader reader) {
        return new GatewayConfig.Usage(
                reader.number(Setting.USAGE_QUEUE_SIZE, 100, 10_000_000),
                reader.seconds(Setting.USAGE_FLUSH_INTERVAL, 1, 60),
                reader.number(Setting.RECEIPT_DAYS, 0, 3650),
                reader.text(Setting.USAGE_JOURNAL_DIR),
                reader.seconds(Setting.DRAIN_ON_DISCONNECT, 0, 300),
                reader.number(Setting.USAGE_RETENTION_DAYS, 0, 3650),
                reader.number(Setting.USAGE_ADDRESS_DAYS, 0, 3650));
    }

    private static GatewayConfig.Alerts alerts(SettingsReader reader) {
        String url = reader.url(Setting.ALERT_WEBHOOK_URL);
        String secret = url.isEmpty()
                ? reader.text(Setting.ALERT_WEBHOOK_SECRET)
                : reader.secret(Setting.ALERT_WEBHOOK_SECRET, 16);
        return new GatewayConfig.Alerts(
                url,
                secret,
                reader.number(Setting.ALERT_POOL_MIN, 0, 100_000),
                reader.number(Setting.ALERT_ERROR_PERCENT, 0, 100));
    }

    private static GatewayConfig.Fetch fetch(SettingsReader reader) {
        return new GatewayConfig.Fetch(
                reader.flag(Setting.URL_FETCH),
                reader.number(Setting.URL_FETCH_MAX_BYTES, 1024, 100 * 1024 * 1024),
                reader.seconds(Setting.URL_FETCH_TIMEOUT, 1, 120),
                reader.networks(Setting.URL_FETCH_NETWORKS));
    }

    private static GatewayConfig.Kiro kiro(SettingsReader reader) {
        return new GatewayConfig.Kiro(
                reader.oneOf(Setting.KIRO_DIALECT, "runtime", "runtime-cw", "q-legacy"),
                reader.oneOf(Setting.KIRO_REGION, "us-east-1", "eu-central-1"),
                reader.text(Setting.KIRO_USER_AGENT),
                reader.oneOf(Setting.KIRO_SYSTEM_PLACEMENT, "prefix", "exchange"),
                modelMap(reader),
                reader.flag(Setting.KIRO_MODEL_FALLBACK),
                reader.number(Setting.KIRO_WEIGHTED_LIMIT, 10_000, 100_000_000),
                reader.url(Setting.KIRO_RUNTIME_URL),
                reader.url(Setting.KIRO_MANAGEMENT_URL),
                reader.url(Setting.KIRO_Q_URL),
                reader.url(Setting.KIRO_OIDC_URL),
                reader.url(Setting.KIRO_DESKTOP_AUTH_URL),
                reader.url(Setting.KIRO_EXTERNAL_IDP_URL),
                reader.url(Setting.KIRO_PROXY_URL));
    }

    private static Map<String, String> modelMap(SettingsReader reader) {
        Map<String, String> map = new HashMap<>();
        for (String entry : reader.list(Setting.KIRO_MODEL_MAP)) {
            int equals = entry.indexOf('=');
            if (equals < 1 || equals == entry.length() - 1) {
                reader.problem(Setting.KIRO_MODEL_MAP, "has the entry '" + entry + "'; asked=served is needed");
                continue;
            }
            map.put(entry.substring(0, equals).strip().toLowerCase(Locale.ROOT), entry.substring(equals + 1).strip());
        }
        return map;
    }
}
