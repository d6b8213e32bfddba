package org.kirogate.upstream.kiro.account;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.chat.ModelInfo;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.account.ControlPlane.Operation;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;
import org.kirogate.upstream.kiro.credential.CredentialKind;
import org.kirogate.upstream.kiro.credential.ProfileArn;
import org.kirogate.upstream.kiro.credential.Regions;
import org.kirogate.upstream.kiro.service.Loose;

/** Quota and models of an account (Kiro protocol, sections 6.1 and 6.2). Thread-safe. */
public final class AccountService {
    private static final String ORIGIN = "AI_EDITOR";
    /** The list has some twenty models; a service that never stops paging is not followed. */
    private static final int MOST_PAGES = 10;

    private final ControlPlane control;
    private final String configuredRegion;

    /** The configured region stands in for accounts that name none. */
    public AccountService(ControlPlane control, String configuredRegion) {
        this.control = Objects.requireNonNull(control, "control");
        this.configuredRegion = Objects.requireNonNull(configuredRegion, "configuredRegion");
    }

    /**
     * What the account may still use.
     *
     * @throws UpstreamException when the service does not say
     */
    public Quota quota(Credential credential) {
        JsonObject body = body(credential);
        body.addProperty("resourceType", "AGENTIC_REQUEST");
        body.addProperty("isEmailRequired", true);
        String region = Regions.data(credential, configuredRegion);
        try {
            return QuotaReader.read(control.call(Operation.GET_USAGE_LIMITS, credential, region, body));
        } catch (UpstreamException e) {
            if (e.failure().kind() != Kind.TOKEN) {
                throw e;
            }
            return quotaElsewhere(credential, Regions.other(region), body, e);
        }
    }

    /** A good bearer at the wrong region is told apart from a bad one only by asking the other region, once. */
    private Quota quotaElsewhere(Credential credential, String region, JsonObject body, UpstreamException first) {
        try {
            return QuotaReader.read(control.call(Operation.GET_USAGE_LIMITS, credential, region, body));
        } catch (UpstreamException e) {
            first.addSuppressed(e);
            throw first;
        }
    }

    /**
     * The models of the account, in the service's order, each once.
     *
     * @throws UpstreamException when the service does not say
     */
    public List<ModelInfo> models(Credential credential) {
        String region = Regions.data(credential, configuredRegion);
        Map<String, ModelInfo> models = new LinkedHashMap<>();
        String next = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonObject body = body(credential);
            body.addProperty("maxResults", 100);
            if (!next.isEmpty()) {
                body.addProperty("nextToken", next);
            }
            JsonObject answer = control.call(Operation.LIST_AVAILABLE_MODELS, credential, region, body);
            ModelReader.read(answer).forEach(model -> models.putIfAbsent(model.id(), model));
            next = Loose.text(answer, "nextToken");
            if (next.isEmpty()) {
                break;
            }
        }
        return new ArrayList<>(models.values());
    }

    private static JsonObject body(Credential credential) {
        JsonObject body = new JsonObject();
        body.addProperty("origin", ORIGIN);
        String arn = controlArn(credential);
        if (!arn.isEmpty()) {
            body.addProperty("profileArn", arn);
        }
        return body;
    }

    /**
     * The profile that the control plane is told (section 3.3): a shared one would be refused, except a social
     * sign-in's.
     */
    private static String controlArn(Credential credential) {
        String arn = credential.attribute(CredentialAttributes.PROFILE_ARN);
        boolean own = ProfileArn.isWellFormed(arn) && !ProfileArn.isShared(arn);
        return switch (CredentialKind.of(credential)) {
            case SOCIAL -> ProfileArn.isWellFormed(arn) ? arn : ProfileArn.SOCIAL_SERVICE;
            case IDC, EXTERNAL_IDP -> own ? arn : "";
            case BUILDER_ID, API_KEY -> "";
        };
    }
}
