package org.kirogate.dialect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.fault.GatewayException;

/** Reading of documents that a request names by address. Pure functions. */
public final class Documents {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private Documents() {}

    /**
     * A document that stands elsewhere, as the text it holds.
     *
     * @param path of the field with the address
     * @throws GatewayException as {@link Materials#fetch} does, INVALID_REQUEST when what came is no UTF-8 text,
     *     UNSUPPORTED when it is a document that can't be read
     */
    public static List<Part> fetched(Materials materials, String url, String path) {
        Materials.Material material = materials.fetch(url, path);
        if (isPdf(material)) {
            throw GatewayException.unsupported(path, path + ": PDF documents can't be read; send their text");
        }
        String type = material.mediaType();
        if (!type.startsWith("text/") && !type.equals("application/json")) {
            throw GatewayException.invalid(
                    path, path + ": The URL should lead to a text, which its server calls text/… or application/json");
        }
        String text = text(material.bytes(), path);
        return text.isEmpty() ? List.of() : List.of(new Part.Text(text));
    }

    /** By its declared type or, since that is often a general one, by its first bytes (ISO 32000-1 section 7.5.2). */
    private static boolean isPdf(Materials.Material material) {
        byte[] bytes = material.bytes();
        return material.mediaType().equals("application/pdf") || bytes.length >= PDF.length
                && Arrays.equals(bytes, 0, PDF.length, PDF, 0, PDF.length);
    }

    private static String text(byte[] bytes, String path) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw GatewayException.invalid(path, path + ": The URL should lead to a text in UTF-8");
        }
    }
}
