package org.kirogate.upstream.kiro.credential;

import java.util.regex.Pattern;

/** Profile ARNs (Kiro protocol, section 1.3). */
public final class ProfileArn {
    /** Amazon's own, for Builder ID accounts, streaming on the runtime surface only. */
    public static final String BUILDER_ID_SERVICE = "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";
    /** Amazon's own, for social sign-ins whose refresh named none. */
    public static final String SOCIAL_SERVICE = "arn:aws:codewhisperer:us-east-1:699475941385:profile/EHGA3GRVQMUK";

    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:(?:codewhisperer|transform):[a-z0-9-]{1,30}:[0-9]{12}:profile/[a-zA-Z0-9]{12}");

    private ProfileArn() {}

    /** Whether the text has the shape of a profile ARN. */
    public static boolean isWellFormed(String arn) {
        return isShared(arn) || ARN.matcher(arn).matches();
    }

    /** Whether it is one of Amazon's shared ones, which says nothing about an account. */
    public static boolean isShared(String arn) {
        return arn.equals(BUILDER_ID_SERVICE) || arn.equals(SOCIAL_SERVICE);
    }

    /** The region of a well-formed ARN. */
    public static String region(String arn) {
        return arn.split(":", 5)[3];
    }
}
