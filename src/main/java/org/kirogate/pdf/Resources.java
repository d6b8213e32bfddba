package org.kirogate.pdf;

import java.util.Objects;
import java.util.Optional;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;
import org.kirogate.pdf.font.FontReader;
import org.kirogate.pdf.font.PdfFont;
import org.kirogate.pdf.font.TextString;

/**
 * What the names in a content stream stand for (ISO 32000-1, 7.8.3).
 *
 * @param file  the file they are in
 * @param fonts the fonts of that file
 * @param dict  the resource dictionary
 */
record Resources(PdfFile file, FontReader fonts, PdfObject.Dict dict) {
    Resources {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(fonts, "fonts");
        Objects.requireNonNull(dict, "dict");
    }

    /** Those of a form: its own, or, as old files have it, those of the page it is on. */
    Resources of(PdfObject.Stream form) {
        return file.at(form.dict(), "Resources") instanceof PdfObject.Dict own ? new Resources(file, fonts, own) : this;
    }

    PdfFont font(String name) {
        PdfObject font = file.dict(dict, "Font").at(name);
        if (font instanceof PdfObject.Null) {
            throw PdfException.damaged("a page names a font that is not there");
        }
        return fonts.font(font);
    }

    /** The form or picture of that name; the null object when there is none. */
    PdfObject external(String name) {
        return file.at(file.dict(dict, "XObject"), name);
    }

    PdfObject.Dict graphics(String name) {
        return file.dict(file.dict(dict, "ExtGState"), name);
    }

    /** The text that replaces that of the glyphs in a marked part with these properties, if they have one. */
    Optional<String> actualText(PdfObject properties) {
        PdfObject value = properties instanceof PdfObject.Name name
                ? file.at(file.dict(dict, "Properties"), name.value())
                : properties;
        return value instanceof PdfObject.Dict found && file.at(found, "ActualText") instanceof PdfObject.Str text
                ? Optional.of(TextString.read(text.bytes()))
                : Optional.empty();
    }
}
