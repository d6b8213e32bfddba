package org.kirogate.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The configuration in force, read once at start. Immutable. A room is handed its own nested record.
 */
public record GatewayConfig(
        Database database,
        Secrets secrets,
        Admin admin,
        Pool pool,
        Relay relay,
        Web web,
        Fetch fetch,
        Kiro kiro,
        Usage usage,
        Keys keys,
        Alerts alerts) {

    /**
     * The database.
     *
     * @param poolSize most connections, 2-200
     */
    public record Database(String url, String user, String password, int poolSize) {
        @Override
        public String toString() {
            return "Database[" + user + ", " + poolSize + "]";
        }
    }

    /**
     * Secrets of our own; never shown.
     *
     * @param encryptKey    base64 of 32 bytes
     * @param oldKeys       earlier encrypt keys, the same form
     * @param digestSecret  of the API key look-up, at least 32 characters
     * @param sessionSecret of sessions and CSRF tokens, at least 32 characters
     */
    public record Secrets(String encryptKey, List<String> oldKeys, String digestSecret, String sessionSecret) {
        public Secrets {
            oldKeys = List.copyOf(oldKeys);
        }

        @Override
        public String toString() {
            return "Secrets[]";
        }
    }

    /**
     * The administrator and registration.
     *
     * @param password         first password, empty = the well-known first one until changed
     * @param apiToken         bearer for programs, empty = none
     * @param registrationMode first mode, {@code open}, {@code approval} or {@code closed}
     */
    public record Admin(String password, String apiToken, String registrationMode) {
        @Override
        public String toString() {
            return "Admin[" + registrationMode + "]";
        }
    }

    /**
     * The pool of upstream tokens.
     *
     * @param strategy            built-in name or full class name
     * @param strategyDeadline    within which a class that is not built in must have chosen
     * @param healthCheckInterval zero = never
     * @param breakerFailures     in the window, at least half of the calls in it, after which a token rests
     * @param breakerWindow       in which they count
     * @param maxConcurrency      a token, 0 = no limit
     * @param requestsPerMinute   a token, 0 = no limit
     * @param stickyTtl           how long a conversation keeps its token after a turn, zero = not at all
     * @param queueWait           longest wait for a token while all are busy, zero = none
     * @param queueSize           most requests that wait
     */
    public record Pool(
            String strategy,
            Duration strategyDeadline,
            Duration healthCheckInterval,
            int breakerFailures,
            Duration breakerWindow,
            int maxConcurrency,
            int requestsPerMinute,
            Duration stickyTtl,
            Duration queueWait,
            int queueSize) {}

    /**
     * One request's life.
     *
     * @param firstTokenTimeout until the first piece of an answer
     * @param readTimeout       of silence inside an answer
     * @param failoverBudget    within which another attempt may be started
     * @param answerTimeout     of a whole answer, zero = none
     * @param pingInterval      of silence after which a client gets a sign of life
     */
    public record Relay(
            Duration firstTokenTimeout,
            Duration readTimeout,
            Duration failoverBudget,
            Duration answerTimeout,
            Duration pingInterval) {}

    /**
     * The servlet edge.
     *
     * @param maxRequestBytes largest body
     * @param trustedProxies  whose forwarding headers are believed
     * @param publicBaseUrl   without a slash at its end, empty = as the request says
     * @param corsOrigins     of pages that may call the API, {@code *} = all, none when empty
     * @param pingAsDelta     clients that ignore pings, by starts of their User-Agent or products in it, lower case
     * @param metricsToken    empty = open
     */
    public record Web(
            int maxRequestBytes,
            List<Network> trustedProxies,
            String publicBaseUrl,
            List<String> corsOrigins,
            List<String> pingAsDelta,
            String metricsToken) {
        public Web {
            trustedProxies = List.copyOf(trustedProxies);
            corsOrigins = List.copyOf(corsOrigins);
            pingAsDelta = List.copyOf(pingAsDelta);
        }

        @Override
        public String toString() {
            return "Web[" + maxRequestBytes + ", " + publicBaseUrl + "]";
        }
    }

    /**
     * Fetching of what requests name by address.
     *
     * @param enabled  whether at all
     * @param maxBytes largest thing
     * @param timeout  until it has to be there
     * @param networks private ones that may be fetched from
     */
    public record Fetch(boolean enabled, int maxBytes, Duration timeout, List<Network> networks) {
        public Fetch {
            networks = List.copyOf(networks);
        }
    }

    /**
     * The Kiro service. URLs may hold {@code {region}}; none ends with a slash.
     *
     * @param dialect         {@code runtime}, {@code runtime-cw} or {@code q-legacy}
     * @param region          data region of accounts that name none
     * @param userAgent       empty = our own name and version
     * @param systemPlacement {@code prefix} or {@code exchange}
     * @param modelMap        operator's names, asked to served
     * @param modelFallback   whether the nearest model of a family stands in for one that nobody lists
     * @param weightedLimit   largest body, ASCII characters count 1, others 8
     * @param externalIdpUrl  in place of an external identity provider's own, empty = its own
     * @param proxyUrl        empty = none
     */
    public record Kiro(
            String dialect,
            String region,
            String userAgent,
            String systemPlacement,
            Map<String, String> modelMap,
            boolean modelFallback,
            int weightedLimit,
            String runtimeUrl,
            String managementUrl,
            String qUrl,
            String oidcUrl,
            String desktopAuthUrl,
            String externalIdpUrl,
            String proxyUrl) {
        public Kiro {
            modelMap = Map.copyOf(modelMap);
        }

        @Override
        public String toString() {
            return "Kiro[" + dialect + ", " + region + "]";
        }
    }

    /**
     * Usage records on their way to the database.
     *
     * @param queueSize     most that wait in memory
     * @param flushInterval between writes
     * @param receiptDays   that routing receipts are kept, 0 = none are
     * @param journalDir    folder of the journal, empty = one in the servlet container's folder
     * @param drain         for which an answer is read on after its client left, zero = not at all
     * @param retentionDays that records are kept, 0 = for ever
     * @param addressDays   that clients' addresses stay in them, 0 = they are never written
     */
    public record Usage(
            int queueSize,
            Duration flushInterval,
            int receiptDays,
            String journalDir,
            Duration drain,
            int retentionDays,
            int addressDays) {}

    /**
     * Super keys.
     *
     * @param superMaxDays  after which they expire at the latest, 0 = they may be made for ever
     * @param superApproval whether another administrator has to approve one before it works
     */
    public record Keys(int superMaxDays, boolean superApproval) {}

    /**
     * Alerts to an operator's own service.
     *
     * @param url          where they are sent, empty = nowhere
     * @param secret       that signs them
     * @param poolMin      fewest public tokens that should be able to serve, 0 = no matter
     * @param errorPercent most failures among requests, in percent, 0 = no matter
     */
    public record Alerts(String url, String secret, int poolMin, int errorPercent) {
        @Override
        public String toString() {
            return "Alerts[" + poolMin + ", " + errorPercent + "]";
        }
    }
}
