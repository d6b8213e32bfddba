package org.kirogate.upstream.kiro.request;

import org.kirogate.upstream.Credential;
import org.kirogate.upstream.kiro.credential.CredentialAttributes;
import org.kirogate.upstream.kiro.credential.CredentialKind;
import org.kirogate.upstream.kiro.credential.ProfileArn;
import org.kirogate.upstream.kiro.service.WireDialect;

/** Which profile a streaming call names (Kiro protocol, section 3.3). Pure functions. */
public final class ProfileChoice {
    private ProfileChoice() {}

    /**
     * The profile ARN to send, or empty text.
     *
     * @param refused whether the usual choice was refused for this request
     */
    public static String streaming(Credential credential, WireDialect dialect, boolean refused) {
        String arn = credential.attribute(CredentialAttributes.PROFILE_ARN);
        boolean known = ProfileArn.isWellFormed(arn);
        boolean own = known && !ProfileArn.isShared(arn);
        return switch (CredentialKind.of(credential)) {
            case SOCIAL -> known ? arn : ProfileArn.SOCIAL_SERVICE;
            case BUILDER_ID -> own ? arn : builderId(dialect.isAwsJson() != refused);
            case IDC, EXTERNAL_IDP, API_KEY -> own ? arn : "";
        };
    }

    /**
     * The runtime surface wants the shared profile of Builder IDs, the legacy one mostly none: the other is the repair.
     */
    private static String builderId(boolean named) {
        return named ? ProfileArn.BUILDER_ID_SERVICE : "";
    }
}
