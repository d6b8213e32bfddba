package org.kirogate.pdf.file;

/** Reads literal and hexadecimal strings (ISO 32000-1, 7.3.4). One use. */
final class StringToken {
    private final Lexer lexer;
    private final StringBuilder text = new StringBuilder();

    StringToken(Lexer lexer) {
        this.lexer = lexer;
    }

    PdfObject.Str literal() {
        lexer.take();
        int open = 1;
        while (true) {
            int c = lexer.take();
            if (c < 0) {
                throw PdfException.damaged("a string has no end");
            }
            if (c == '\\') {
                escape();
                continue;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0) {
                return new PdfObject.Str(text.toString());
            }
            if (c == '\r') {
                skip('\n');
                c = '\n';
            }
            text.append((char) c);
        }
    }

    private void escape() {
        int c = lexer.take();
        switch (c) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case '\r' -> skip('\n');
            case '\n', -1 -> { }
            default -> {
                if (c >= '0' && c <= '7') {
                    octal(c - '0');
                } else {
                    text.append((char) c);
                }
            }
        }
    }

    private void octal(int first) {
        int value = first;
        for (int i = 0; i < 2 && lexer.peek(0) >= '0' && lexer.peek(0) <= '7'; i++) {
            value = value * 8 + lexer.take() - '0';
        }
        text.append((char) (value & 0xff));
    }

    private void skip(int c) {
        if (lexer.peek(0) == c) {
            lexer.take();
        }
    }

    PdfObject.Str hex() {
        lexer.take();
        int high = -1;
        while (true) {
            int c = lexer.take();
            if (c == '>') {
                if (high >= 0) {
                    text.append((char) (high << 4));
                }
                return new PdfObject.Str(text.toString());
            }
            if (c >= 0 && Bytes.isSpace(c)) {
                continue;
            }
            int digit = c < 0 ? -1 : Character.digit(c, 16);
            if (digit < 0) {
                throw PdfException.damaged("a hexadecimal string has no end or something else than digits");
            }
            if (high < 0) {
                high = digit;
            } else {
                text.append((char) (high << 4 | digit));
                high = -1;
            }
        }
    }
}
