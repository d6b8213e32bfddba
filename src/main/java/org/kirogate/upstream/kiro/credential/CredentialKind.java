package org.kirogate.upstream.kiro.credential;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kirogate.upstream.Credential;

/** The five sorts of Kiro accounts (Kiro protocol, section 1.1). */
public enum CredentialKind {
    /** Google or GitHub sign-in, renewed at the desktop sign-in service. */
    SOCIAL("social", "SSO_OIDC"),
    /** AWS Builder ID, renewed at AWS SSO-OIDC. */
    BUILDER_ID("builder_id", "SSO_OIDC"),
    /** IAM Identity Center, renewed at AWS SSO-OIDC in the portal's region. */
    IDC("idc", "SSO_OIDC"),
    /** An external identity provider (Entra ID), renewed at its own token endpoint. */
    EXTERNAL_IDP("external_idp", "EXTERNAL_IDP"),
    /** An API key, which never ends. */
    API_KEY("api_key", "API_KEY");

    /** What every API key begins with. */
    public static final String API_KEY_PREFIX = "ksk_";

    private static final Map<String, CredentialKind> WORDS = Map.ofEntries(
            Map.entry("social", SOCIAL),
            Map.entry("google", SOCIAL),
            Map.entry("github", SOCIAL),
            Map.entry("imported", SOCIAL),
            Map.entry("kirodesktop", SOCIAL),
            Map.entry("desktop", SOCIAL),
            Map.entry("builderid", BUILDER_ID),
            Map.entry("awsbuilderid", BUILDER_ID),
            Map.entry("enterprise", IDC),
            Map.entry("iam", IDC),
            Map.entry("iamidentitycenter", IDC),
            Map.entry("identitycenter", IDC),
            Map.entry("azuread", EXTERNAL_IDP),
            Map.entry("entra", EXTERNAL_IDP),
            Map.entry("entraid", EXTERNAL_IDP),
            Map.entry("microsoft", EXTERNAL_IDP),
            Map.entry("m365", EXTERNAL_IDP),
            Map.entry("office365", EXTERNAL_IDP),
            Map.entry("external", EXTERNAL_IDP),
            Map.entry("externalidp", EXTERNAL_IDP),
            Map.entry("apikey", API_KEY));

    private final String wireName;
    private final String tokenType;

    CredentialKind(String wireName, String tokenType) {
        this.wireName = wireName;
        this.tokenType = tokenType;
    }

    /** The name stored with a credential. */
    public String wireName() {
        return wireName;
    }

    /** The value of the {@code TokenType} header. */
    public String tokenType() {
        return tokenType;
    }

    /** Whether the bearer is made from a client registration at AWS SSO-OIDC. */
    public boolean isOidc() {
        return this == BUILDER_ID || this == IDC;
    }

    /**
     * The kind of a stored credential.
     *
     * @throws IllegalArgumentException when the stored name is none of ours
     */
    public static CredentialKind of(Credential credential) {
        for (CredentialKind kind : values()) {
            if (kind.wireName.equals(credential.kind())) {
                return kind;
            }
        }
        throw new IllegalArgumentException("credential kind '" + credential.kind()
                + "' is unknown; allowed are social, builder_id, idc, external_idp and api_key");
    }

    /**
     * The kind a word of an export file means, in any spelling. The words {@code IdC} and {@code odic} say only that
     * AWS SSO-OIDC renews the bearer; the start URL tells the two apart, so they give nothing here.
     */
    static Optional<CredentialKind> ofWord(String word) {
        return Optional.ofNullable(WORDS.get(squeezed(word)));
    }

    /** Whether a word says "renewed at AWS SSO-OIDC" and no more. */
    static boolean isOidcWord(String word) {
        String squeezed = squeezed(word);
        return squeezed.equals("idc") || squeezed.equals("odic") || squeezed.equals("oidc");
    }

    private static String squeezed(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
