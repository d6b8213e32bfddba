package org.kirogate.upstream.kiro.auth;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;
import org.kirogate.upstream.kiro.credential.ProfileArn;
import org.kirogate.upstream.kiro.service.Loose;
import org.kirogate.upstream.kiro.service.WholeAnswer;

/** What a good refresh answer makes of a credential, camel or snake case (Kiro protocol, sections 2.1-2.3, 2.5). */
final class RefreshAnswer {
    private static final long ASSUMED_SECONDS = 3600;
    private static final long MOST_SECONDS = 366L * 24 * 3600;

    private RefreshAnswer() {}

    /**
     * The renewed credential: the old refresh token stays when none came.
     *
     * @throws UpstreamException TRANSIENT when a good status brought no bearer
     */
    static Credential apply(Credential credential, WholeAnswer answer, Instant now) {
        JsonObject body = answer.json().orElseThrow(RefreshAnswer::empty);
        String access = either(body, "accessToken", "access_token");
        if (access.isEmpty()) {
            throw empty();
        }
        String refresh = either(body, "refreshToken", "refresh_token");
        Credential renewed = credential.renewed(
                access, refresh.isEmpty() ? credential.refreshToken() : refresh, now.plusSeconds(lifetime(body)));
        String arn = Loose.text(body, "profileArn");
        if (!ProfileArn.isWellFormed(arn)) {
            return renewed;
        }
        return renewed.with(CredentialAttributes.PROFILE_ARN, arn)
                .with(CredentialAttributes.PROFILE_SOURCE, CredentialAttributes.SOURCE_REAL);
    }

    private static long lifetime(JsonObject body) {
        double seconds = Loose.number(body, "expiresIn", Loose.number(body, "expires_in", ASSUMED_SECONDS));
        return seconds >= 1 && seconds <= MOST_SECONDS ? (long) seconds : ASSUMED_SECONDS;
    }

    private static String either(JsonObject body, String camel, String snake) {
        String text = Loose.text(body, camel);
        return text.isEmpty() ? Loose.text(body, snake) : text;
    }

    private static UpstreamException empty() {
        return new UpstreamException(UpstreamFailure.of(Kind.TRANSIENT, "refresh_without_token"));
    }
}
