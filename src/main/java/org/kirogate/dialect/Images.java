package org.kirogate.dialect;

import java.util.Base64;
import java.util.Locale;
import org.kirogate.chat.ImageHead;
import org.kirogate.chat.Part;
import org.kirogate.fault.GatewayException;

/** Reading of pictures that stand in a request. Pure functions. */
public final class Images {
    private Images() {}

    /**
     * A picture from its declared type and base64 text.
     *
     * @param typePath path of the declared type, for the error
     * @param dataPath path of the base64 text, for the error
     * @throws GatewayException INVALID_REQUEST when the type is none of the four that models take or the text is not
     *     base64
     */
    public static Part.Image of(String mediaType, String typePath, String base64, String dataPath) {
        String type = switch (mediaType.toLowerCase(Locale.ROOT)) {
            case "image/png" -> "image/png";
            case "image/jpeg", "image/jpg" -> "image/jpeg";
            case "image/gif" -> "image/gif";
            case "image/webp" -> "image/webp";
            default -> throw GatewayException.invalid(
                    typePath, typePath + ": The image type should be image/png, image/jpeg, image/gif or image/webp");
        };
        return new Part.Image(type, base64(base64, dataPath));
    }

    /**
     * A picture from its address, a {@code data:} URL or one that leads elsewhere.
     *
     * @param path of the field with the address
     * @throws GatewayException as {@link #of} and {@link #fetched} do
     */
    public static Part.Image at(String url, Materials materials, String path) {
        return DataUrl.parse(url)
                .map(data -> of(data.mediaType(), path, data.base64(), path))
                .orElseGet(() -> fetched(materials, url, path));
    }

    /**
     * A picture that stands elsewhere. What it is decide its first bytes: what its server declares is often wrong.
     *
     * @param path of the field with the address
     * @throws GatewayException as {@link Materials#fetch} does, and INVALID_REQUEST when what came is none of the four
     */
    public static Part.Image fetched(Materials materials, String url, String path) {
        byte[] bytes = materials.fetch(url, path).bytes();
        ImageHead head = ImageHead.read(bytes).orElseThrow(() -> GatewayException.invalid(
                path, path + ": The URL should lead to a picture: png, jpeg, gif or webp"));
        return new Part.Image("image/" + head.format(), Base64.getEncoder().encodeToString(bytes));
    }

    /** The text without white space, checked. */
    static String base64(String text, String path) {
        String plain = hasSpace(text) ? text.replaceAll("\\s", "") : text;
        if (plain.isEmpty() || plain.length() % 4 == 1 || !isBase64(plain)) {
            throw GatewayException.invalid(path, path + ": Input should be base64 text");
        }
        return plain;
    }

    private static boolean hasSpace(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }

    private static boolean isBase64(String text) {
        int end = text.length();
        while (end > 0 && end > text.length() - 2 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && c != '+' && c != '/') {
                return false;
            }
        }
        return end > 0;
    }
}
