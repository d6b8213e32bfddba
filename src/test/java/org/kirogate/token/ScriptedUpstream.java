package org.kirogate.token;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.SearchHit;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.DeviceFlow;
import org.kirogate.upstream.NamedCredential;
import org.kirogate.upstream.Patience;
import org.kirogate.upstream.CredentialFormatException;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.ResolvedModel;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;

/** A provider that does as a test says and notes what it was asked. Thread-safe. */
public final class ScriptedUpstream implements Upstream {
    public static final String MODEL = "model-a";
    public static final String THINKING_MODEL = MODEL + "-thinking";

    /** Every call it was sent, in order. */
    public final List<UpstreamCall> calls = Collections.synchronizedList(new ArrayList<>());
    /** Every credential it was to renew, in order. */
    public final List<Credential> refreshes = Collections.synchronizedList(new ArrayList<>());
    /** Every credential whose quota was asked for. */
    public final List<Credential> quotas = Collections.synchronizedList(new ArrayList<>());
    /** Every credential whose models were asked for. */
    public final List<Credential> modelLists = Collections.synchronizedList(new ArrayList<>());
    /** Every answer it gave. */
    public final List<ScriptedStream> streams = Collections.synchronizedList(new ArrayList<>());

    public volatile Function<UpstreamCall, ReplyStream> onOpen = call -> answer(ScriptedStream.hello());
    public volatile UnaryOperator<Credential> onRefresh = credential -> renewed(credential, Instant.MAX);
    public volatile UnaryOperator<Credential> onComplete = credential -> credential;
    public volatile Function<Credential, Quota> onQuota =
            credential -> new Quota(1, 100, Instant.EPOCH, false, "PLAN", "jane@example.org");
    /** Every query it was to look for, in order. */
    public final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    /** Whose accounts searched, in order. */
    public final List<Credential> searchers = Collections.synchronizedList(new ArrayList<>());
    public volatile Function<String, List<SearchHit>> onSearch = query -> {
        throw new AssertionError("a search that nobody expects: " + query);
    };
    /** Whether the service keeps limits of output tokens itself. */
    public volatile boolean limitsOutput;
    public volatile Function<Credential, List<ModelInfo>> onModels = credential -> List.of(model(MODEL));

    /** The sign-in by code that it offers, if any. */
    public volatile Optional<DeviceFlow> deviceFlow = Optional.empty();

    public static ModelInfo model(String id) {
        return new ModelInfo(id, id, 200_000, 64_000, true, new JsonObject());
    }

    public static UpstreamException failure(UpstreamFailure.Kind kind) {
        return new UpstreamException(UpstreamFailure.of(kind, "scripted"));
    }

    /** The same account with the next bearer and the next refresh token. */
    public static Credential renewed(Credential credential, Instant expiresAt) {
        return credential.renewed(credential.accessToken() + "+", credential.refreshToken() + "+", expiresAt);
    }

    /** Plays these in order, one a call. */
    public void script(List<Supplier<ReplyStream>> answers) {
        List<Supplier<ReplyStream>> left = Collections.synchronizedList(new ArrayList<>(answers));
        onOpen = call -> {
            if (left.isEmpty()) {
                throw new AssertionError("a call that the script does not know: attempt " + call.attempt());
            }
            return left.remove(0).get();
        };
    }

    /** An answer whose closing is noted. */
    public ReplyStream answer(ScriptedStream stream) {
        streams.add(stream);
        return stream;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public ReplyStream open(UpstreamCall call) {
        calls.add(call);
        return onOpen.apply(call);
    }

    @Override
    public boolean limitsOutput(ModelInfo model, int maxTokens) {
        return limitsOutput;
    }

    @Override
    public List<SearchHit> search(Credential credential, String query, Patience patience) {
        queries.add(query);
        searchers.add(credential);
        return onSearch.apply(query);
    }

    @Override
    public boolean needsRefresh(Credential credential, Instant now) {
        return credential.accessToken().isEmpty() || credential.expiresAt().minusSeconds(300).isBefore(now);
    }

    @Override
    public Credential refresh(Credential credential) {
        refreshes.add(credential);
        return onRefresh.apply(credential);
    }

    @Override
    public Optional<DeviceFlow> deviceFlow() {
        return deviceFlow;
    }

    @Override
    public Credential complete(Credential credential) {
        return onComplete.apply(credential);
    }

    @Override
    public Quota quota(Credential credential) {
        quotas.add(credential);
        return onQuota.apply(credential);
    }

    @Override
    public List<ModelInfo> models(Credential credential) {
        modelLists.add(credential);
        return onModels.apply(credential);
    }

    @Override
    public List<ModelInfo> defaultModels() {
        return List.of(model(MODEL));
    }

    @Override
    public Optional<ResolvedModel> resolve(String asked, Collection<String> listed) {
        boolean thinking = asked.endsWith("-thinking");
        String id = thinking ? asked.substring(0, asked.length() - "-thinking".length()) : asked;
        return listed.contains(id) ? Optional.of(new ResolvedModel(id, thinking)) : Optional.empty();
    }

    /** One refresh token a line; {@code bad} is none, and what stands before a blank is its name. */
    @Override
    public List<CredentialEntry> read(String text) {
        List<CredentialEntry> found = new ArrayList<>();
        for (String line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            String place = "line " + (found.size() + 1);
            String label = line.contains(" ") ? line.substring(0, line.indexOf(' ')) : "";
            String token = line.substring(line.indexOf(' ') + 1);
            found.add(token.equals("bad")
                    ? new CredentialEntry.Unusable(place, label, "", place + " has no refresh token.")
                    : new CredentialEntry.Whole(place, label, "",
                            new Credential("social", "", token, Instant.EPOCH, java.util.Map.of())));
        }
        if (found.isEmpty()) {
            throw new CredentialFormatException("There is no credential in it.");
        }
        return found;
    }

    @Override
    public String write(List<NamedCredential> credentials) {
        return String.join("\n", credentials.stream()
                .map(named -> named.name() + " " + named.credential().refreshToken()).toList());
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
