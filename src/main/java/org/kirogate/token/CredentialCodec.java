package org.kirogate.token;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.kirogate.secret.Digests;
import org.kirogate.secret.SealException;
import org.kirogate.secret.SecretBox;
import org.kirogate.upstream.Credential;

/** Credentials to sealed texts and back, and the digests that find them again. Thread-safe. */
final class CredentialCodec {
    private static final String CONTEXT = "tokens.credential";
    private static final String IDENTITY = "token_identity";
    private static final String SALT = "token_salt";

    private final SecretBox box;
    private final Digests digests;

    CredentialCodec(SecretBox box, Digests digests) {
        this.box = box;
        this.digests = digests;
    }

    String seal(Credential credential) {
        JsonObject attributes = new JsonObject();
        credential.attributes().forEach(attributes::addProperty);
        JsonObject json = new JsonObject();
        json.addProperty("kind", credential.kind());
        json.addProperty("accessToken", credential.accessToken());
        json.addProperty("refreshToken", credential.refreshToken());
        json.addProperty("expiresAt", credential.expiresAt().equals(Instant.MAX)
                ? Long.MAX_VALUE : credential.expiresAt().toEpochMilli());
        json.add("attributes", attributes);
        return box.seal(json.toString(), CONTEXT);
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws SealException when its key is gone or it was changed
     */
    Credential open(String sealed) {
        JsonObject json = JsonParser.parseString(box.open(sealed, CONTEXT)).getAsJsonObject();
        Map<String, String> attributes = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject("attributes").entrySet()) {
            attributes.put(entry.getKey(), entry.getValue().getAsString());
        }
        long expiresAt = json.get("expiresAt").getAsLong();
        return new Credential(
                json.get("kind").getAsString(),
                json.get("accessToken").getAsString(),
                json.get("refreshToken").getAsString(),
                expiresAt == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(expiresAt),
                attributes);
    }

    /** Whether a sealed text uses the current key. */
    boolean current(String sealed) {
        return box.current(sealed);
    }

    /** What tells whether a credential is already stored, 64 hex digits. */
    String digest(Credential credential) {
        return digests.hmac(IDENTITY, credential.identity());
    }

    /** A stable text a token that nobody outside can work out. */
    String salt(long tokenId) {
        return digests.hmac(SALT, Long.toString(tokenId));
    }
}
