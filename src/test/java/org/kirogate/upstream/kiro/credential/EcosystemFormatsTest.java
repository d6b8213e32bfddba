package org.kirogate.upstream.kiro.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kirogate.upstream.CredentialEntry;

/** Every shape of the table of import formats (Kiro protocol, section 1.5): what is read out of it. */
class EcosystemFormatsTest {
    private static final String ONE = "aor" + "A1b2".repeat(30);
    private static final String TWO = "aor" + "Z9y8".repeat(30);
    private static final String ENTRA = "0.A" + "Q7w6".repeat(30);

    private record Shape(String tool, String text, List<String> kinds) {}

    @TestFactory
    Stream<DynamicTest> isReadWhole() {
        return Stream.of(
                new Shape("kiro.rs", """
                        [{"refreshToken":"ONE","accessToken":"aoaX","profileArn":"","expiresAt":"2026-01-02T03:04:05Z",
                          "authMethod":"social","priority":0,"machineId":"m","proxyUrl":"direct","disabled":false},
                         {"refreshToken":"TWO","authMethod":"idc","clientId":"c","clientSecret":"s","priority":1,
                          "authRegion":"us-east-1","apiRegion":"us-east-1","endpoint":"ide"},
                         {"kiroApiKey":"ksk_0123456789","authMethod":"api_key"}]""",
                        List.of("social", "builder_id", "api_key")),
                new Shape("account manager, nested", """
                        {"version":"1.8","exportedAt":1,"accounts":[{"id":"a","email":"a@example.com","idp":"Github",
                          "credentials":{"accessToken":"x","csrfToken":"y","refreshToken":"ONE","expiresAt":1796083200},
                          "subscription":{"type":"Free","title":"KIRO FREE"},"usage":{"current":1,"limit":50}},
                         {"id":"b","nickname":"n","idp":"Enterprise","credentials":{"refreshToken":"TWO","clientId":"c",
                          "clientSecret":"s","region":"eu-west-1","startUrl":"https://acme.awsapps.com/start"}}],
                         "groups":[],"tags":[]}""",
                        List.of("social", "idc")),
                new Shape("account manager, flat", """
                        [{"id":"a","email":"a@example.com","label":"l","status":"active","refreshToken":"ONE",
                          "sessionToken":"z","provider":"Google","usageData":{}},
                         {"refreshToken":"TWO","clientId":"c","clientSecret":"s","region":"us-east-1",
                          "provider":"BuilderId"}]""",
                        List.of("social", "builder_id")),
                new Shape("OIDC minimal", """
                        [{"email":"a@example.com","refreshToken":"ONE","provider":"BuilderId","clientId":"c",
                          "clientSecret":"s"}]""",
                        List.of("builder_id")),
                new Shape("card key lines",
                        "a@example.com----pw----ONE----c----s----BuilderId\nb@example.com----pw----TWO",
                        List.of("builder_id", "social")),
                new Shape("text", "a@example.com,ONE,nick,Google\nb@example.com,TWO", List.of("social", "social")),
                new Shape("CSV", "\uFEFF邮箱,昵称,登录方式,RefreshToken,ClientId,ClientSecret,Region\r\n"
                        + "a@example.com,n,Google,ONE,,,\r\nb@example.com,n,BuilderId,TWO,c,s,us-east-1\r\n",
                        List.of("social", "builder_id")),
                new Shape("kiro2api", """
                        [{"auth":"Social","refreshToken":"ONE"},
                         {"auth":"IdC","refreshToken":"TWO","clientId":"c","clientSecret":"s","disabled":true}]""",
                        List.of("social", "builder_id")),
                new Shape("CLI proxy", """
                        {"type":"kiro","access_token":"x","refresh_token":"ONE","auth_method":"idc","client_id":"c",
                         "client_secret":"s","region":"us-east-1","start_url":"https://acme.awsapps.com/start",
                         "expires_at":"2026-01-02T03:04:05.123456789Z","email":"a@example.com"}""",
                        List.of("idc")),
                new Shape("plugins", "ONE|c|s|idc\nTWO|desktop", List.of("builder_id", "social")),
                new Shape("gateway", """
                        [{"refreshToken":"ONE"},
                         {"credentials":{"refreshToken":"TWO","clientId":"c","clientSecret":"s"}}]""",
                        List.of("social", "builder_id")),
                new Shape("gateway's header", "proxy-key:ONE", List.of("social")),
                new Shape("Entra", """
                        {"access_token":"x","refresh_token":"ENTRA","client_id":"app","scopes":"a b",
                         "region":"us-east-1","token_endpoint":"https://login.microsoftonline.com/t/oauth2/v2.0/token"}""",
                        List.of("external_idp")))
                .map(shape -> DynamicTest.dynamicTest(shape.tool(), () -> check(shape)));
    }

    private static void check(Shape shape) {
        String text = shape.text().replace("ONE", ONE).replace("TWO", TWO).replace("ENTRA", ENTRA);
        List<CredentialEntry> entries = CredentialReader.read(text);
        assertEquals(shape.kinds(), entries.stream().map(EcosystemFormatsTest::kind).toList());
    }

    private static String kind(CredentialEntry entry) {
        return entry instanceof CredentialEntry.Whole whole ? whole.credential().kind() : entry.reason();
    }
}
