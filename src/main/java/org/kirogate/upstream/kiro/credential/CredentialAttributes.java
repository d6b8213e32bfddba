package org.kirogate.upstream.kiro.credential;

/**
 * Names of the attributes that a Kiro {@link org.kirogate.upstream.Credential} may carry (Kiro protocol, section 1.2).
 */
public final class CredentialAttributes {
    /** OIDC client registration, or the application's id at an external identity provider. */
    public static final String CLIENT_ID = "client_id";
    /** Secret of the OIDC client registration. */
    public static final String CLIENT_SECRET = "client_secret";
    /** Start URL of the sign-in portal. */
    public static final String START_URL = "start_url";
    /** Where an external identity provider renews tokens. */
    public static final String TOKEN_ENDPOINT = "token_endpoint";
    /** The external identity provider. */
    public static final String ISSUER_URL = "issuer_url";
    /** Scopes to ask an external identity provider for, separated by blanks. */
    public static final String SCOPES = "scopes";
    /** Region of the token host. */
    public static final String AUTH_REGION = "auth_region";
    /** Region of the data host, when no profile says it. */
    public static final String API_REGION = "api_region";
    /** The account's own profile; never one of the service's shared ones unless its refresh returned it. */
    public static final String PROFILE_ARN = "profile_arn";
    /** How the profile is known: {@link #SOURCE_REAL} or {@link #SOURCE_NONE}. */
    public static final String PROFILE_SOURCE = "profile_source";
    /** Wire dialect of this account, in place of the configured one. */
    public static final String DIALECT = "dialect";
    /** Whose account it is; personal, never logged. */
    public static final String EMAIL = "email";
    /** Who signed the person in: {@code Google}, {@code Github}, {@code BuilderId}, {@code Enterprise}. */
    public static final String PROVIDER = "provider";
    /** A name that the export gave the account. */
    public static final String NICKNAME = "nickname";

    /** The service, an export or a refresh named the profile. */
    public static final String SOURCE_REAL = "real";
    /** The service was asked and has no profile for this account. */
    public static final String SOURCE_NONE = "none";

    private CredentialAttributes() {}
}
