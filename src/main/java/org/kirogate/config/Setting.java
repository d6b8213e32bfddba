package org.kirogate.config;

/**
 * Every variable the gateway reads: its default and, for people, what it is. {@code tomcat-conf/kirogate.env.example} has a
 * line for each; a test holds the two equal. An empty default means "not set".
 */
public enum Setting {
    DB_URL("", "JDBC URL of the database, jdbc:mariadb://HOST:3306/kirogate?createDatabaseIfNotExist=true"),
    DB_USER("", "database user"),
    DB_PASSWORD("", "database password", true),
    DB_POOL_SIZE("10", "most connections to the database, 2-200"),

    TOKEN_ENCRYPT_KEY("", "key that encrypts upstream credentials: base64 of 32 bytes", true),
    TOKEN_ENCRYPT_OLD_KEYS("", "earlier values of TOKEN_ENCRYPT_KEY that still decrypt, separated by commas", true),
    KEY_DIGEST_SECRET("", "secret of the API key look-up digest, at least 32 characters", true),
    SESSION_SECRET("", "secret of session and CSRF tokens, at least 32 characters", true),

    ADMIN_PASSWORD("", "first password of the administrator; without it admin123 works until it is changed", true),
    ADMIN_API_TOKEN("", "bearer that may call /admin/api without a session, at least 32 characters; empty = none", true),
    REGISTRATION_MODE("approval", "who may register: open, approval or closed"),

    TOKEN_ALLOCATION_STRATEGY(
            "score_based",
            "how a token is chosen: score_based, round_robin, sequential, least_in_flight, weighted, quota_aware or a full class name"),
    TOKEN_ALLOCATION_DEADLINE("50", "milliseconds within which a class that is not built in must have chosen, 1-10000"),
    TOKEN_HEALTH_CHECK_INTERVAL("3600", "seconds between checks of a token that served no request meanwhile, 0 = never"),
    TOKEN_BREAKER_FAILURES("3", "failures within TOKEN_BREAKER_WINDOW, when they are at least half of its calls, after which a token rests, 1-100"),
    TOKEN_BREAKER_WINDOW("60", "seconds in which those failures count"),
    TOKEN_MAX_CONCURRENCY("8", "requests at a time on one token, 0 = no limit"),
    TOKEN_RPM("60", "requests a minute on one token, 0 = no limit"),
    STICKY_TTL("3600", "seconds after a turn that a conversation keeps its token, as long as that can serve; 0 = not at all"),
    QUEUE_WAIT("30", "longest time in seconds that a request waits for a token while all are busy, 0 = none waits"),
    QUEUE_SIZE("1000", "most requests that wait for a token"),

    FIRST_TOKEN_TIMEOUT("120", "seconds until the first piece of an answer must have come"),
    STREAM_READ_TIMEOUT("300", "seconds of silence inside an answer that end it"),
    FAILOVER_BUDGET("60", "seconds within which another attempt may be started"),
    ANSWER_TIMEOUT("3600", "seconds after which an answer is ended even if it still goes on, 0 = no limit"),
    PING_INTERVAL("15", "seconds of silence after which a streaming client is sent a sign of life"),
    PING_AS_DELTA(
            "", "clients that ignore pings and get an empty piece of the answer: starts of their User-Agent or products in it, separated by commas"),

    MAX_REQUEST_BYTES("33554432", "largest request body in bytes"),
    TRUSTED_PROXIES("", "addresses or networks (CIDR), separated by commas, whose X-Forwarded-* headers are believed"),
    PUBLIC_BASE_URL("", "the address users reach the gateway at, https://gate.example.org; empty = as the request says"),
    CORS_ORIGINS("*", "web pages that may call the API: * = all, or origins like https://chat.example.org separated by commas; none = none"),
    URL_FETCH("true", "whether pictures and documents that a request names by address are fetched: true or false"),
    URL_FETCH_MAX_BYTES("10485760", "largest picture or document that is fetched, in bytes"),
    URL_FETCH_TIMEOUT("10", "seconds within which one has to be there, redirects included"),
    URL_FETCH_NETWORKS("", "private addresses or networks (CIDR), separated by commas, that may be fetched from all the same"),
    METRICS_TOKEN("", "bearer that GET /metrics asks for; empty = open", true),

