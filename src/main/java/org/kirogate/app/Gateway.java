package org.kirogate.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.kirogate.access.Admission;
import org.kirogate.access.ApiKeys;
import org.kirogate.access.Authenticator;
import org.kirogate.access.Ceilings;
import org.kirogate.access.KeyApprovals;
import org.kirogate.access.KeyNetworks;
import org.kirogate.access.KeySearch;
import org.kirogate.account.AdminPassword;
import org.kirogate.account.Sessions;
import org.kirogate.account.SignIn;
import org.kirogate.account.Users;
import org.kirogate.alert.AlertDesk;
import org.kirogate.audit.Actor;
import org.kirogate.audit.AuditLog;
import org.kirogate.audit.ChainCheck;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.ChangeWatch;
import org.kirogate.db.Db;
import org.kirogate.db.SchemaMigrator;
import org.kirogate.db.SqlScripts;
import org.kirogate.fetch.UrlFetcher;
import org.kirogate.page.SuccessHour;
import org.kirogate.page.Trails;
import org.kirogate.relay.Relay;
import org.kirogate.secret.Digests;
import org.kirogate.secret.Passwords;
import org.kirogate.secret.RandomSecrets;
import org.kirogate.secret.SecretBox;
import org.kirogate.site.Announcements;
import org.kirogate.site.IpBlocklist;
import org.kirogate.site.SiteSettings;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.DeviceSignIns;
import org.kirogate.token.OwnTokens;
import org.kirogate.token.PoolList;
import org.kirogate.token.Sleeper;
import org.kirogate.token.TokenHealthCheck;
import org.kirogate.token.TokenImports;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenReplacement;
import org.kirogate.token.TokenView;
import org.kirogate.token.Tokens;
import org.kirogate.token.strategy.StrategyLoader;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.http.HttpDoor;
import org.kirogate.upstream.http.HttpDoors;
import org.kirogate.upstream.http.HttpSettings;
import org.kirogate.upstream.kiro.KiroUpstream;
import org.kirogate.usage.Drift;
import org.kirogate.usage.RecentHours;
import org.kirogate.usage.Requests;
import org.kirogate.usage.Retention;
import org.kirogate.usage.UsageLog;
import org.kirogate.usage.UsageReports;
import org.kirogate.web.Drains;
import org.kirogate.web.metrics.RequestFigures;

/**
 * The object graph, from the database up to the relay: each object is made once and handed what it needs. No logic.
 */
final class Gateway implements AutoCloseable {
    private static final Duration MIGRATION_WAIT = Duration.ofSeconds(60);
    private static final int BCRYPT_ROUNDS = 10;
    private static final int NODE_BYTES = 8;

    final GatewayConfig config;
    final BuildInfo build;
    final InstantSource clock = InstantSource.system();
    final Crew crew = new Crew();
    final RequestFigures requestFigures = new RequestFigures();
    final HttpDoor alertDoor;
    final AlertDesk alerts;
    final Db db;
    final SchemaMigrator schema;
    final SecretBox box;
    final Users users;
    final Sessions sessions;
    final SignIn signIn;
    final AdminPassword adminPassword;
    final ApiKeys keys;
    final KeySearch keySearch;
    final KeyApprovals approvals;
    final KeyNetworks networks;
    final Authenticator authenticator;
    final Ceilings ceilings;
    final Admission admission;
    final AuditLog audit;
    final ChainCheck auditCheck;
    final Trails trails;
    final SiteSettings site;
    final IpBlocklist blocklist;
    final Announcements announcements;
    final HttpDoor door;
    final Upstream upstream;
    final TokenPool pool;
    final Tokens tokens;
    final OwnTokens ownTokens;
    final TokenReplacement replacement;
    final DeviceSignIns deviceSignIns;
    final PoolList poolList;
    final TokenImports imports;
    final TokenHealthCheck healthCheck;
    final UsageLog usage;
    final UsageReports reports;
    final Requests requests;
    final Retention retention;
    final Drift drift;
    final RecentHours recentHours;
    final UrlFetcher fetcher;
    final Relay relay;
    final Drains drains;
    final ChangeWatch changes;

