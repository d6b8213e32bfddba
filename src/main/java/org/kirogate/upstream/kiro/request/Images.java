package org.kirogate.upstream.kiro.request;

import java.util.Base64;
import java.util.List;
import org.kirogate.chat.ImageHead;
import org.kirogate.chat.Part;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/**
 * Checks the images of a conversation against what the service takes (Kiro protocol, section 3.7): one that breaks a
 * limit would break every later turn too, because the history is sent again. Pure functions.
 */
final class Images {
    /** Most images in one message. */
    static final int MOST_IN_MESSAGE = 10;
    /** Most characters of base64 text of one image. */
    static final int MOST_BASE64 = 5_242_880;
    /** Most pixels of a side. */
    static final int LONGEST_SIDE = 8000;
    /** With more images than this in the whole request, each must be smaller. */
    static final int MANY = 20;
    /** Most pixels of a side then. */
    static final int LONGEST_SIDE_OF_MANY = 2000;

    /** Base64 characters, whole groups, that hold the magic bytes. */
    private static final int MAGIC_BASE64 = 24;

    private Images() {}

    /**
     * Checks all images.
     *
     * @param takesImages whether the model does
     * @throws UpstreamException BAD_REQUEST whose reason tells the caller what is wrong
     */
    static void check(Conversation conversation, boolean takesImages) {
        int total = conversation.current().images().size();
        for (Turn turn : conversation.history()) {
            total += of(turn).size();
        }
        if (total == 0) {
            return;
        }
        if (!takesImages) {
            throw wrong("This model does not take images; remove them or choose another model");
        }
        int longest = total > MANY ? LONGEST_SIDE_OF_MANY : LONGEST_SIDE;
        for (Turn turn : conversation.history()) {
            check(of(turn), longest);
        }
        check(conversation.current().images(), longest);
    }

    private static List<Part.Image> of(Turn turn) {
        return turn instanceof Turn.User user ? user.images() : List.of();
    }

    private static void check(List<Part.Image> images, int longest) {
        if (images.size() > MOST_IN_MESSAGE) {
            throw wrong("A message has " + images.size() + " images; at most " + MOST_IN_MESSAGE + " are allowed");
        }
        images.forEach(image -> check(image, longest));
    }

    private static void check(Part.Image image, int longest) {
        int length = image.base64().length();
        if (length > MOST_BASE64) {
            throw wrong("An image has " + length + " characters of base64; at most " + MOST_BASE64 + " are allowed");
        }
        ImageHead head = head(image);
        if (head.width() > longest || head.height() > longest) {
            throw wrong("An image is " + head.width() + " by " + head.height() + " pixels; at most " + longest
                    + " a side are allowed" + (longest == LONGEST_SIDE ? "" : " with more than " + MANY + " images"));
        }
    }

    /**
     * What the bytes of an image say, whatever its declared type.
     *
     * @throws UpstreamException BAD_REQUEST when they are no image of a known format
     */
    static ImageHead head(Part.Image image) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(image.base64());
        } catch (IllegalArgumentException e) {
            throw wrong("An image is not valid base64 (standard alphabet, no line breaks)");
        }
        return ImageHead.read(bytes)
                .orElseThrow(() -> wrong("An image is none of PNG, JPEG, GIF and WebP, going by its first bytes"));
    }

    /** The format of an image that passed the check; its first bytes are enough. */
    static String format(Part.Image image) {
        String start = image.base64().substring(0, Math.min(MAGIC_BASE64, image.base64().length()));
        return ImageHead.read(Base64.getDecoder().decode(start))
                .map(ImageHead::format)
                .orElseThrow(() -> new IllegalStateException("an image was not checked before it was written"));
    }

    private static UpstreamException wrong(String reason) {
        return new UpstreamException(UpstreamFailure.of(Kind.BAD_REQUEST, reason));
    }
}
