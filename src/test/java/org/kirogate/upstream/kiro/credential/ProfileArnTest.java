package org.kirogate.upstream.kiro.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileArnTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "arn:aws:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJKL",
        "arn:aws-us-gov:transform:eu-central-1:123456789012:profile/abc123DEF456",
        ProfileArn.BUILDER_ID_SERVICE, ProfileArn.SOCIAL_SERVICE
    })
    void anArnOfAProfileIsWellFormed(String arn) {
        assertTrue(ProfileArn.isWellFormed(arn));
        assertEquals(arn.split(":")[3], ProfileArn.region(arn));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "arn", ":::::", "arn:aws:codewhisperer:us-east-1:123456789012",
        "urn:aws:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJKL",
        "arn:gcp:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJKL",
        "arn:awsX:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJKL",
        "arn:aws:other:us-east-1:123456789012:profile/ABCDEFGHIJKL",
        "arn:aws:codewhisperer::123456789012:profile/ABCDEFGHIJKL",
        "arn:aws:codewhisperer:us east:123456789012:profile/ABCDEFGHIJKL",
        "arn:aws:codewhisperer:region-that-is-longer-than-thirty:123456789012:profile/ABCDEFGHIJKL",
        "arn:aws:codewhisperer:us-east-1:12345678901:profile/ABCDEFGHIJKL",
        "arn:aws:codewhisperer:us-east-1:12345678901x:profile/ABCDEFGHIJKL",
        "arn:aws:codewhisperer:us-east-1:123456789012:role/ABCDEFGHIJKL",
        "arn:aws:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJK",
        "arn:aws:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJKLM",
        "arn:aws:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJK_",
        "arn:aws:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJKL:more",
        "arn:aws:codewhisperer:us-east-1:123456789012:profile/ABCDEFGHIJKL\n"
    })
    void anythingElseIsNot(String text) {
        assertFalse(ProfileArn.isWellFormed(text));
    }
}
