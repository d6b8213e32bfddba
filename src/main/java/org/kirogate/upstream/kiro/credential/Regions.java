package org.kirogate.upstream.kiro.credential;

import java.util.regex.Pattern;
import org.kirogate.upstream.Credential;

/**
 * Which region's hosts an account is served by (Kiro protocol, section 1.2): the token host's and the data host's are
 * two different things.
 */
public final class Regions {
    /** The data region of all accounts outside Europe, and of the desktop sign-in service. */
    public static final String US = "us-east-1";
    /** The data region of European accounts. */
    public static final String EUROPE = "eu-central-1";

    // A region becomes part of a host name, so nothing else may pass: the parts that AWS makes its commercial and
    // government regions' names of, which new regions keep to.
    private static final Pattern REGION = Pattern.compile(
            "(?:us|us-gov|af|ap|ca|eu|il|me|mx|sa)-(?:(?:north|south)(?:east|west)?|east|west|central)-[1-9]");

    private Regions() {}

    /** Whether the text is a region's name. */
    public static boolean isWellFormed(String region) {
        return REGION.matcher(region).matches();
    }

    /** The region of the host that renews the account's bearer. */
    public static String auth(Credential credential, String configured) {
        String own = credential.attribute(CredentialAttributes.AUTH_REGION);
        if (isWellFormed(own)) {
            return own;
        }
        return CredentialKind.of(credential) == CredentialKind.SOCIAL ? US : configured;
    }

    /** The region of the host that serves the account's data: its profile's, else its own, else the configured one. */
    public static String data(Credential credential, String configured) {
        String arn = credential.attribute(CredentialAttributes.PROFILE_ARN);
        if (ProfileArn.isWellFormed(arn)) {
            return dataRegion(ProfileArn.region(arn));
        }
        String own = credential.attribute(CredentialAttributes.API_REGION);
        return dataRegion(isWellFormed(own) ? own : configured);
    }

    /** The region that serves data for accounts of a region: only two do. */
    public static String dataRegion(String region) {
        return region.startsWith("eu-") ? EUROPE : US;
    }

    /** The other of the two data regions. */
    public static String other(String dataRegion) {
        return dataRegion.equals(EUROPE) ? US : EUROPE;
    }
}
