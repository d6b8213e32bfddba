package org.kirogate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ImageTokensTest {

    private static long tokens(byte[] bytes) {
        return ImageTokens.of(new Part.Image("image/png", Base64.getEncoder().encodeToString(bytes)));
    }

    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(4000)
                .put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452")).putInt(width).putInt(height).array();
    }

    @Test
    void anImageCostsItsPixels() {
        assertEquals(54, tokens(png(200, 200)));
        assertEquals(1334, tokens(png(1000, 1000)));
        assertEquals(1, tokens(png(1, 1)));
    }

    @Test
    void aLargeImageIsCountedAsTheModelSeesIt() {
        assertEquals(1600, tokens(png(8000, 8000)));
        assertEquals(820, tokens(png(6272, 1568)), "1568 by 392 pixels are left of it");
        assertEquals(ImageTokens.ofSize(1568, 392), tokens(png(6272, 1568)));
    }

    @Test
    void theSizeOfAJpegIsFoundBehindItsPreview() {
        ByteBuffer jpeg = ByteBuffer.allocate(61_000).put(HexFormat.of().parseHex("ffd8ffe1ea60"));
        jpeg.position(4 + 0xea60);
        jpeg.put(HexFormat.of().parseHex("ffc0000b08" + "01f4" + "02ee" + "0301"));
        assertEquals(500, tokens(jpeg.array()));
    }

    @Test
    void aDamagedImageCountsAsAUsualOne() {
        assertEquals(1200, tokens("no picture at all".getBytes(StandardCharsets.UTF_8)));
        assertEquals(1200, ImageTokens.of(new Part.Image("image/png", "???")));
    }
}
