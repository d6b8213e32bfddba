package org.kirogate.upstream.kiro.credential;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.json.Json;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.NamedCredential;

/**
 * Writes credentials as a JSON array of flat objects in camel case, the shape most tools of the ecosystem read (Kiro
 * protocol, section 1.5), and {@link CredentialReader} takes back whole. Pure functions.
 */
public final class CredentialWriter {
    /** Attributes that are written under one name each, whatever the kind. */
    private static final Map<String, String> NAMES = Map.of(
            CredentialAttributes.CLIENT_ID, "clientId",
            CredentialAttributes.CLIENT_SECRET, "clientSecret",
            CredentialAttributes.START_URL, "startUrl",
            CredentialAttributes.TOKEN_ENDPOINT, "tokenEndpoint",
            CredentialAttributes.ISSUER_URL, "issuerUrl",
            CredentialAttributes.SCOPES, "scopes",
            CredentialAttributes.AUTH_REGION, "authRegion",
            CredentialAttributes.API_REGION, "apiRegion",
            CredentialAttributes.DIALECT, "dialect",
            CredentialAttributes.EMAIL, "email");

    private CredentialWriter() {}

    /** The text of these credentials, in their order. */
    public static String write(List<NamedCredential> credentials) {
        JsonArray array = new JsonArray();
        credentials.forEach(named -> array.add(object(named)));
        return Json.GSON.toJson(array);
    }

    private static JsonObject object(NamedCredential named) {
        Credential credential = named.credential();
        CredentialKind kind = CredentialKind.of(credential);
        JsonObject object = new JsonObject();
        put(object, "nickname", named.name());
        put(object, "authMethod", method(kind));
        put(object, "provider", provider(credential, kind));
        if (kind == CredentialKind.API_KEY) {
            put(object, "kiroApiKey", credential.accessToken());
        } else {
            put(object, "refreshToken", credential.refreshToken());
            put(object, "accessToken", credential.accessToken());
            put(object, "expiresAt", ends(credential));
        }
        NAMES.keySet().stream().sorted().forEach(name -> put(object, NAMES.get(name), credential.attribute(name)));
        put(object, "region", region(credential, kind));
        put(object, "profileArn", credential.attribute(CredentialAttributes.PROFILE_ARN));
        return object;
    }

    /** The tools know one word for both sorts that AWS SSO-OIDC renews; the provider tells them apart. */
    private static String method(CredentialKind kind) {
        return switch (kind) {
            case SOCIAL -> "social";
            case BUILDER_ID, IDC -> "IdC";
            case EXTERNAL_IDP -> "external_idp";
            case API_KEY -> "api_key";
        };
    }

    private static String provider(Credential credential, CredentialKind kind) {
        String own = credential.attribute(CredentialAttributes.PROVIDER);
        if (!kind.isOidc() || CredentialKind.ofWord(own).equals(Optional.of(kind))) {
            return own;
        }
        return kind == CredentialKind.BUILDER_ID ? "BuilderId" : "Enterprise";
    }

    private static String ends(Credential credential) {
        boolean known = !credential.accessToken().isEmpty() && !credential.expiresAt().equals(Instant.EPOCH);
        return known ? credential.expiresAt().toString() : "";
    }

    /** What tools call the region is the token host's, for kinds without one the data host's. */
    private static String region(Credential credential, CredentialKind kind) {
        boolean data = kind == CredentialKind.API_KEY || kind == CredentialKind.EXTERNAL_IDP;
        return credential.attribute(data ? CredentialAttributes.API_REGION : CredentialAttributes.AUTH_REGION);
    }

    private static void put(JsonObject object, String name, String value) {
        if (!value.isEmpty()) {
            object.addProperty(name, value);
        }
    }
}
