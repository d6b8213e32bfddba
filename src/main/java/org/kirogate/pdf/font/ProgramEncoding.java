package org.kirogate.pdf.font;

import java.util.Map;
import java.util.Objects;

/**
 * What a font program itself says its codes are.
 *
 * @param base  a known encoding, or {@link Encoding#NONE}
 * @param names glyph names of codes, which go before it
 */
record ProgramEncoding(Encoding base, Map<Integer, String> names) {
    /** Of a program that does not say it. */
    static final ProgramEncoding UNKNOWN = new ProgramEncoding(Encoding.NONE, Map.of());

    ProgramEncoding {
        Objects.requireNonNull(base, "base");
        names = Map.copyOf(names);
    }
}
