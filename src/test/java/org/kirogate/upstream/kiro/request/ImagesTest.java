package org.kirogate.upstream.kiro.request;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ImageHead;
import org.kirogate.chat.Part;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;

class ImagesTest {

    private static byte[] png(int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(24);
        bytes.put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452")).putInt(width).putInt(height);
        return bytes.array();
    }

    private static Part.Image image(byte[] bytes) {
        return new Part.Image("image/png", Base64.getEncoder().encodeToString(bytes));
    }

    private static Conversation with(List<Part.Image> images) {
        return new Conversation(List.of(), new Turn.User("u", images, List.of()));
    }

    private static String refusal(Conversation conversation, boolean takesImages) {
        UpstreamException e =
                assertThrows(UpstreamException.class, () -> Images.check(conversation, takesImages));
        assertEquals(Kind.BAD_REQUEST, e.failure().kind());
        return e.failure().reason();
    }

    @Test
    void theFirstBytesSayTheFormatAndTheSize() {
        assertEquals(new ImageHead("png", 640, 480), Images.head(image(png(640, 480))));
        assertEquals(new ImageHead("gif", 258, 3), Images.head(image(
                HexFormat.of().parseHex("474946383961" + "0201" + "0300"))));
        assertEquals(new ImageHead("jpeg", 0x0203, 0x0104), Images.head(image(HexFormat.of().parseHex(
                "ffd8" + "ffe000040000" + "ffc0000b080104020301" + "00"))));
        assertEquals(new ImageHead("webp", 256, 512), Images.head(image(HexFormat.of().parseHex(
                "52494646000000005745425056503858" + "0000000000000000" + "ff0000" + "ff0100"))));
        assertEquals(new ImageHead("webp", 1, 1), Images.head(image(HexFormat.of().parseHex(
                "5249464600000000574542505650384c" + "00000000" + "2f00000000"))));
        assertEquals(new ImageHead("webp", 16, 32), Images.head(image(HexFormat.of().parseHex(
                "52494646000000005745425056503820" + "00000000" + "000000" + "9d012a" + "1000" + "2000"))));
    }

    @Test
    void declaredTypeDoesNotMatter() {
        assertEquals("gif", Images.format(image("GIF89a....".getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void whatIsNoImageIsRefusedInPlainWords() {
        assertTrue(refusal(with(List.of(image("hello".getBytes(StandardCharsets.UTF_8)))), true).contains("PNG, JPEG"));
        assertTrue(refusal(with(List.of(new Part.Image("image/png", "???"))), true).contains("base64"));
    }

    @Test
    void textOnlyModelsRefuseImages() {
        assertTrue(refusal(with(List.of(image(png(1, 1)))), false).contains("does not take images"));
    }

    @Test
    void tenImagesInAMessageAreTheMost() {
        List<Part.Image> images = new ArrayList<>(Collections.nCopies(10, image(png(1, 1))));
        assertDoesNotThrow(() -> Images.check(with(images), true));
        images.add(image(png(1, 1)));
        assertTrue(refusal(with(images), true).contains("11 images"));
    }

    @Test
    void tooManyPixelsOrTooMuchTextIsRefused() {
        assertDoesNotThrow(() -> Images.check(with(List.of(image(png(8000, 8000)))), true));
        assertTrue(refusal(with(List.of(image(png(8001, 1)))), true).contains("8001 by 1"));
        assertTrue(refusal(with(List.of(image(png(1, -1)))), true).contains("pixels"));
        Part.Image large = new Part.Image("image/png", "A".repeat(Images.MOST_BASE64 + 4));
        assertTrue(refusal(with(List.of(large)), true).contains("base64"));
    }

    @Test
    void manyImagesMustBeSmaller() {
        List<Part.Image> ten = Collections.nCopies(10, image(png(2001, 1)));
        List<Turn> history = List.of(new Turn.User("a", ten, List.of()), Turn.Assistant.of("b"));
        Conversation twenty = new Conversation(history, new Turn.User("c", ten, List.of()));
        assertDoesNotThrow(() -> Images.check(twenty, true));
        List<Turn> more = new ArrayList<>(history);
        more.addAll(List.of(new Turn.User("a", ten.subList(0, 1), List.of()), Turn.Assistant.of("b")));
        assertTrue(refusal(new Conversation(more, twenty.current()), true).contains("2000"));
    }
}
