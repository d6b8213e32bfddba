package org.kirogate.upstream.kiro.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.Credential;

class RegionsTest {

    private static Credential credential(String kind, String... attributes) {
        Credential credential = new Credential(kind, "a", "r", Instant.EPOCH, Map.of());
        for (int i = 0; i < attributes.length; i += 2) {
            credential = credential.with(attributes[i], attributes[i + 1]);
        }
        return credential;
    }

    @Test
    void theProfilesRegionDecidesAboutData() {
        String arn = "arn:aws:codewhisperer:eu-central-1:000000000000:profile/FIXTUREPROF1";
        assertEquals("eu-central-1", Regions.data(credential("idc", CredentialAttributes.PROFILE_ARN, arn,
                CredentialAttributes.API_REGION, "us-east-1"), "us-east-1"));
    }

    @Test
    void thePortalsRegionSaysNothingAboutData() {
        assertEquals("us-east-1",
                Regions.data(credential("idc", CredentialAttributes.AUTH_REGION, "eu-west-1"), "us-east-1"));
        assertEquals("eu-central-1",
                Regions.data(credential("idc", CredentialAttributes.API_REGION, "eu-west-1"), "us-east-1"));
        assertEquals("us-east-1",
                Regions.data(credential("idc", CredentialAttributes.API_REGION, "ap-southeast-2"), "eu-central-1"));
    }

    @Test
    void theTokenHostIsThePortals() {
        assertEquals("eu-west-1",
                Regions.auth(credential("idc", CredentialAttributes.AUTH_REGION, "eu-west-1"), "us-east-1"));
        assertEquals("eu-central-1", Regions.auth(credential("builder_id"), "eu-central-1"));
        assertEquals("us-east-1", Regions.auth(credential("social"), "eu-central-1"));
    }

    @Test
    void whatIsNoRegionIsNeverPartOfAHostName() {
        assertEquals("us-east-1",
                Regions.auth(credential("idc", CredentialAttributes.AUTH_REGION, "x.example/"), "us-east-1"));
    }
}
