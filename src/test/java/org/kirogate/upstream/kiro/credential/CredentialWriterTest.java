package org.kirogate.upstream.kiro.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.NamedCredential;

class CredentialWriterTest {
    private static final String REFRESH = "aor" + "A1b2".repeat(30);
    private static final String ARN = "arn:aws:codewhisperer:eu-central-1:000000000000:profile/FIXTUREPROF1";
    private static final Instant ENDS = Instant.parse("2026-11-02T03:04:05.678Z");

    private static Credential credential(CredentialKind kind, String... attributes) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            map.put(attributes[i], attributes[i + 1]);
        }
        boolean key = kind == CredentialKind.API_KEY;
        return new Credential(kind.wireName(), key ? "ksk_0123456789abcdef" : "aoaBearer", key ? "" : REFRESH,
                key ? Instant.MAX : ENDS, map);
    }

    private static Credential full(CredentialKind kind) {
        return switch (kind) {
            case SOCIAL -> credential(kind, CredentialAttributes.PROVIDER, "Google", CredentialAttributes.EMAIL,
                    "a@example.com", CredentialAttributes.PROFILE_ARN, ARN, CredentialAttributes.PROFILE_SOURCE,
                    CredentialAttributes.SOURCE_REAL, CredentialAttributes.DIALECT, "q-legacy");
            case BUILDER_ID -> credential(kind, CredentialAttributes.PROVIDER, "BuilderId",
                    CredentialAttributes.CLIENT_ID, "c", CredentialAttributes.CLIENT_SECRET, "s",
                    CredentialAttributes.AUTH_REGION, "us-west-2", CredentialAttributes.START_URL,
                    "https://view.awsapps.com/start");
            case IDC -> credential(kind, CredentialAttributes.PROVIDER, "Enterprise",
                    CredentialAttributes.CLIENT_ID, "c", CredentialAttributes.CLIENT_SECRET, "s", CredentialAttributes.AUTH_REGION, "eu-west-1",
                    CredentialAttributes.API_REGION, "eu-central-1", CredentialAttributes.START_URL,
                    "https://acme.awsapps.com/start", CredentialAttributes.PROFILE_ARN, ARN,
                    CredentialAttributes.PROFILE_SOURCE, CredentialAttributes.SOURCE_REAL);
            case EXTERNAL_IDP -> credential(kind, CredentialAttributes.PROVIDER, "AzureAD",
                    CredentialAttributes.CLIENT_ID, "app", CredentialAttributes.TOKEN_ENDPOINT,
                    "https://login.microsoftonline.com/t/oauth2/v2.0/token", CredentialAttributes.ISSUER_URL,
                    "https://login.microsoftonline.com/t/v2.0", CredentialAttributes.SCOPES, "a b",
                    CredentialAttributes.API_REGION, "us-east-1", CredentialAttributes.AUTH_REGION, "us-east-1");
            case API_KEY -> credential(kind, CredentialAttributes.API_REGION, "eu-central-1");
        };
    }

    @Test
    void everyKindComesBackWholeWithItsName() {
        for (CredentialKind kind : CredentialKind.values()) {
            Credential given = full(kind).with(CredentialAttributes.NICKNAME, "团队, \"1\"");
            String text = CredentialWriter.write(List.of(new NamedCredential("团队, \"1\"", given)));
            CredentialEntry.Whole read = (CredentialEntry.Whole) CredentialReader.read(text).get(0);
            assertEquals(given, read.credential(), text);
            assertEquals("团队, \"1\"", read.label());
        }
    }

    @Test
    void whatSaysLeastComesBackAsTheSameKind() {
        for (CredentialKind kind : CredentialKind.values()) {
            Credential given = switch (kind) {
                case SOCIAL, API_KEY -> credential(kind);
                case BUILDER_ID, IDC -> credential(kind, CredentialAttributes.CLIENT_ID, "c",
                        CredentialAttributes.CLIENT_SECRET, "s");
                case EXTERNAL_IDP -> credential(kind, CredentialAttributes.CLIENT_ID, "c",
                        CredentialAttributes.TOKEN_ENDPOINT, "https://login.microsoftonline.com/t/oauth2/v2.0/token");
            };
            String text = CredentialWriter.write(List.of(new NamedCredential("", given)));
            CredentialEntry.Whole read = (CredentialEntry.Whole) CredentialReader.read(text).get(0);
            assertEquals(kind.wireName(), read.credential().kind(), text);
            assertEquals(given.identity(), read.credential().identity());
        }
    }

    @Test
    void namesAreThoseThatOtherToolsRead() {
        String text = CredentialWriter.write(List.of(new NamedCredential("n", full(CredentialKind.BUILDER_ID))));
        JsonObject written = JsonParser.parseString(text).getAsJsonArray().get(0).getAsJsonObject();
        assertEquals("IdC", written.get("authMethod").getAsString());
        assertEquals("BuilderId", written.get("provider").getAsString());
        assertEquals("us-west-2", written.get("region").getAsString());
        assertEquals("2026-11-02T03:04:05.678Z", written.get("expiresAt").getAsString());
        assertFalse(written.has("profileArn"));
        assertEquals("[]", CredentialWriter.write(List.of()));
    }
}
