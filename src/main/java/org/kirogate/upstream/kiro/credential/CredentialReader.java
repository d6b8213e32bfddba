package org.kirogate.upstream.kiro.credential;

import java.util.List;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.CredentialFormatException;
import org.kirogate.upstream.kiro.credential.Draft.Field;

/**
 * Reads credentials out of text that a person pasted or uploaded, in the formats of the ecosystem (Kiro protocol,
 * section 1.5). Nothing of the text is quoted in a message. Pure functions.
 */
public final class CredentialReader {
    private CredentialReader() {}

    /**
     * All entries of the text, in its order, at least one.
     *
     * @throws CredentialFormatException when there is none
     */
    public static List<CredentialEntry> read(String text) {
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
        return drafts.stream().map(CredentialReader::entry).toList();
    }

    private static CredentialEntry entry(Draft draft) {
        String label = draft.value(Field.NICKNAME);
        String email = draft.value(Field.EMAIL);
        try {
            return new CredentialEntry.Whole(draft.place(), label, email, DraftCheck.credential(draft));
        } catch (CredentialFormatException e) {
            return new CredentialEntry.Unusable(draft.place(), label, email, e.getMessage());
        }
    }
}
