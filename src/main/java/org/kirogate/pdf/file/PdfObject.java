package org.kirogate.pdf.file;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A value of the file or of a content stream (ISO 32000-1, 7.3). Immutable. Members of arrays and dictionaries may be
 * {@link Ref}s; {@link PdfFile#resolve} follows them.
 */
public sealed interface PdfObject {

    /** The null object, and what stands for anything that is not there. */
    record Null() implements PdfObject {
        /** The one of its kind. */
        public static final Null NULL = new Null();
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements PdfObject {}

    /** A number; {@code value} is finite. */
    record Num(double value) implements PdfObject {
        public Num {
            if (!Double.isFinite(value)) {
                throw PdfException.damaged("a number is out of all bounds");
            }
        }

        boolean whole() {
            return value == Math.rint(value);
        }
    }

    /** A string of bytes; {@code bytes} has one character, 0-255, for each. */
    record Str(String bytes) implements PdfObject {
        public Str {
            Objects.requireNonNull(bytes, "bytes");
        }
    }

    /** A name, without its slash and with its escapes undone; one character, 0-255, for each byte. */
    record Name(String value) implements PdfObject {
        public Name {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A list. */
    record Array(List<PdfObject> items) implements PdfObject {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** A dictionary. */
    record Dict(Map<String, PdfObject> entries) implements PdfObject {
        public Dict {
            entries = Map.copyOf(entries);
        }

        /** The entry as it stands, or the null object. */
        public PdfObject at(String key) {
            return entries.getOrDefault(key, Null.NULL);
        }
    }

    /** A stream, still encoded; its bytes are those of the file from {@code start} to {@code end}, exclusive. */
    record Stream(Dict dict, int start, int end) implements PdfObject {
        public Stream {
            Objects.requireNonNull(dict, "dict");
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("a stream from " + start + " to " + end);
            }
        }
    }

    /** A reference to an indirect object. */
    record Ref(int number) implements PdfObject {}

    /** An operator of a content stream, a structural word of the file or a bracket that closes nothing. */
    record Word(String text) implements PdfObject {
        /** What comes after the last token. */
        public static final Word END = new Word("");

        public Word {
            Objects.requireNonNull(text, "text");
        }
    }
}
