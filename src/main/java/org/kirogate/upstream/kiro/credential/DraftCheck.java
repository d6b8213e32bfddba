package org.kirogate.upstream.kiro.credential;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialFormatException;
import org.kirogate.upstream.kiro.credential.Draft.Field;

/** Turns a draft into a credential, or says what is wrong with it (Kiro protocol, section 1.1). Pure functions. */
final class DraftCheck {
    /** A refresh token is longer than this; a shorter one was cut when it was copied. */
    private static final int SHORTEST_REFRESH_TOKEN = 100;
    private static final int SHORTEST_API_KEY = 8;
    private static final String BUILDER_ID_START_URL = "https://view.awsapps.com/start";
    /** More than any field has: the client secrets of AWS and the tokens of Entra ID have a few thousand. */
    private static final int LONGEST_VALUE = 16_384;
    private static final int LONGEST_ADDRESS = 2_048;

    private DraftCheck() {}

    /**
     * The credential that a draft describes.
     *
     * @throws CredentialFormatException when something is missing, mixed up or cut
     */
    static Credential credential(Draft draft) {
        if (!draft.problem().isEmpty()) {
            throw wrong(draft, draft.problem());
        }
        checkValues(draft);
        if (isApiKey(draft)) {
            return apiKey(draft);
        }
        if (!draft.has(Field.REFRESH_TOKEN)) {
            throw wrong(draft, "has no refresh token (refreshToken) and no API key (kiroApiKey)");
        }
        CredentialKind kind = kind(draft);
        checkRefreshToken(draft);
        checkClient(draft, kind);
        Map<String, String> attributes = attributes(draft, kind);
        String access = bearer(draft);
        Instant expiresAt = access.isEmpty() ? Instant.EPOCH : Expiry.of(draft.value(Field.EXPIRES_AT));
        return new Credential(kind.wireName(), access, draft.value(Field.REFRESH_TOKEN), expiresAt, attributes);
    }

    /** Values end up in bodies, headers and lists: nothing in them may break out of its place. */
    private static void checkValues(Draft draft) {
        for (Field field : Field.values()) {
            String value = draft.value(field);
            if (value.length() > LONGEST_VALUE) {
                throw wrong(draft, "has a " + field.label() + " of " + value.length() + " characters; at most "
                        + LONGEST_VALUE + " are allowed");
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw wrong(draft, "has a " + field.label() + " with line breaks or other control characters in it");
            }
        }
    }

