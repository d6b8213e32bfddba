package org.kirogate.upstream.kiro.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.CredentialFormatException;

class CredentialReaderTest {
    private static final String REFRESH = "aor" + "A1b2".repeat(30);
    private static final String OTHER = "aor" + "Z9y8".repeat(30);
    private static final String KEY = "ksk_0123456789abcdef";
    private static final String ARN = "arn:aws:codewhisperer:eu-central-1:000000000000:profile/FIXTUREPROF1";

    private static Credential one(String text) {
        List<Credential> read = all(text);
        assertEquals(1, read.size());
        return read.get(0);
    }

    private static List<Credential> all(String text) {
        return CredentialReader.read(text).stream()
                .map(entry -> assertInstanceOf(CredentialEntry.Whole.class, entry, entry::reason).credential())
                .toList();
    }

    private static String refusal(String text) {
        String message = reason(text);
        assertFalse(message.contains(REFRESH.substring(0, 12)), "no secret in a message: " + message);
        return message;
    }

    /** Of the text as a whole, or of the one entry that is none. */
    private static String reason(String text) {
        try {
            List<String> reasons = CredentialReader.read(text).stream()
                    .map(CredentialEntry::reason).filter(reason -> !reason.isEmpty()).toList();
            assertEquals(1, reasons.size(), text);
            return reasons.get(0);
        } catch (CredentialFormatException e) {
            return e.getMessage();
        }
    }

    @Test
    void aPlainRefreshTokenIsSocial() {
        Credential credential = one("  " + REFRESH + "\n");
        assertEquals("social", credential.kind());
        assertEquals(REFRESH, credential.refreshToken());
        assertEquals(Instant.EPOCH, credential.expiresAt());
    }

    @Test
    void aKeyIsAnApiKeyThatNeverEnds() {
        Credential credential = one(KEY);
        assertEquals("api_key", credential.kind());
        assertEquals(KEY, credential.accessToken());
        assertEquals("", credential.refreshToken());
        assertEquals(Instant.MAX, credential.expiresAt());
        assertEquals("api_key", one("{\"kiroApiKey\":\"" + KEY + "\",\"region\":\"eu-west-1\"}").kind());
    }

    @Test
    void theIdesFileOfASocialSignInIsRead() {
        Credential credential = one("""
                {"accessToken":"aoaX","refreshToken":"%s","profileArn":"%s","expiresAt":"2026-01-02T03:04:05.678Z",
                 "authMethod":"social","provider":"Google"}""".formatted(REFRESH, ARN));
        assertEquals("social", credential.kind());
        assertEquals(Instant.parse("2026-01-02T03:04:05.678Z"), credential.expiresAt());
        assertEquals(ARN, credential.attribute(CredentialAttributes.PROFILE_ARN));
        assertEquals(CredentialAttributes.SOURCE_REAL, credential.attribute(CredentialAttributes.PROFILE_SOURCE));
        assertEquals("eu-central-1", Regions.data(credential, "us-east-1"));
    }

    @Test
    void clientIdAndSecretMeanBuilderIdAndAnOrganisationsPortalMeansIdc() {
        String client = "{\"refreshToken\":\"" + REFRESH + "\",\"clientId\":\"c\",\"clientSecret\":\"s\"%s}";
        assertEquals("builder_id", one(client.formatted("")).kind());
        assertEquals("builder_id",
                one(client.formatted(",\"startUrl\":\"https://view.awsapps.com/start/#/\"")).kind());
        assertEquals("idc", one(client.formatted(",\"startUrl\":\"https://acme.awsapps.com/start\"")).kind());
        assertEquals("builder_id", one(client.formatted(",\"authMethod\":\"IdC\",\"provider\":\"BuilderId\"")).kind());
        assertEquals("idc", one(client.formatted(",\"authMethod\":\"IdC\",\"provider\":\"Enterprise\"")).kind());
        assertEquals("eu-west-1", one(client.formatted(",\"region\":\"eu-west-1\""))
                .attribute(CredentialAttributes.AUTH_REGION));
    }

    @Test
    void snakeCaseOfAnExternalIdentityProviderIsRead() {
        Credential credential = one("""
                {"access_token":"eyJ","refresh_token":"%s","client_id":"app",
                 "token_endpoint":"https://login.microsoftonline.com/t/oauth2/v2.0/token","scopes":["a","b"],
                 "expires_at":1796083200000}""".formatted(REFRESH));
        assertEquals("external_idp", credential.kind());
        assertEquals("a b", credential.attribute(CredentialAttributes.SCOPES));
        assertEquals(Instant.ofEpochSecond(1796083200L), credential.expiresAt());
    }

    @Test
    void theEndpointIsWorkedOutOfTheIssuer() {
        Credential credential = one("""
                {"refreshToken":"%s","authMethod":"entra","clientId":"app",
                 "issuerUrl":"https://login.microsoftonline.com/tenant-1/v2.0"}""".formatted(REFRESH));
        assertEquals("https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token",
                credential.attribute(CredentialAttributes.TOKEN_ENDPOINT));
    }