    KIRO_DIALECT("runtime", "wire dialect of the upstream: runtime, runtime-cw or q-legacy"),
    KIRO_REGION("us-east-1", "data region of accounts that name none: us-east-1 or eu-central-1"),
    KIRO_USER_AGENT("", "User-Agent of upstream calls; empty = KiroGate and its version"),
    KIRO_SYSTEM_PLACEMENT("prefix", "where system text goes: prefix (of the first user message) or exchange (a first one of its own)"),
    KIRO_MODEL_MAP("", "names for models, asked=served separated by commas, before all other rules"),
    KIRO_MODEL_FALLBACK("true", "whether a Claude model that no account lists is served by the nearest one of its family: true or false"),
    KIRO_WEIGHTED_LIMIT("1300000", "largest upstream body: ASCII characters count 1, others 8"),
    KIRO_RUNTIME_URL("https://runtime.{region}.kiro.dev", "base URL of the runtime service"),
    KIRO_MANAGEMENT_URL("https://management.{region}.kiro.dev", "base URL of the control plane"),
    KIRO_Q_URL("https://q.{region}.amazonaws.com", "base URL of the legacy service"),
    KIRO_OIDC_URL("https://oidc.{region}.amazonaws.com", "base URL of AWS SSO-OIDC"),
    KIRO_DESKTOP_AUTH_URL("https://prod.{region}.auth.desktop.kiro.dev", "base URL of the desktop sign-in service"),
    KIRO_EXTERNAL_IDP_URL("", "base URL in place of an external identity provider's own; empty = its own"),
    KIRO_PROXY_URL("", "http://[USER:PASSWORD@]HOST:PORT of a proxy for upstream calls; empty = none", true),

    USAGE_QUEUE_SIZE("100000", "most usage records that wait in memory for the database"),
    USAGE_FLUSH_INTERVAL("1", "seconds between writes of usage records"),
    RECEIPT_DAYS("7", "days that the routing receipts of requests are kept, 0 = none are"),
    USAGE_JOURNAL_DIR(
            "", "folder of the journal that requests are noted in until the database has them; empty = kirogate-journal in Tomcat's folder"),
    DRAIN_ON_DISCONNECT(
            "15", "seconds for which an answer is read on after its client left, so that its cost is known, 0 = not at all"),
    USAGE_RETENTION_DAYS(
            "90", "days that the record of each request is kept, 0 = for ever; sums of hours are kept two years"),
    USAGE_ADDRESS_DAYS("7", "days that the client's address stays in the record of a request, 0 = it is never written"),
    SUPER_KEY_MAX_DAYS(
            "180", "days after which a super key expires, unless it is made for fewer, 0 = it may be made for ever"),
    SUPER_KEY_APPROVALS("0", "other administrators who have to approve a super key before it works: 0 or 1"),
    ALERT_WEBHOOK_URL("", "address that alerts are sent to as JSON; empty = none are", true),
    ALERT_WEBHOOK_SECRET("", "secret that signs alerts (HMAC-SHA-256), at least 16 characters", true),
    ALERT_POOL_MIN("1", "an alert is sent when fewer public tokens than this can serve, 0 = never"),
    ALERT_ERROR_PERCENT(
            "50", "an alert is sent when more than this percentage of requests fails over five minutes, 0 = never");

    private final String defaultValue;
    private final String description;
    private final boolean secret;

    Setting(String defaultValue, String description) {
        this(defaultValue, description, false);
    }

    Setting(String defaultValue, String description, boolean secret) {
        this.defaultValue = defaultValue;
        this.description = description;
        this.secret = secret;
    }

    /** The value that holds when none is set; empty = not set. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What it is, with its unit and range, for people. */
    public String description() {
        return description;
    }

    /** Whether the value must never be shown; such a one may also come from the file that {@code NAME_FILE} names. */
    public boolean secret() {
        return secret;
    }
}
