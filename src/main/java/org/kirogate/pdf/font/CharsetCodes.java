package org.kirogate.pdf.font;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The known code maps of Chinese, Japanese and Korean fonts whose codes are those of a character set (ISO 32000-1,
 * table 118), so that the code itself says the character.
 */
final class CharsetCodes implements CodeMap {
    private static final Map<String, String> CHARSETS = Map.ofEntries(
            Map.entry("GB-EUC", "GB2312"),
            Map.entry("GBK-EUC", "GBK"),
            Map.entry("GBKp-EUC", "GBK"),
            Map.entry("GBK2K", "GB18030"),
            Map.entry("ETen-B5", "Big5"),
            Map.entry("ETenms-B5", "Big5"),
            Map.entry("HKscs-B5", "Big5-HKSCS"),
            Map.entry("90ms-RKSJ", "windows-31j"),
            Map.entry("90msp-RKSJ", "windows-31j"),
            Map.entry("EUC", "EUC-JP"),
            Map.entry("KSC-EUC", "EUC-KR"),
            Map.entry("KSCms-UHC", "x-windows-949"),
            Map.entry("KSCms-UHC-HW", "x-windows-949"));

    private static final int HALF = 500;

    private final Charset charset;

    private CharsetCodes(Charset charset) {
        this.charset = charset;
    }

    /** The map called {@code name}, as in {@code GBK-EUC-H}, if it is known and this JDK has its character set. */
    static Optional<CharsetCodes> named(String name) {
        if (!name.endsWith("-H") && !name.endsWith("-V")) {
            return Optional.empty();
        }
        String base = name.substring(0, name.length() - 2);
        if (base.startsWith("Uni") && (base.contains("-UCS2") || base.endsWith("-UTF16"))) {
            return Optional.of(new CharsetCodes(StandardCharsets.UTF_16BE));
        }
        String charset = CHARSETS.get(base);
        return charset != null && Charset.isSupported(charset)
                ? Optional.of(new CharsetCodes(Charset.forName(charset)))
                : Optional.empty();
    }

    @Override
    public int length(String bytes, int at) {
        int c = bytes.charAt(at);
        return switch (charset.name()) {
            case "UTF-16BE" -> c >= 0xd8 && c <= 0xdb ? 4 : 2;
            case "windows-31j" -> c >= 0x81 && c <= 0x9f || c >= 0xe0 && c <= 0xfc ? 2 : 1;
            case "EUC-JP" -> c == 0x8e || c >= 0xa1 && c <= 0xfe ? 2 : 1;
            case "GB18030" -> gb18030(bytes, at);
            default -> c >= 0x81 && c <= 0xfe ? 2 : 1;
        };
    }

    private static int gb18030(String bytes, int at) {
        int c = bytes.charAt(at);
        if (c < 0x81 || c > 0xfe) {
            return 1;
        }
        boolean four = at + 1 < bytes.length() && bytes.charAt(at + 1) >= '0' && bytes.charAt(at + 1) <= '9';
        return four ? 4 : 2;
    }

    /** The Latin letters stand at the head of every collection; the other numbers differ and are not needed. */
    @Override
    public int cid(String code) {
        return isLatin(code) ? CodeMap.number(code) - ' ' + 1 : -1;
    }

    @Override
    public int usualWidth(String code) {
        return isLatin(code) || code.length() == 1 ? HALF : 0;
    }

    private static boolean isLatin(String code) {
        int number = CodeMap.number(code);
        return code.length() <= 2 && number >= ' ' && number < 0x7f;
    }

    @Override
    public String text(String code) {
        try {
            byte[] bytes = code.getBytes(StandardCharsets.ISO_8859_1);
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