    @Test
    void anAccountManagersExportIsRead() {
        List<Credential> read = all("""
                {"version":"1","accounts":[
                 {"id":"1","email":"a@example.com","idp":"Google","credentials":{"refreshToken":"%s",
                  "expiresAt":1796083200000}},
                 {"id":"2","email":"b@example.com","credentials":{"refreshToken":"%s","clientId":"c","clientSecret":"s",
                  "region":"us-east-1","provider":"BuilderId"}}],"groups":[]}""".formatted(REFRESH, OTHER));
        assertEquals(List.of("social", "builder_id"), read.stream().map(Credential::kind).toList());
        assertEquals("a@example.com", read.get(0).attribute(CredentialAttributes.EMAIL));
    }

    @Test
    void jsonLinesAreRead() {
        List<Credential> read = all("{\"auth\":\"Social\",\"refreshToken\":\"" + REFRESH + "\"}\n\n"
                + "{\"auth\":\"IdC\",\"refreshToken\":\"" + OTHER + "\",\"clientId\":\"c\",\"clientSecret\":\"s\"}");
        assertEquals(List.of("social", "builder_id"), read.stream().map(Credential::kind).toList());
    }

    @Test
    void cardLinesAreReadAndThePasswordIsNotKept() {
        Credential credential = one("a@example.com----hunter2----" + REFRESH + "----cid----csec----BuilderId");
        assertEquals("builder_id", credential.kind());
        assertFalse(credential.attributes().containsValue("hunter2"));
        assertEquals("cid", credential.attribute(CredentialAttributes.CLIENT_ID));
    }

    @Test
    void textAndCsvWithHeadersAreRead() {
        assertEquals("a@example.com",
                one("a@example.com," + REFRESH + ",nick,Google").attribute(CredentialAttributes.EMAIL));
        Credential csv = one("\uFEFF邮箱,昵称,登录方式,RefreshToken,ClientId,ClientSecret,Region\n"
                + "a@example.com,\"one, two\",BuilderId," + REFRESH + ",cid,csec,us-east-1");
        assertEquals("builder_id", csv.kind());
        assertEquals("one, two", csv.attribute(CredentialAttributes.NICKNAME));
    }

    @Test
    void packedTokensAreRead() {
        assertEquals("builder_id", one(REFRESH + "|cid|csec|idc").kind());
        assertEquals("social", one(REFRESH + "|desktop").kind());
        assertEquals("builder_id", one("{\"type\":\"oauth\",\"refresh\":\"" + REFRESH + "|cid|csec|idc\"}").kind());
        assertTrue(refusal(REFRESH + "|a|b|idc|more").contains("5 fields"));
    }

    @Test
    void severalLinesAreSeveralCredentials() {
        assertEquals(3, CredentialReader.read("# mine\n" + REFRESH + "\n" + KEY + "\n" + OTHER).size());
    }

    @Test
    void aCutRefreshTokenIsRefused() {
        assertTrue(refusal("aorShort").contains("8 characters"));
        assertTrue(refusal(REFRESH + "..." + REFRESH).contains("shortened"));
        assertTrue(refusal(REFRESH + " " + REFRESH).contains("blanks"));
    }

    @Test
    void mixedInputIsRefusedWithItsPlace() {
        String only = "{\"refreshToken\":\"" + REFRESH + "\",\"clientId\":\"c\"}";
        String both = "[{\"refreshToken\":\"" + OTHER + "\"}," + only + "]";
        assertTrue(refusal(both).startsWith("entry 2 has only one of"));
        assertTrue(refusal("{\"refreshToken\":\"" + REFRESH + "\",\"provider\":\"Enterprise\"}").contains("clientId"));
    }

    @Test
    void endpointsAndRegionsThatLeadElsewhereAreRefused() {
        for (String endpoint : List.of("http://login.microsoftonline.com/t/token", "https://127.0.0.1/t",
                "https://login.microsoftonline.com.evil.example/t", "https://login.microsoftonline.com:8443/t",
                "https://evilmicrosoftonline.com/t", "https://u@login.microsoftonline.com/t", "nonsense")) {
            assertTrue(refusal("{\"refreshToken\":\"" + REFRESH + "\",\"clientId\":\"c\","
                    + "\"tokenEndpoint\":\"" + endpoint
                    + "\"}").contains("not allowed"), endpoint);
        }
        assertTrue(refusal("{\"refreshToken\":\"" + REFRESH + "\",\"clientId\":\"c\",\"clientSecret\":\"s\","
                + "\"region\":\"evil.example/#\"}").contains("region"));
    }

    @Test
    void whatIsNoCredentialIsSaidSo() {
        assertTrue(refusal("  ").contains("empty"));
        assertTrue(refusal("[]").contains("no credential"));
        assertTrue(refusal("{\"refreshToken\":").contains("not valid JSON"));
        assertTrue(refusal("{\"email\":\"a@example.com\"}").contains("no refresh token"));
        assertTrue(refusal("{\"kiroApiKey\":\"sk-1234567890123456\"}").contains("ksk_"));
        assertTrue(refusal("[1]").contains("entry 1"));
    }

    @Test
    void sharedProfilesOfAFileAreNotTakenForTheAccountsOwn() {
        Credential credential = one("{\"refreshToken\":\"" + REFRESH + "\",\"profileArn\":\""
                + ProfileArn.BUILDER_ID_SERVICE + "\"}");
        assertEquals("", credential.attribute(CredentialAttributes.PROFILE_ARN));
    }
}
