package org.kirogate.dialect.anthropic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.kirogate.chat.Part;

/**
 * Thinking whose text the caller does not want to see ({@code thinking.display} omitted). The service takes thinking
 * back only with text and signature, so the signature that the caller sees carries both:
 *
 * <pre>
 * kirogate-thinking:BASE64 OF THE TEXT:SIGNATURE AS IT CAME
 * </pre>
 */
final class HiddenThinking {
    private static final String MARK = "kirogate-thinking:";

    private HiddenThinking() {}

    /** The signature to show; empty for thinking without a signature, which nobody would take back. */
    static String seal(String text, String signature) {
        if (signature.isEmpty()) {
            return "";
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return MARK + Base64.getEncoder().encodeToString(bytes) + ":" + signature;
    }

    /** Whether a signature carries hidden thinking. */
    static boolean is(String signature) {
        return signature.startsWith(MARK);
    }

    /** What a signature carries, unless it is damaged. */
    static Optional<Part.Reasoning> open(String signature) {
        int end = signature.indexOf(':', MARK.length());
        if (end < 0 || end == signature.length() - 1) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(signature.substring(MARK.length(), end));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return Optional.of(new Part.Reasoning(text, signature.substring(end + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
