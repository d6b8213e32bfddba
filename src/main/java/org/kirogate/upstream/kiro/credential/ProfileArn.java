package org.kirogate.upstream.kiro.credential;

import java.util.Set;
import java.util.function.IntPredicate;

/** Profile ARNs (Kiro protocol, section 1.3). */
public final class ProfileArn {
    /** Amazon's own, for Builder ID accounts, streaming on the runtime surface only. */
    public static final String BUILDER_ID_SERVICE = "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";
    /** Amazon's own, for social sign-ins whose refresh named none. */
    public static final String SOCIAL_SERVICE = "arn:aws:codewhisperer:us-east-1:699475941385:profile/EHGA3GRVQMUK";

    private static final Set<String> SERVICES = Set.of("codewhisperer", "transform");
    private static final String RESOURCE = "profile/";
    private static final int ACCOUNT_DIGITS = 12;
    private static final int NAME_LENGTH = 12;
    private static final int LONGEST_REGION = 30;

    private ProfileArn() {}

    /** Whether the text has the shape of a profile ARN. */
    public static boolean isWellFormed(String arn) {
        return isShared(arn) || isArn(arn.split(":", -1));
    }

    /** {@code arn:aws…:SERVICE:REGION:ACCOUNT:profile/NAME}, read without a pattern: every call asks for its account's. */
    private static boolean isArn(String[] parts) {
        return parts.length == 6
                && parts[0].equals("arn")
                && parts[1].startsWith("aws")
                && holdsOnly(parts[1], c -> isLower(c) || c == '-')
                && SERVICES.contains(parts[2])
                && !parts[3].isEmpty()
                && parts[3].length() <= LONGEST_REGION
                && holdsOnly(parts[3], c -> isLower(c) || isDigit(c) || c == '-')
                && parts[4].length() == ACCOUNT_DIGITS
                && holdsOnly(parts[4], ProfileArn::isDigit)
                && parts[5].startsWith(RESOURCE)
                && parts[5].length() == RESOURCE.length() + NAME_LENGTH
                && holdsOnly(parts[5].substring(RESOURCE.length()), c -> isLower(c) || isDigit(c) || c >= 'A' && c <= 'Z');
    }

    private static boolean holdsOnly(String text, IntPredicate allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (!allowed.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
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
