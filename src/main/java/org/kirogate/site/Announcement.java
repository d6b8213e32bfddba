package org.kirogate.site;

import org.kirogate.fault.GatewayException;

/**
 * The notice to all users.
 *
 * @param chinese   at most 2000 characters, may be empty
 * @param english   the same
 * @param visible   whether users see it
 * @param updatedAt epoch ms, 0 = there never was one
 */
public record Announcement(String chinese, String english, boolean visible, long updatedAt) {
    /** None. */
    public static final Announcement NONE = new Announcement("", "", false, 0);

    private static final int MAX = 2000;

    /** Throws {@link GatewayException} INVALID_REQUEST about the text that is too long. */
    public Announcement {
        check("text_zh", chinese);
        check("text_en", english);
    }

    /** The text in a language, {@code zh} or another; the other language's where that one is empty. */
    public String text(String language) {
        String wanted = language.startsWith("zh") ? chinese : english;
        return wanted.isEmpty() ? chinese + english : wanted;
    }

    private static void check(String field, String text) {
        if (text.length() > MAX) {
            throw GatewayException.invalid(field, "An announcement has at most " + MAX + " characters.");
        }
    }
}
