package org.kirogate.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.kirogate.pdf.Reading.page;
import static org.kirogate.pdf.Reading.refused;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FilterTest {
    /** As long as two rows of the predictors below. */
    private static final String CONTENT = "BT /F 10 Tf 50 700 Td (packed text) Tj ET     ";

    /** A page whose content is {@code bytes} with these entries. */
    private static byte[] pdf(String entries, byte[] bytes) {
        return new RawPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object("<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>")
                .object(RawPdf.HELVETICA)
                .stream(entries, bytes)
                .end();
    }

    private static byte[] content() {
        return RawPdf.latin1(CONTENT);
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte each : bytes) {
            hex.append(String.format("%02x ", each));
        }
        return hex + ">";
    }

    @Test
    void flateIsUnpackedAndChecked() {
        byte[] packed = RawPdf.deflated(content());
        assertEquals("packed text", page(pdf("/Filter/FlateDecode", packed)));
        assertEquals("packed text", page(pdf("/Filter[/Fl]", packed)));
        assertEquals("packed text", page(pdf("/Filter/FlateDecode", Arrays.copyOf(packed, packed.length - 4))));
        refused("breaks off", pdf("/Filter/FlateDecode", Arrays.copyOf(packed, packed.length - 9)));
        byte[] changed = packed.clone();
        changed[changed.length - 1] ^= 1;
        refused("has changed since it was written", pdf("/Filter/FlateDecode", changed));
        refused("does not begin as one", pdf("/Filter/FlateDecode", content()));
    }

    @Test
    void chainsAreUndoneInOrder() {
        byte[] chain = RawPdf.latin1(hex(RawPdf.deflated(content())));
        assertEquals("packed text", page(pdf("/Filter[/ASCIIHexDecode/FlateDecode]/DecodeParms[null null]", chain)));
        refused("over 8 filters", pdf("/Filter[" + "/AHx".repeat(9) + "]", chain));
    }

    @Test
    void asciiFiltersAreUndone() {
        assertEquals("packed text", page(pdf("/Filter/ASCIIHexDecode", RawPdf.latin1(hex(content())))));
        assertEquals("packed text", page(pdf("/Filter/A85", RawPdf.latin1(base85(content())))));
        refused("something else than digits", pdf("/Filter/AHx", RawPdf.latin1("4g>")));
        refused("no digit", pdf("/Filter/A85", RawPdf.latin1("ab{~>")));
    }

    private static String base85(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += 4) {
            int count = Math.min(4, bytes.length - at);
            long group = 0;
            for (int i = 0; i < 4; i++) {
                group = group << 8 | (i < count ? bytes[at + i] & 0xff : 0);
            }
            char[] digits = new char[5];
            for (int i = 4; i >= 0; i--) {
                digits[i] = (char) ('!' + group % 85);
                group /= 85;
            }
            text.append(digits, 0, count + 1);
        }
        return text + "~>";
    }

    @Test
    void runLengthsAreUndone() {
        byte[] runs = RawPdf.latin1((char) (CONTENT.length() - 1) + CONTENT + "\u00fb \u0080");
        assertEquals("packed text", page(pdf("/Filter/RunLengthDecode", runs)));
        refused("breaks off", pdf("/Filter/RL", RawPdf.latin1("\u007fabc")));
    }

    @Test
    void lzwIsUndone() {
        // The example of ISO 32000-1, 7.4.4.2, is a string of the content here: -----A---B
        byte[] example = {(byte) 0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, (byte) 0x85, 0x01};
        byte[] pdf = new RawPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object("<</Type/Page/Resources<</Font<</F 4 0 R>>>>/Contents[5 0 R 6 0 R]>>")
                .object(RawPdf.HELVETICA)
                .stream("", RawPdf.latin1("BT /F 10 Tf 50 700 Td (text) Tj ET"))
                .stream("/Filter/LZWDecode", example)
                .end();
        assertEquals("text", page(pdf)); // "-----A---B" is no operator
        byte[] codes = lzw(CONTENT.repeat(40));
        assertEquals("packed text", page(pdf("/Filter/LZW", codes)));
        refused("before it is known", pdf("/Filter/LZW", new byte[] {(byte) 0x80, 0x7f, (byte) 0xff}));
    }

    /** Every byte as a code of its own, in the widths that the table's growth asks for. */
    private static byte[] lzw(String text) {
        StringBuilder bits = new StringBuilder("100000000");
        int next = 258;
        for (int i = 0; i < text.length(); i++) {
            int width = next + 1 < 512 ? 9 : next + 1 < 1024 ? 10 : next + 1 < 2048 ? 11 : 12;
            String code = Integer.toBinaryString(text.charAt(i));
            bits.append("0".repeat(width - code.length())).append(code);
            next += i == 0 ? 0 : 1;
        }
        byte[] bytes = new byte[bits.length() / 8 + 1];
        for (int i = 0; i < bits.length(); i++) {
            bytes[i / 8] |= (byte) (bits.charAt(i) == '1' ? 0x80 >> i % 8 : 0);
        }
        return bytes;
    }

    @Test
    void predictorsAreUndone() {
        byte[] plain = content();
        byte[] tiff = plain.clone();
        for (int i = tiff.length - 1; i > 0; i--) {
            tiff[i] -= i % 23 == 0 ? 0 : plain[i - 1];
        }
        assertEquals("packed text", page(pdf("/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 23>>",
                RawPdf.deflated(tiff))));
        for (int filter = 0; filter <= 4; filter++) {
            assertEquals("packed text", page(pdf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 23>>",
                    RawPdf.deflated(png(plain, filter)))));
        }
        refused("predictor", pdf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 999999999>>",
                RawPdf.deflated(plain)));
    }

    private static byte[] png(byte[] plain, int filter) {
        int row = 23;
        byte[] out = new byte[plain.length / row * (row + 1)];
        for (int i = 0; i < plain.length; i++) {
            int left = i % row == 0 ? 0 : plain[i - 1] & 0xff;
            int up = i < row ? 0 : plain[i - row] & 0xff;
            int corner = i % row == 0 || i < row ? 0 : plain[i - row - 1] & 0xff;
            int guess = left + up - corner;
            int paeth = Math.abs(guess - left) <= Math.abs(guess - up)
                    && Math.abs(guess - left) <= Math.abs(guess - corner)
                    ? left
                    : Math.abs(guess - up) <= Math.abs(guess - corner) ? up : corner;
            int[] guesses = {0, left, up, (left + up) / 2, paeth};
            out[i / row * (row + 1)] = (byte) filter;
            out[i / row * (row + 1) + 1 + i % row] = (byte) (plain[i] - guesses[filter]);
        }
        return out;
    }

    @Test
    void picturesFiltersAreRefusedForText() {
        refused("packed as a picture", pdf("/Filter/DCTDecode", content()));
        refused("encrypted", pdf("/Filter/Crypt", content()));
    }

    @Test
    void smallStreamsThatUnpackToMuchAreRefused() {
        byte[] bomb = RawPdf.deflated(RawPdf.deflated(new byte[80 * 1024 * 1024]));
        refused("unpack to over 64 MiB", pdf("/Filter[/FlateDecode/FlateDecode]", bomb));
    }
}
