package org.kirogate.upstream.kiro.request;

import org.kirogate.chat.Part;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/**
 * The weighted size of a body, by which the service refuses (Kiro protocol, section 3.8): an ASCII character counts 1,
 * any other 8. Images have limits of their own, far above this one, and do not count. Pure functions.
 */
final class BodySize {
    private static final int ASCII = 1;
    private static final int OTHER = 8;

    private BodySize() {}

    /**
     * Refuses a body that the service would refuse.
     *
     * @throws UpstreamException CONTEXT_TOO_LARGE
     */
    static void check(byte[] body, Conversation conversation, int limit) {
        if (weighted(body) - images(conversation) > limit) {
            throw new UpstreamException(UpstreamFailure.of(Kind.CONTEXT_TOO_LARGE, "WEIGHTED_SIZE"));
        }
    }

    /** The weight of a text in UTF-8: each character has one first byte. */
    static long weighted(byte[] body) {
        long weight = 0;
        for (byte b : body) {
            if (b >= 0) {
                weight += ASCII;
            } else if ((b & 0xc0) == 0xc0) {
                weight += OTHER;
            }
        }
        return weight;
    }

    private static long images(Conversation conversation) {
        long length = length(conversation.current());
        for (Turn turn : conversation.history()) {
            length += turn instanceof Turn.User user ? length(user) : 0;
        }
        return length;
    }

    private static long length(Turn.User user) {
        return user.images().stream().map(Part.Image::base64).mapToLong(String::length).sum();
    }
}