    /** A damaged bearer is worth nothing: without one the account is renewed first. */
    private static String bearer(Draft draft) {
        String access = draft.value(Field.ACCESS_TOKEN);
        return isPrintable(access) ? access : "";
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static boolean isApiKey(Draft draft) {
        return draft.has(Field.API_KEY)
                || draft.value(Field.REFRESH_TOKEN).startsWith(CredentialKind.API_KEY_PREFIX)
                || wordOf(draft).filter(CredentialKind.API_KEY::equals).isPresent();
    }

    private static Credential apiKey(Draft draft) {
        String key = draft.has(Field.API_KEY) ? draft.value(Field.API_KEY) : draft.value(Field.REFRESH_TOKEN);
        if (key.isEmpty()) {
            key = draft.value(Field.ACCESS_TOKEN);
        }
        if (!key.startsWith(CredentialKind.API_KEY_PREFIX)) {
            throw wrong(draft, "has an API key that does not begin with " + CredentialKind.API_KEY_PREFIX);
        }
        checkWhole(draft, key, SHORTEST_API_KEY, "API key");
        return new Credential(CredentialKind.API_KEY.wireName(), key, "", Instant.MAX,
                attributes(draft, CredentialKind.API_KEY));
    }

    private static CredentialKind kind(Draft draft) {
        Optional<CredentialKind> word = wordOf(draft);
        boolean organisation = draft.has(Field.START_URL) && !isBuilderIdPortal(draft.value(Field.START_URL));
        if (word.isPresent()) {
            return word.get() == CredentialKind.BUILDER_ID && organisation ? CredentialKind.IDC : word.get();
        }
        if (draft.has(Field.TOKEN_ENDPOINT)) {
            return CredentialKind.EXTERNAL_IDP;
        }
        boolean client = draft.has(Field.CLIENT_ID) || draft.has(Field.CLIENT_SECRET);
        if (client || CredentialKind.isOidcWord(draft.value(Field.METHOD))
                || CredentialKind.isOidcWord(draft.value(Field.PROVIDER))) {
            return organisation ? CredentialKind.IDC : CredentialKind.BUILDER_ID;
        }
        return CredentialKind.SOCIAL;
    }

    private static Optional<CredentialKind> wordOf(Draft draft) {
        return CredentialKind.ofWord(draft.value(Field.METHOD))
                .or(() -> CredentialKind.ofWord(draft.value(Field.PROVIDER)));
    }

    private static boolean isBuilderIdPortal(String startUrl) {
        return startUrl.replaceAll("[#/]+$", "").equalsIgnoreCase(BUILDER_ID_START_URL);
    }

    private static void checkRefreshToken(Draft draft) {
        checkWhole(draft, draft.value(Field.REFRESH_TOKEN), SHORTEST_REFRESH_TOKEN, "refresh token");
    }

    private static void checkWhole(Draft draft, String secret, int shortest, String what) {
        if (secret.contains("...") || secret.contains("…")) {
            throw wrong(draft, "has a shortened " + what + " (with '...' inside); copy the whole of it");
        }
        if (secret.length() < shortest) {
            throw wrong(draft, "has a " + what + " of " + secret.length() + " characters; a whole one has at least "
                    + shortest);
        }
        if (!isPrintable(secret)) {
            throw wrong(draft, "has a " + what + " with blanks or other characters that do not belong in it");
        }
    }

    private static void checkClient(Draft draft, CredentialKind kind) {
        boolean id = draft.has(Field.CLIENT_ID);
        boolean secret = draft.has(Field.CLIENT_SECRET);
        if (kind == CredentialKind.EXTERNAL_IDP) {
            checkExternalIdp(draft, id);
            return;
        }
        if (id != secret) {
            throw wrong(draft, "has only one of clientId and clientSecret; give both, or neither for a social sign-in");
        }
        if (kind.isOidc() && !id) {
            throw wrong(draft, "is of kind " + kind.wireName() + " and needs clientId and clientSecret; "
                    + "the Kiro IDE keeps them in the file that clientIdHash names");
        }
    }

    private static void checkExternalIdp(Draft draft, boolean clientId) {
        if (!clientId) {
            throw wrong(draft, "is of kind external_idp and needs clientId");
        }
        String endpoint = endpoint(draft);
        if (endpoint.isEmpty()) {
            throw wrong(draft, "is of kind external_idp and needs tokenEndpoint");
        }
        if (TokenEndpoint.allowed(endpoint).isEmpty()) {
            throw wrong(draft, "has a tokenEndpoint that is not allowed; "
                    + "it must be https on a host of microsoftonline.com, .us or .cn, without a port, a user or a query");
        }
    }

    private static String endpoint(Draft draft) {
        return draft.has(Field.TOKEN_ENDPOINT)
                ? draft.value(Field.TOKEN_ENDPOINT)
                : TokenEndpoint.ofIssuer(draft.value(Field.ISSUER_URL));
    }

    private static Map<String, String> attributes(Draft draft, CredentialKind kind) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (kind.isOidc() || kind == CredentialKind.EXTERNAL_IDP) {
            keep(attributes, CredentialAttributes.CLIENT_ID, draft.value(Field.CLIENT_ID));
        }
        if (kind.isOidc()) {
            keep(attributes, CredentialAttributes.CLIENT_SECRET, draft.value(Field.CLIENT_SECRET));
            keep(attributes, CredentialAttributes.START_URL, address(draft, Field.START_URL));
        }
        if (kind == CredentialKind.EXTERNAL_IDP) {
            keep(attributes, CredentialAttributes.TOKEN_ENDPOINT, endpoint(draft));
            keep(attributes, CredentialAttributes.ISSUER_URL, address(draft, Field.ISSUER_URL));
            keep(attributes, CredentialAttributes.SCOPES, draft.value(Field.SCOPES));
        }
        keep(attributes, CredentialAttributes.EMAIL, draft.value(Field.EMAIL));
        keep(attributes, CredentialAttributes.NICKNAME, draft.value(Field.NICKNAME));
        keep(attributes, CredentialAttributes.PROVIDER, draft.value(Field.PROVIDER));
        keep(attributes, CredentialAttributes.DIALECT, dialect(draft));
        keepRegions(attributes, draft, kind);
        keepProfile(attributes, draft);
        return attributes;
    }

    private static void keep(Map<String, String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, value);
        }
    }

    /** Nothing calls these addresses: they tell accounts apart and go out again with an export. */
    private static String address(Draft draft, Field field) {
        String address = draft.value(field);
        boolean kept = address.length() <= LONGEST_ADDRESS && address.startsWith("https://") && isPrintable(address);
        return kept ? address : "";
    }

    private static String dialect(Draft draft) {
        String dialect = draft.value(Field.DIALECT);
        if (!dialect.isEmpty() && !dialect.matches("runtime|runtime-cw|q-legacy")) {
            throw wrong(draft, "names a dialect that is unknown; allowed are runtime, runtime-cw and q-legacy");
        }
        return dialect;
    }

    /** A plain {@code region} is the token host's, except that an API key has only a data region. */
    private static void keepRegions(Map<String, String> attributes, Draft draft, CredentialKind kind) {
        String auth = region(draft, Field.AUTH_REGION);
        String api = region(draft, Field.API_REGION);
        String plain = region(draft, Field.REGION);
        if (auth.isEmpty() && kind.isOidc()) {
            auth = plain;
        }
        if (api.isEmpty() && (kind == CredentialKind.API_KEY || kind == CredentialKind.EXTERNAL_IDP)) {
            api = plain;
        }
        keep(attributes, CredentialAttributes.AUTH_REGION, auth);
        keep(attributes, CredentialAttributes.API_REGION, api);
    }

    private static String region(Draft draft, Field field) {
        String region = draft.value(field);
        if (!region.isEmpty() && !Regions.isWellFormed(region)) {
            throw wrong(draft, "has a region that is none; a region looks like us-east-1");
        }
        return region;
    }

    /**
     * A shared profile in a file says nothing about the account, a damaged one is worth less than asking the service.
     */
    private static void keepProfile(Map<String, String> attributes, Draft draft) {
        String arn = draft.value(Field.PROFILE_ARN);
        if (ProfileArn.isWellFormed(arn) && !ProfileArn.isShared(arn)) {
            attributes.put(CredentialAttributes.PROFILE_ARN, arn);
            attributes.put(CredentialAttributes.PROFILE_SOURCE, CredentialAttributes.SOURCE_REAL);
        }
    }

    private static CredentialFormatException wrong(Draft draft, String what) {
        return new CredentialFormatException(draft.place() + " " + what + ".");
    }
}
