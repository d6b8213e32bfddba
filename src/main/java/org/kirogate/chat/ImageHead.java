package org.kirogate.chat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * What the first bytes of an image say.
 *
 * @param format {@code png}, {@code jpeg}, {@code gif} or {@code webp}
 * @param width  pixels, 0 when the bytes end before it
 * @param height pixels, 0 when the bytes end before it
 */
public record ImageHead(String format, int width, int height) {
    private static final int JPEG_FIRST_SEGMENT = 2;

    public ImageHead {
        Objects.requireNonNull(format, "format");
    }

    /** Reads the magic bytes and the size behind them; empty when they are none of the four formats. */
    public static Optional<ImageHead> read(byte[] bytes) {
        if (has(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(new ImageHead("png", big32(bytes, 16), big32(bytes, 20)));
        }
        if (has(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(jpeg(bytes));
        }
        if (has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a")) {
            return Optional.of(new ImageHead("gif", little16(bytes, 6), little16(bytes, 8)));
        }
        if (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP")) {
            return Optional.of(webp(bytes));
        }
        return Optional.empty();
    }

    /** The size stands in the frame header (SOF0-SOF15, but not the tables DHT, JPG and DAC among them). */
    private static ImageHead jpeg(byte[] bytes) {
        int at = JPEG_FIRST_SEGMENT;
        while (at + 9 < bytes.length && at(bytes, at) == 0xff) {
            int marker = at(bytes, at + 1);
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return new ImageHead("jpeg", big16(bytes, at + 7), big16(bytes, at + 5));
            }
            // Fill bytes and markers without a length (TEM, RSTn, SOI) are one or two bytes.
            if (marker == 0xff) {
                at++;
            } else if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                at += 2;
            } else {
                at += 2 + big16(bytes, at + 2);
            }
        }
        return new ImageHead("jpeg", 0, 0);
    }

    /** Lossy (VP8), lossless (VP8L) and extended (VP8X) files keep the size at three places. */
    private static ImageHead webp(byte[] bytes) {
        if (has(bytes, 12, "VP8X")) {
            return new ImageHead("webp", little24(bytes, 24) + 1, little24(bytes, 27) + 1);
        }
        if (has(bytes, 12, "VP8L")) {
            int bits = little16(bytes, 21) | little16(bytes, 23) << 16;
            return new ImageHead("webp", (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
        }
        return new ImageHead("webp", little16(bytes, 26) & 0x3fff, little16(bytes, 28) & 0x3fff);
    }

    private static boolean has(byte[] bytes, int offset, String text) {
        byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < offset + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[offset + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int at(byte[] bytes, int offset) {
        return offset < bytes.length ? bytes[offset] & 0xff : 0;
    }

    private static int big16(byte[] bytes, int offset) {
        return at(bytes, offset) << 8 | at(bytes, offset + 1);
    }

    /** A size beyond the largest int is as much too large as that. */
    private static int big32(byte[] bytes, int offset) {
        int number = big16(bytes, offset) << 16 | big16(bytes, offset + 2);
        return number < 0 ? Integer.MAX_VALUE : number;
    }

    private static int little16(byte[] bytes, int offset) {
        return at(bytes, offset) | at(bytes, offset + 1) << 8;
    }

    private static int little24(byte[] bytes, int offset) {
        return little16(bytes, offset) | at(bytes, offset + 2) << 16;
    }
}
