package org.kirogate.dialect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.fault.GatewayException;

/**
 * A base64 {@code data:} URL (RFC 2397).
 *
 * @param mediaType the type, lower case, without parameters; {@code text/plain} when the URL names none
 * @param base64    the data as it stands
 */
public record DataUrl(String mediaType, String base64) {
    private static final String SCHEME = "data:";
    private static final String MARK = ";base64";

    public DataUrl {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(base64, "base64");
    }

    /** The parts of the URL, unless it is something else than a base64 {@code data:} URL. */
    public static Optional<DataUrl> parse(String url) {
        int comma = url.indexOf(',');
        if (comma < 0 || !url.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String head = url.substring(SCHEME.length(), comma).toLowerCase(Locale.ROOT).strip();
        if (!head.endsWith(MARK)) {
            return Optional.empty();
        }
        String type = head.substring(0, head.length() - MARK.length());
        int parameters = type.indexOf(';');
        type = parameters < 0 ? type : type.substring(0, parameters);
        return Optional.of(new DataUrl(type.isEmpty() ? "text/plain" : type, url.substring(comma + 1)));
    }

    /**
     * The data as text.
     *
     * @throws GatewayException INVALID_REQUEST about {@code path} when it is not base64 of UTF-8
     */
    public String text(String path) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw GatewayException.invalid(path, path + ": Input should be base64 of UTF-8 text");
        }
    }
}
