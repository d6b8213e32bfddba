package org.kirogate.upstream.kiro.account;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.account.ControlPlane.Operation;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;
import org.kirogate.upstream.kiro.credential.CredentialKind;
import org.kirogate.upstream.kiro.credential.ProfileArn;
import org.kirogate.upstream.kiro.credential.Regions;
import org.kirogate.upstream.kiro.service.Loose;
import org.kirogate.upstream.kiro.service.WholeAnswer;

/**
 * Finds out which profile an account has, and remembers how it is known (Kiro protocol, section 3.3). A shared profile
 * is never remembered as the account's own. Thread-safe.
 */
public final class Profiles {
    private final ControlPlane control;
    private final String configuredRegion;

    /** The configured region stands in for accounts that name none. */
    public Profiles(ControlPlane control, String configuredRegion) {
        this.control = Objects.requireNonNull(control, "control");
        this.configuredRegion = Objects.requireNonNull(configuredRegion, "configuredRegion");
    }

    /** The credential with its profile; the same one when it has it already or there is none to find. */
    public Credential complete(Credential credential) {
        return credential.attribute(CredentialAttributes.PROFILE_SOURCE).isEmpty() ? find(credential) : credential;
    }

    /** The same without regard to what was known before. */
    public Credential findAgain(Credential credential) {
        return find(credential
                .with(CredentialAttributes.PROFILE_ARN, "")
                .with(CredentialAttributes.PROFILE_SOURCE, ""));
    }

    private Credential find(Credential credential) {
        return switch (CredentialKind.of(credential)) {
            case SOCIAL, IDC, EXTERNAL_IDP -> listed(credential);
            // The service has no list for Builder IDs (section 6.3): asking would only cost a refusal.
            case BUILDER_ID -> credential;
            case API_KEY -> ofKey(credential);
        };
    }

    private Credential listed(Credential credential) {
        String first = Regions.data(credential, configuredRegion);
        List<UpstreamException> refusals = new ArrayList<>();
        for (String region : List.of(first, Regions.other(first))) {
            try {
                Optional<String> arn = inRegion(credential, region);
                if (arn.isPresent()) {
                    return known(credential, arn.get());
                }
            } catch (UpstreamException e) {
                // The wrong region refuses a good bearer in the same words as a bad one.
                if (e.failure().kind() != Kind.TOKEN) {
                    throw e;
                }
                refusals.add(e);
            }
        }
        if (refusals.size() == 2) {
            throw refusals.get(0);
        }
        return credential;
    }

    private Optional<String> inRegion(Credential credential, String region) {
        JsonObject body = new JsonObject();
        body.addProperty("maxResults", 10);
        WholeAnswer answer = control.send(Operation.LIST_AVAILABLE_PROFILES, credential, region, body);
        if (answer.isGood()) {
            return best(Loose.objects(ControlPlane.members(answer), "profiles"));
        }
        if (answer.text().toLowerCase(Locale.ROOT).contains("not supported for this operation")) {
            return Optional.empty();
        }
        UpstreamException failure = control.failure(answer);
        if (isNoPermission(failure)) {
            return Optional.empty();
        }
        throw failure;
    }

    /** An active profile of Kiro's own kind first, then an active one, then any. */
    private static Optional<String> best(List<JsonObject> profiles) {
        String best = "";
        int bestRank = -1;
        for (JsonObject profile : profiles) {
            String arn = Loose.text(profile, "arn");
            int rank = (Loose.text(profile, "status").equals("ACTIVE") ? 2 : 0)
                    + (Loose.text(profile, "profileType").equals("KIRO") ? 1 : 0);
            if (ProfileArn.isWellFormed(arn) && rank > bestRank) {
                best = arn;
                bestRank = rank;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** A key belongs to one region; the wrong one answers as if the key were dead, so the other is asked once (2.4). */
    private Credential ofKey(Credential credential) {
        String first = Regions.data(credential, configuredRegion);
        WholeAnswer answer = control.send(Operation.GET_PROFILE, credential, first, new JsonObject());
        if (answer.isGood()) {
            return ofKey(credential, answer, first);
        }
        UpstreamException failure = control.failure(answer);
        if (isNoPermission(failure)) {
            return none(credential);
        }
        if (failure.failure().kind() != Kind.TOKEN) {
            throw failure;
        }
        String second = Regions.other(first);
        WholeAnswer other = control.send(Operation.GET_PROFILE, credential, second, new JsonObject());
        if (other.isGood()) {
            return ofKey(credential, other, second);
        }
        if (isNoPermission(control.failure(other))) {
            return none(credential.with(CredentialAttributes.API_REGION, second));
        }
        throw failure;
    }

    private static Credential ofKey(Credential credential, WholeAnswer answer, String region) {
        String arn = Loose.text(Loose.object(ControlPlane.members(answer), "profile"), "arn");
        Credential placed = credential.with(CredentialAttributes.API_REGION, region);
        return ProfileArn.isWellFormed(arn) && !ProfileArn.isShared(arn) ? known(placed, arn) : none(placed);
    }

    /** A stand-alone plan has no profile and says so with a refusal: harmless (section 6.4). */
    private static boolean isNoPermission(UpstreamException failure) {
        return failure.failure().kind() == Kind.FORBIDDEN;
    }

    private static Credential known(Credential credential, String arn) {
        return credential.with(CredentialAttributes.PROFILE_ARN, arn)
                .with(CredentialAttributes.PROFILE_SOURCE, CredentialAttributes.SOURCE_REAL);
    }

    private static Credential none(Credential credential) {
        return credential.with(CredentialAttributes.PROFILE_SOURCE, CredentialAttributes.SOURCE_NONE);
    }
}
