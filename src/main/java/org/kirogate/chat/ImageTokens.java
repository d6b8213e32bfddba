package org.kirogate.chat;

import java.util.Base64;
import java.util.Optional;

/**
 * What an image costs (Anthropic API documentation, "Vision"): its pixels divided by 750, after it has been made
 * small enough for the model, which leaves about 1600 tokens at most. Read is only the file's head. Pure functions.
 */
final class ImageTokens {
    private static final int PIXELS_A_TOKEN = 750;
    private static final int LONGEST_SIDE = 1568;
    private static final long MOST = 1600;
    /** For a picture whose head tells no size. */
    private static final long USUAL = 1200;
    /** Characters of base64, whole groups, that hold the size in every format but JPEG. */
    private static final int SHORT_HEAD = 64;
    /** In a JPEG previews and colour profiles may stand before the size. */
    private static final int LONG_HEAD = 262_144;

    private ImageTokens() {}

    static long of(Part.Image image) {
        Optional<ImageHead> head = head(image.base64(), SHORT_HEAD);
        if (head.isPresent() && head.get().width() == 0 && image.base64().length() > SHORT_HEAD) {
            head = head(image.base64(), LONG_HEAD);
        }
        return head.filter(found -> found.width() > 0 && found.height() > 0)
                .map(found -> ofSize(found.width(), found.height()))
                .orElse(USUAL);
    }

    static long ofSize(int width, int height) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(width, height));
        double tokens = Math.ceil(width * scale * (height * scale) / PIXELS_A_TOKEN);
        return Math.max(1, Math.min(MOST, (long) tokens));
    }

    private static Optional<ImageHead> head(String base64, int characters) {
        try {
            String start = base64.substring(0, Math.min(characters, base64.length()));
            return ImageHead.read(Base64.getDecoder().decode(start));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the estimate is not what refuses a damaged picture
        }
    }
}
