package org.kirogate.simulator.account;

/** The five kinds of credentials (Kiro protocol, section 1.1). */
public enum AccountKind {

    SOCIAL("SSO_OIDC"),
    BUILDER_ID("SSO_OIDC"),
    IDC("SSO_OIDC"),
    EXTERNAL_IDP("EXTERNAL_IDP"),
    API_KEY("API_KEY");

    private final String tokenType;

    AccountKind(String tokenType) {
        this.tokenType = tokenType;
    }

    /** What the header {@code TokenType} says for it. */
    public String tokenType() {
        return tokenType;
    }

    /** Whether the service insists on that header. */
    public boolean needsTokenType() {
        return switch (this) {
            case EXTERNAL_IDP, API_KEY -> true;
            case SOCIAL, BUILDER_ID, IDC -> false;
        };
    }
}
