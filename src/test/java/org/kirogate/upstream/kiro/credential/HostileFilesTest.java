package org.kirogate.upstream.kiro.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;

/** Files that would have the gateway call other hosts than those that renew and serve accounts. */
class HostileFilesTest {
    private static final String REFRESH = "aor" + "A1b2".repeat(30);

    private static CredentialEntry read(String kind, String field, String value) {
        JsonObject object = new JsonObject();
        object.addProperty("refreshToken", REFRESH);
        object.addProperty("authMethod", kind);
        object.addProperty("clientId", "c");
        if (!kind.equals("external_idp")) {
            object.addProperty("clientSecret", "s");
        }
        object.addProperty(field, value);
        return CredentialReader.read(object.toString()).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://login.microsoftonline.com/t/oauth2/v2.0/token", "ftp://login.microsoftonline.com/t",
        "//login.microsoftonline.com/t", "login.microsoftonline.com/t", "https:login.microsoftonline.com/t",
        "https://u@login.microsoftonline.com/t", "https://u:p@login.microsoftonline.com/t",
        "https://login.microsoftonline.com@evil.example/t", "https://evil.example#@login.microsoftonline.com/t",
        "https://evil.example\\@login.microsoftonline.com/t", "https://login.microsoftonline.com:443/t",
        "https://login.microsoftonline.com:8443/t", "https://login.microsoftonline.com:/t",
        "https://login.microsoftonline.com.evil.example/t", "https://evilmicrosoftonline.com/t",
        "https://microsoftonline.com/t", "https://login.microsoftonline.com./t", "https://login.microsoftonline.co/t",
        "https://login.microsoftonline.com.us.evil/t", "https://evil.example/.microsoftonline.com",
        "https://evil.example?.microsoftonline.com", "https://login.microsoftonline.com/t?x=1",
        "https://login.microsoftonline.com/t#x", "https://127.0.0.1/t", "https://2130706433/t", "https://0x7f.1/t",
        "https://[::1]/t", "https://[::ffff:127.0.0.1]/t", "https://[::1].microsoftonline.com/t",
        "https://169.254.169.254/latest/meta-data", "https://login.microsoftonl\u0131ne.com/t",
        "https://login.microsoftonline\u3002com/t", "https://login\uFF0Emicrosoftonline.com/t",
        "https://lo\u0261in.microsoftonline.com/t", "https://login.microsoftonline.com/t\r\nHost: evil.example",
        "https://login.microsoftonline.com/%0d%0aHost:%20evil", "https://login.microsoftonline.com/../admin",
        "https://login.microsoftonline.com/t/../../x", "https://login.microsoftonline.com//evil.example/t",
        "https://login.microsoftonline.com/{region}", "https://{region}.microsoftonline.com/t",
        "https://login.microsoftonline.com/t\u00e9", "https://login.microsoftonline.com\t/t", "file:///etc/passwd",
        "jar:https://login.microsoftonline.com/t!/", "nonsense"
    })
    void anEndpointThatIsNotPlainlyMicrosoftsIsRefused(String endpoint) {
        assertTrue(TokenEndpoint.allowed(endpoint).isEmpty(), endpoint);
        assertFalse(read("external_idp", "tokenEndpoint", endpoint).reason().isEmpty(), endpoint);
        // An issuer stands in for a missing endpoint and gets no further.
        assertFalse(read("external_idp", "issuerUrl", endpoint).reason().isEmpty(), endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://login.microsoftonline.com/common/oauth2/v2.0/token", "https://login.microsoftonline.us/t/oauth2/token",
        "https://login.partner.microsoftonline.cn/8f1c-22/oauth2/v2.0/token",
        "https://login.microsoftonline.com/acme.onmicrosoft.com/oauth2/v2.0/token",
        "HTTPS://LOGIN.microsoftonline.com/t/oauth2/v2.0/token"
    })
    void microsoftsEndpointsAreTaken(String endpoint) {
        assertEquals("", read("external_idp", "tokenEndpoint", endpoint).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "evil.example", "evil.example/#", "us-east-1.evil.example", "us-east-1/", "us-east-1@evil.example",
        "us-east-1:80",
        "us-east-1\r\nx: y", "us-east-1\nx", "{region}", "us-{region}-1", "../us-east-1", "US-EAST-1", "us-east-1?",
        "us-east-1%00", "us-east-\u0661", "xx-evil-1", "us-evil-1", "127.0.0.1", "[::1]", "us-east-12", "\u00fcs-east-1"
    })
    void whatIsNoRegionOfAwsIsRefused(String region) {
        for (String field : new String[] {"region", "authRegion", "apiRegion"}) {
            assertFalse(read("IdC", field, region).reason().isEmpty(), field + " " + region);
        }
        // Even what lies in the database already leads nowhere else.
        Credential stored = new Credential("idc", "", REFRESH, Instant.EPOCH, Map.of(
                CredentialAttributes.AUTH_REGION, region, CredentialAttributes.API_REGION, region));
        assertEquals("eu-central-1", Regions.auth(stored, "eu-central-1"));
        assertEquals("us-east-1", Regions.data(stored, "us-east-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "us-east-1", "us-west-2", "eu-central-1", "eu-west-3", "ap-southeast-7", "ap-northeast-1", "sa-east-1",
        "ca-central-1", "ca-west-1", "me-south-1", "me-central-1", "af-south-1", "il-central-1", "mx-central-1",
        "us-gov-west-1", "ap-east-2"
    })
    void regionsOfAwsAreTaken(String region) {
        assertEquals("", read("IdC", "region", region).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "arn:aws:codewhisperer:evil.example/:123456789012:profile/ABCDEFGHIJKL",
        "arn:aws:codewhisperer:us-east-1\r\n:123456789012:profile/ABCDEFGHIJKL",
        "arn:aws:codewhisperer:{region}:123456789012:profile/ABCDEFGHIJKL",
        "arn:aws:codewhisperer:eu-evil:123456789012:profile/ABCDEFGHIJKL"
    })
    void aProfileLeadsOnlyToTheTwoDataRegions(String arn) {
        Credential stored = new Credential("social", "", REFRESH, Instant.EPOCH,
                Map.of(CredentialAttributes.PROFILE_ARN, arn));
        String region = Regions.data(stored, "us-east-1");
        assertTrue(region.equals(Regions.US) || region.equals(Regions.EUROPE), region);
    }

    @Test
    void addressesThatNothingCallsAreKeptOnlyWhenTheyAreHttps() {
        for (String address : new String[] {"http://acme.awsapps.com/start", "javascript:alert(1)", "https://a b/"}) {
            CredentialEntry.Whole entry = (CredentialEntry.Whole) read("IdC", "startUrl", address);
            assertEquals("", entry.credential().attribute(CredentialAttributes.START_URL), address);
        }
        CredentialEntry.Whole entry = (CredentialEntry.Whole) read("IdC", "startUrl", "https://acme.awsapps.com/start");
        assertEquals("https://acme.awsapps.com/start", entry.credential().attribute(CredentialAttributes.START_URL));
    }
}
