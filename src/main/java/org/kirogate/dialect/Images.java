package org.kirogate.dialect;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
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
     * A picture that stands elsewhere. What it is decide its first bytes: what its server declares is often wrong.
     *
     * @param path of the field with the address
     * @throws GatewayException as {@link Materials#fetch} does, and INVALID_REQUEST when what came is none of the four
     */
    public static Part.Image fetched(Materials materials, String url, String path) {
        byte[] bytes = materials.fetch(url, path).bytes();
        String type = type(bytes).orElseThrow(() -> GatewayException.invalid(
                path, path + ": The URL should lead to a picture: png, jpeg, gif or webp"));
        return new Part.Image(type, Base64.getEncoder().encodeToString(bytes));
    }

    /** The type that the first bytes show. */
    private static Optional<String> type(byte[] bytes) {
        if (shows(bytes, 0, "89504e470d0a1a0a")) {
            return Optional.of("image/png");
        }
        if (shows(bytes, 0, "ffd8ff")) {
            return Optional.of("image/jpeg");
        }
        if (shows(bytes, 0, "474946383761") || shows(bytes, 0, "474946383961")) {
            return Optional.of("image/gif");
        }
        boolean webp = shows(bytes, 0, "52494646") && shows(bytes, 8, "57454250");
        return webp ? Optional.of("image/webp") : Optional.empty();
    }

    private static boolean shows(byte[] bytes, int at, String hex) {
        byte[] mark = HexFormat.of().parseHex(hex);
        return bytes.length >= at + mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
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
