package org.kirogate.dialect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.fault.GatewayException;
import org.kirogate.pdf.PdfText;

/** Reading of documents that a request brings or names by address. Pure functions. */
public final class Documents {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private static final String PDF_TYPE = "application/pdf";

    private Documents() {}

    /**
     * A document that stands elsewhere, as the text it holds.
     *
     * @param path of the field with the address
     * @throws GatewayException as {@link Materials#fetch} does, INVALID_REQUEST when what came is no UTF-8 text,
     *     UNSUPPORTED when it is a PDF that can't be read
     */
    public static List<Part> fetched(Materials materials, String url, String path) {
        Materials.Material material = materials.fetch(url, path);
        if (isPdf(material)) {
            return pdf(material.bytes(), path);
        }
        String type = material.mediaType();
        if (!type.startsWith("text/") && !type.equals("application/json")) {
            throw GatewayException.invalid(
                    path, path + ": The URL should lead to a text, which its server calls text/… or application/json");
        }
        String text = text(material.bytes(), path);
        return text.isEmpty() ? List.of() : List.of(new Part.Text(text));
    }

    /**
     * A document that a {@code data:} URL holds, as the text it holds.
     *
     * @param path of the field with the URL
     * @throws GatewayException INVALID_REQUEST when its base64 or its UTF-8 is none, UNSUPPORTED when it is neither a
     *     text nor a PDF that can be read
     */
    public static List<Part> of(DataUrl data, String path) {
        String type = data.mediaType();
        if (type.equals(PDF_TYPE)) {
            return pdf(data.base64(), path);
        }
        if (!type.startsWith("text/") && !type.equals("application/json")) {
            throw GatewayException.unsupported(
                    path, path + ": Only text and PDF files can be read; send the text of the document");
        }
        return List.of(new Part.Text(data.text(path)));
    }

    /**
     * The pages of a PDF that hold text, one part each; of several pages each begins with its number.
     *
     * @param base64 the document
     * @param path   of the field it stands in
     * @throws GatewayException INVALID_REQUEST when it is no base64, UNSUPPORTED when its text can't be read with
     *     certainty
     */
    public static List<Part> pdf(String base64, String path) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(Images.base64(base64, path));
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid(path, path + ": Input should be base64 text");
        }
        return pdf(bytes, path);
    }

    private static List<Part> pdf(byte[] bytes, String path) {
        List<String> pages = PdfText.read(bytes, path);
        if (pages.size() == 1) {
            return List.of(new Part.Text(pages.get(0)));
        }
        List<Part> parts = new ArrayList<>(pages.size());
        for (int i = 0; i < pages.size(); i++) {
            if (!pages.get(i).isEmpty()) {
                parts.add(new Part.Text("[Page " + (i + 1) + " of " + pages.size() + "]\n" + pages.get(i)));
            }
        }
        return parts;
    }

    /** The document with its name in front of its first text; an empty name or document stays as it is. */
    public static List<Part> named(String name, List<Part> document) {
        if (name.isEmpty() || document.isEmpty() || !(document.get(0) instanceof Part.Text first)) {
            return document;
        }
        List<Part> parts = new ArrayList<>(document);
        parts.set(0, new Part.Text(name + "\n\n" + first.text()));
        return parts;
    }

    /** By its declared type or, since that is often a general one, by its first bytes (ISO 32000-1 section 7.5.2). */
    private static boolean isPdf(Materials.Material material) {
        byte[] bytes = material.bytes();
        return material.mediaType().equals(PDF_TYPE) || bytes.length >= PDF.length
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
