package org.kirogate.upstream.kiro;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.config.GatewayConfig;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.DeviceFlow;
import org.kirogate.upstream.NamedCredential;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.ResolvedModel;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamCall.Repair;
import org.kirogate.upstream.http.HttpAnswer;
import org.kirogate.upstream.http.HttpDoor;
import org.kirogate.upstream.kiro.account.AccountService;
import org.kirogate.upstream.kiro.account.ControlPlane;
import org.kirogate.upstream.kiro.account.DefaultModels;
import org.kirogate.upstream.kiro.account.ModelNames;
import org.kirogate.upstream.kiro.account.Profiles;
import org.kirogate.upstream.kiro.auth.BuilderIdFlow;
import org.kirogate.upstream.kiro.auth.TokenRefresher;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;
import org.kirogate.upstream.kiro.credential.CredentialKind;
import org.kirogate.upstream.kiro.credential.CredentialReader;
import org.kirogate.upstream.kiro.credential.CredentialWriter;
import org.kirogate.upstream.kiro.credential.ProfileArn;
import org.kirogate.upstream.kiro.credential.Regions;
import org.kirogate.upstream.kiro.reply.FailureClassifier;
import org.kirogate.upstream.kiro.reply.KiroReplyStream;
import org.kirogate.upstream.kiro.reply.ReplyContext;
import org.kirogate.upstream.kiro.request.PreparedRequest;
import org.kirogate.upstream.kiro.request.ProfileChoice;
import org.kirogate.upstream.kiro.request.RequestBuilder;
import org.kirogate.upstream.kiro.search.WebSearches;
import org.kirogate.upstream.kiro.service.CallHeaders;
import org.kirogate.upstream.kiro.service.ServiceHeaders;
import org.kirogate.upstream.kiro.service.ServiceLine;
import org.kirogate.upstream.kiro.service.ServiceUrls;
import org.kirogate.upstream.kiro.service.WireDialect;

/** The Kiro service as a provider of answers. Thread-safe; closing it closes the door it was given. */
public final class KiroUpstream implements Upstream {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Duration readTimeout;
    private final HttpDoor door;
    private final InstantSource clock;
    private final String region;
    private final WireDialect dialect;
    private final ServiceLine line;
    private final ServiceUrls urls;
    private final CallHeaders callHeaders;
    private final TokenRefresher refresher;
    private final BuilderIdFlow builderId;
    private final Profiles profiles;
    private final AccountService accounts;
    private final ModelNames names;
    private final RequestBuilder requests;
    private final WebSearches searches;
    private final RepairTotals totals = new RepairTotals();
    private final List<ModelInfo> defaults = DefaultModels.read();

    /**
     * @param config   hosts, dialect, region, names of models
     * @param timeouts of silence inside an answer
     * @param door     what calls go through; closed with this
     * @param version  of this program, for the user agent
     * @param clock    tells when a bearer ends
     * @param random   makes ids of conversations that nothing names; thread-safe
     */
    public KiroUpstream(GatewayConfig.Kiro config, GatewayConfig.Relay timeouts, HttpDoor door, String version,
            InstantSource clock, RandomGenerator random) {
        this.readTimeout = timeouts.readTimeout();
        this.door = Objects.requireNonNull(door, "door");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.region = config.region();
        this.dialect = WireDialect.named(config.dialect());
        this.line = new ServiceLine(door, FailureClassifier::classify);
        this.urls = new ServiceUrls(config);
        ServiceHeaders headers = new ServiceHeaders(config.userAgent(), version);
        this.callHeaders = new CallHeaders(headers);
        this.refresher = new TokenRefresher(line, urls, headers, region, clock);
        this.builderId = new BuilderIdFlow(line, urls, headers, clock);
        ControlPlane control = new ControlPlane(line, urls, headers);
        this.profiles = new Profiles(control, region);
        this.accounts = new AccountService(control, region);
        this.names = new ModelNames(config.modelMap(), config.modelFallback());
        this.requests = new RequestBuilder(config, random);
        this.searches = new WebSearches(line, urls, headers, clock, random);
    }

