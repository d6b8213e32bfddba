package org.kirogate.simulator.account;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * An account to register with the simulator.
 *
 * @param name         unique; letters, digits and {@code -} only, because refresh tokens carry it
 * @param refreshToken the first refresh token; empty: the simulator makes one
 * @param rotates      whether each refresh brings a new refresh token
 * @param clientId     of the OIDC registration; empty for kinds without
 * @param profileArn   the real ARN; empty for none
 * @param models       ids it may use; empty: all
 * @param creditLimit  of the plan, credits a month
 * @param creditsUsed  at the start
 * @param troubles     what is wrong with it at the start
 * @param tokenSeconds life of an access token
 * @param apiKey       for {@link AccountKind#API_KEY} only
 */
public record SimAccount(String name, AccountKind kind, String refreshToken, boolean rotates, String clientId,
                         String clientSecret, String profileArn, List<String> models, double creditLimit,
                         double creditsUsed, Set<Trouble> troubles, long tokenSeconds, String apiKey) {

    /** The service's own ARN that Builder ID accounts stream with (Kiro protocol, section 1.3). */
    public static final String BUILDER_ID_ARN = "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";
    /** The ARN all social accounts share (section 1.3). */
    public static final String SOCIAL_ARN = "arn:aws:codewhisperer:us-east-1:699475941385:profile/EHGA3GRVQMUK";

    public SimAccount {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(refreshToken, "refreshToken");
        requireNonNull(clientId, "clientId");
        requireNonNull(clientSecret, "clientSecret");
        requireNonNull(profileArn, "profileArn");
        requireNonNull(apiKey, "apiKey");
        models = List.copyOf(models);
        troubles = Set.copyOf(troubles);
        if (!name.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("Account name \"" + name + "\"; 1-40 of [A-Za-z0-9-] are allowed");
        }
    }

    private static SimAccount of(String name, AccountKind kind, String clientId, String clientSecret, String arn,
                                 long tokenSeconds, String apiKey) {
        return new SimAccount(name, kind, "", true, clientId, clientSecret, arn, List.of(), 10_000, 0, Set.of(),
                tokenSeconds, apiKey);
    }

    /** Signed in with Google or GitHub; streams with the shared social ARN. */
    public static SimAccount social(String name) {
        return of(name, AccountKind.SOCIAL, "", "", SOCIAL_ARN, 3600, "");
    }

    /** An AWS Builder ID; has no profile of its own. */
    public static SimAccount builderId(String name) {
        return of(name, AccountKind.BUILDER_ID, "simclient-" + name, "simsecret-" + name, "", 28_800, "");
    }

    /** IAM Identity Center, with a profile of its own. */
    public static SimAccount idc(String name) {
        return of(name, AccountKind.IDC, "simclient-" + name, "simsecret-" + name, ownArn(name), 28_800, "");
    }

    /** An external identity provider, with a profile of its own and a client without a secret. */
    public static SimAccount externalIdp(String name) {
        return of(name, AccountKind.EXTERNAL_IDP, "simclient-" + name, "", ownArn(name), 3599, "");
    }

    /** An API key of a standalone plan, without a profile. */
    public static SimAccount apiKey(String name) {
        return of(name, AccountKind.API_KEY, "", "", "", 0, "ksk_sim_" + name);
    }

    private static String ownArn(String name) {
        String digits = String.format("%012d", Integer.toUnsignedLong(name.hashCode()));
        String letters = (name.replace("-", "") + "SIMPROFILE00").toUpperCase(Locale.ROOT).substring(0, 12);
        return "arn:aws:codewhisperer:us-east-1:" + digits + ":profile/" + letters;
    }

    /** The same with that first refresh token. */
    public SimAccount withRefreshToken(String token) {
        return new SimAccount(name, kind, token, rotates, clientId, clientSecret, profileArn, models, creditLimit,
                creditsUsed, troubles, tokenSeconds, apiKey);
    }

    /** The same, keeping its refresh token for ever. */
    public SimAccount withoutRotation() {
        return new SimAccount(name, kind, refreshToken, false, clientId, clientSecret, profileArn, models, creditLimit,
                creditsUsed, troubles, tokenSeconds, apiKey);
    }

    /** The same with that OIDC client. */
    public SimAccount withClient(String id, String secret) {
        return new SimAccount(name, kind, refreshToken, rotates, id, secret, profileArn, models, creditLimit,
                creditsUsed, troubles, tokenSeconds, apiKey);
    }

    /** The same with that profile; empty for none. */
    public SimAccount withProfileArn(String arn) {
        return new SimAccount(name, kind, refreshToken, rotates, clientId, clientSecret, arn, models, creditLimit,
                creditsUsed, troubles, tokenSeconds, apiKey);
    }

    /** The same, limited to these models. */
    public SimAccount withModels(String... ids) {
        return new SimAccount(name, kind, refreshToken, rotates, clientId, clientSecret, profileArn, List.of(ids),
                creditLimit, creditsUsed, troubles, tokenSeconds, apiKey);
    }

    /** The same with that plan. */
    public SimAccount withCredits(double limit, double used) {
        return new SimAccount(name, kind, refreshToken, rotates, clientId, clientSecret, profileArn, models, limit,
                used, troubles, tokenSeconds, apiKey);
    }

    /** The same with access tokens of that life. */
    public SimAccount withTokenSeconds(long seconds) {
        return new SimAccount(name, kind, refreshToken, rotates, clientId, clientSecret, profileArn, models,
                creditLimit, creditsUsed, troubles, seconds, apiKey);
    }

    /** The same with that trouble from the start. */
    public SimAccount in(Trouble trouble) {
        EnumSet<Trouble> more = EnumSet.of(trouble);
        more.addAll(troubles);
        return new SimAccount(name, kind, refreshToken, rotates, clientId, clientSecret, profileArn, models,
                creditLimit, creditsUsed, more, tokenSeconds, apiKey);
    }
}
