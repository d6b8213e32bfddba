package org.kirogate.dialect.responses;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.kirogate.chat.Part;

/**
 * The value of {@code encrypted_content}: reasoning in a form that clients carry without a look at it and that comes
 * back byte for byte. The proof inside is the upstream's own; nothing here has to be kept secret from the caller, who
 * may read the text anyway.
 *
 * <pre>
 * kgr1.base64url(signature).base64url(text)     reasoning
 * kgd1.base64url(data)                          reasoning that only the upstream can read
 * </pre>
 */
final class Seal {
    private static final String REASONING = "kgr1.";
    private static final String REDACTED = "kgd1.";

    private Seal() {}

    static String of(Part.Reasoning reasoning) {
        return REASONING + encoded(reasoning.signature()) + "." + encoded(reasoning.text());
    }

    static String of(Part.RedactedReasoning redacted) {
        return REDACTED + encoded(redacted.data());
    }

    /** What was sealed, unless it was not sealed here or came back changed. */
    static Optional<Part> open(String sealed) {
        try {
            if (sealed.startsWith(REDACTED)) {
                return Optional.of(new Part.RedactedReasoning(decoded(sealed.substring(REDACTED.length()))));
            }
            int dot = sealed.indexOf('.', REASONING.length());
            if (!sealed.startsWith(REASONING) || dot < 0) {
                return Optional.empty();
            }
            String signature = decoded(sealed.substring(REASONING.length(), dot));
            return Optional.of(new Part.Reasoning(decoded(sealed.substring(dot + 1)), signature));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) throws CharacterCodingException {
        byte[] bytes = Base64.getUrlDecoder().decode(base64);
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