    @Override
    public String name() {
        return "kiro";
    }

    @Override
    public ReplyStream open(UpstreamCall call) {
        Instant end = clock.instant().plus(call.patience().limit());
        boolean refused = call.repairs().contains(Repair.RESOLVE_PROFILE);
        Credential credential = withProfile(call.credential(), refused);
        WireDialect spoken = WireDialect.of(credential, dialect);
        String arn = ProfileChoice.streaming(credential, spoken, refused);
        PreparedRequest prepared = requests.prepare(call, spoken, arn);
        totals.add(prepared.repairs());
        Map<String, String> headers = callHeaders.of(credential, spoken, call.invocationId(), call.attempt());
        URI uri = urls.generate(spoken, dataRegion(credential, arn));
        HttpAnswer answer = line.open(uri, headers, prepared.body(), call.patience());
        return new KiroReplyStream(answer, context(call, prepared, end));
    }

    /** Only accounts whose calls can't go without one are asked about, and only when nobody did so before. */
    private Credential withProfile(Credential credential, boolean refused) {
        CredentialKind kind = CredentialKind.of(credential);
        if (refused) {
            return profiles.findAgain(credential);
        }
        boolean needed = kind == CredentialKind.IDC || kind == CredentialKind.EXTERNAL_IDP;
        boolean known = !credential.attribute(CredentialAttributes.PROFILE_ARN).isEmpty();
        return needed && !known ? profiles.complete(credential) : credential;
    }

    /** A call has to go to the region of the profile it names, be it the account's own or a shared one. */
    private String dataRegion(Credential credential, String arn) {
        return arn.isEmpty() ? Regions.data(credential, region) : Regions.dataRegion(ProfileArn.region(arn));
    }

    /** The first piece has what the head left of the time for both. */
    private ReplyContext context(UpstreamCall call, PreparedRequest prepared, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return new ReplyContext(
                call.model(),
                prepared.thinkingTags(),
                prepared.toolNames(),
                prepared.repairs().told(),
                () -> TokenEstimate.ofRequest(call.request(), call.model().id()),
                left.compareTo(SHORTEST) < 0 ? SHORTEST : left,
                readTimeout,
                // All three surfaces end a good answer with context usage or metering at least (section 4.3).
                true,
                clock);
    }

    @Override
    public boolean limitsOutput(ModelInfo model, int maxTokens) {
        return RequestBuilder.tellsMaxTokens(model, maxTokens);
    }

    @Override
    public List<SearchHit> search(Credential credential, String query, Patience patience) {
        Credential whole = withProfile(credential, false);
        WireDialect spoken = WireDialect.of(whole, dialect);
        String arn = ProfileChoice.streaming(whole, spoken, false);
        return searches.search(whole, spoken, arn, dataRegion(whole, arn), query, patience);
    }

    @Override
    public boolean needsRefresh(Credential credential, Instant now) {
        return TokenRefresher.needsRefresh(credential, now);
    }

    @Override
    public Credential refresh(Credential credential) {
        return refresher.refresh(credential);
    }

    @Override
    public Credential complete(Credential credential) {
        return profiles.complete(credential);
    }

    @Override
    public Quota quota(Credential credential) {
        return accounts.quota(credential);
    }

    @Override
    public List<ModelInfo> models(Credential credential) {
        return accounts.models(credential);
    }

    @Override
    public List<ModelInfo> defaultModels() {
        return defaults;
    }

    @Override
    public Optional<ResolvedModel> resolve(String asked, Collection<String> listed) {
        return names.resolve(asked, listed);
    }

    @Override
    public List<CredentialEntry> read(String text) {
        return CredentialReader.read(text);
    }

    @Override
    public String write(List<NamedCredential> credentials) {
        return CredentialWriter.write(credentials);
    }

    @Override
    public Optional<DeviceFlow> deviceFlow() {
        return Optional.of(builderId);
    }

    @Override
    public Map<String, Long> repairTotals() {
        return totals.byStep();
    }

    @Override
    public void close() {
        door.close();
    }
}