    /** Makes everything; what was opened is closed again when a part refuses to start. */
    Gateway(GatewayConfig config, BuildInfo build, ClassLoader loader) {
        this.config = config;
        this.build = build;
        // Before the database is asked for anything: a bad name is told at once.
        AllocationStrategy strategy = StrategyLoader.load(
                config.pool().strategy(), loader, crew.choosers(), config.pool().strategyDeadline());
        // No id of an alert is a secret.
        this.alertDoor = HttpDoors.open(Watches.settings(), clock);
        this.alerts = new AlertDesk(config.alerts(),
                (address, headers, body) -> Watches.post(alertDoor, address, headers, body), crew.alerts(),
                duration -> Thread.sleep(duration.toMillis()), clock, () -> ThreadLocalRandom.current().nextLong());
        this.db = Db.open(config.database());
        try {
            this.schema = new SchemaMigrator(db, SqlScripts.load(loader), MIGRATION_WAIT, clock);
            schema.migrate();
            Passwords passwords = new Passwords(BCRYPT_ROUNDS);
            RandomSecrets secrets = new RandomSecrets();
            // Choices and ids that are no secrets: thread-safe, and no lock that every request would wait for.
            RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
            Digests sessionDigests = new Digests(config.secrets().sessionSecret());
            Digests keyDigests = new Digests(config.secrets().digestSecret());
            this.box = new SecretBox(config.secrets().encryptKey(), config.secrets().oldKeys());

            this.audit = new AuditLog(db, auditHmac(keyDigests), clock);
            audit.takeInOlder();
            this.auditCheck = new ChainCheck(db, auditHmac(keyDigests), crew.checks(), clock);
            auditCheck.whenChecked(report -> AlertTexts.chain(alerts, report));
            auditCheck.noteEnd();
            this.trails = Trails.in(audit, clock);

            this.sessions = new Sessions(db, sessionDigests, secrets, clock);
            this.users = new Users(db, passwords, sessions, clock);
            this.signIn = new SignIn(db, users, passwords, trails.signIns(), clock);
            this.adminPassword = new AdminPassword(config.admin(), db, passwords, sessions, trails.signIns(),
                    trails.signIns().passwordChanged(Actor.SYSTEM), clock);
            this.keys = new ApiKeys(config.keys(), db, users, keyDigests, passwords, secrets, clock);
            this.keySearch = new KeySearch(db, keys);
            this.approvals = new KeyApprovals(db, keys);
            this.networks = new KeyNetworks(db, config.usage().addressDays() > 0, clock);
            this.authenticator = new Authenticator(keys, users, keyDigests, passwords::matches, clock);
            this.ceilings = new Ceilings(db);
            this.admission = new Admission(
                    keys, ceilings, db, secrets.hex(NODE_BYTES), warned -> AlertTexts.nearLimit(alerts, warned), clock);
            this.site = new SiteSettings(config.admin(), db, clock);
            this.blocklist = new IpBlocklist(db, clock);
            this.announcements = new Announcements(db, clock);

            this.door = HttpDoors.open(proxied(config.kiro().proxyUrl()), clock);
            this.upstream = new KiroUpstream(config.kiro(), config.relay(), door, build.version(), clock, random);
            Sleeper sleeper = duration -> Thread.sleep(duration.toMillis());
            this.pool = new TokenPool(db, box, keyDigests, upstream, strategy, config.pool(), users::active,
                    () -> site.current().selfUse(), clock, sleeper, random);
            pool.reload();
            this.tokens = new Tokens(
                    db, box, keyDigests, upstream, pool, () -> site.current().selfUse(), clock, sleeper);
            this.ownTokens = new OwnTokens(db, pool, () -> site.current().selfUse(), clock);
            this.replacement = new TokenReplacement(tokens, db, box, keyDigests, upstream, pool);
            this.deviceSignIns = new DeviceSignIns(upstream, tokens, replacement, clock);
            this.poolList = new PoolList(db, pool, clock);
            this.imports = new TokenImports(tokens, crew.imports(), clock);
            this.healthCheck = new TokenHealthCheck(
                    db, pool, upstream, config.pool().healthCheckInterval(), crew.checks(), clock);
            this.reports = new UsageReports(db, clock);
            this.retention = new Retention(config.usage(), db, clock);
            this.drift = new Drift(config.usage(), db, Counting.READERS, new DriftAudit(audit), clock);
            this.recentHours = new RecentHours(db, clock);
            recentHours.refresh();
            this.fetcher = new UrlFetcher(config.fetch(), HttpDoors.pinned(), build.version(), clock);
            this.relay = new Relay(pool, upstream, config.relay(), clock, sleeper, random);
            this.drains = new Drains(crew.drainers(), Crew.DRAINERS, config.usage().drain(), clock);
            this.changes = watch();
            // Last, since it holds its journal until it is closed.
            this.usage = new UsageLog(JournalFolder.resolve(config.usage()), db, List.of(
                    (sql, records) -> keys.addCounters(sql, Counting.byKey(records)),
                    (sql, records) -> tokens.addCounters(sql, Counting.byToken(records)),
                    // Last: it may leave rows in the record of acts, which holds back other acts until the commit.
                    (sql, records) -> networks.add(
                            sql, Counting.bySuperKey(records), trails.keys().strangers())),
                    tokenId -> pool.view(tokenId).map(TokenView::userId).orElse(0L), clock);
            this.requests = new Requests(config.usage(), db, usage, clock);
        } catch (RuntimeException e) {
            crew.close();
            db.close();
            throw e;
        }
    }

    /** Takes nothing new, writes what waits, gives everything back. */
    @Override
    public void close() {
        imports.close();
        healthCheck.close();
        drains.close();
        crew.close();
        alerts.close();
        alertDoor.close();
        usage.close();
        admission.close();
        pool.close();
        upstream.close();
        db.close();
    }

    /** How requests went in the last hours, for pages. */
    List<SuccessHour> lately() {
        return recentHours.hours().stream()
                .map(hour -> new SuccessHour(hour.start(), hour.successes(), hour.failures()))
                .toList();
    }

    /** What the record of acts is hashed with: not with the session secret, which may be replaced at any time. */
    static UnaryOperator<String> auditHmac(Digests keyDigests) {
        return text -> keyDigests.hmac("audit", text);
    }

    private ChangeWatch watch() {
        ChangeWatch watch = new ChangeWatch(new ChangeLog(db));
        watch.on(Users.ROOM, users::reload);
        watch.on(Sessions.ROOM, sessions::reload);
        watch.on(AdminPassword.ROOM, adminPassword::reload);
        watch.on(ApiKeys.ROOM, keys::reload);
        watch.on(Ceilings.ROOM, ceilings::reload);
        watch.on(SiteSettings.ROOM, site::reload);
        watch.on(IpBlocklist.ROOM, blocklist::reload);
        watch.on(Announcements.ROOM, announcements::reload);
        watch.on(TokenPool.ROOM, pool::reload);
        return watch;
    }

    private static HttpSettings proxied(String proxyUrl) {
        HttpSettings usual = HttpSettings.defaults();
        return new HttpSettings(usual.connectTimeout(), usual.maxIdlePerHost(), usual.idleTimeout(), proxyUrl);
    }
}
