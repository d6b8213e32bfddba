package org.kirogate.upstream.kiro.credential;

import java.util.List;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialFormatException;

/**
 * Reads credentials out of text that a person pasted or uploaded, in the formats of the ecosystem (Kiro protocol,
 * section 1.5). Nothing of the text is quoted in a message. Pure functions.
 */
public final class CredentialReader {
    private CredentialReader() {}

    /**
     * All credentials of the text, in its order.
     *
     * @throws CredentialFormatException when there is none, or one is incomplete, mixed up or cut
     */
    public static List<Credential> read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip();
        if (plain.isEmpty()) {
            throw new CredentialFormatException(
                    "The text is empty; a refresh token, an API key or an export is expected.");
        }
        boolean json = plain.startsWith("{") || plain.startsWith("[") || plain.startsWith("\"");
        List<Draft> drafts = json ? JsonDrafts.read(plain) : LineDrafts.read(plain);
        if (drafts.isEmpty()) {
            throw new CredentialFormatException("The text holds no credential.");
        }
        return drafts.stream().map(DraftCheck::credential).toList();
    }
}
