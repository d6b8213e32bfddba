package org.kirogate.pdf.font;

/** Two bytes a code, which is the glyph's number: {@code Identity-H} and {@code Identity-V}. */
final class IdentityCodes implements CodeMap {
    @Override
    public int length(String bytes, int at) {
        return 2;
    }

    @Override
    public int cid(String code) {
        return CodeMap.number(code);
    }

    @Override
    public int usualWidth(String code) {
        return 0;
    }

    @Override
    public String text(String code) {
        return "";
    }
}
