package org.kirogate.pdf.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds the objects of a file whose cross-reference table is lost, by one pass over its bytes: of two objects with one
 * number the later counts. What lies inside a stream is passed over. One use.
 */
final class XrefScan {
    private static final byte[] OBJECT = Bytes.word("obj");
    private static final byte[] STREAM = Bytes.word("stream");
    private static final byte[] END_STREAM = Bytes.word("endstream");
    private static final byte[] TRAILER = Bytes.word("trailer");
    private static final byte[] CATALOG = Bytes.word("/Catalog");
    private static final byte[] PACKED = Bytes.word("/ObjStm");
    private static final byte[] TABLE = Bytes.word("/XRef");
    private static final int MOST_TRAILERS = 16;
    private static final int LONGEST_TRAILER = 64 * 1024;

    private final byte[] data;
    private final Budget budget;
    private final Xref xref = new Xref();
    /** Where the last dictionaries begin that may be trailers, the newest first. */
    private final Deque<Integer> trailers = new ArrayDeque<>();
    private PdfObject catalog = PdfObject.Null.NULL;
    private int number;
    private int body = -1;
    private int headAt;
    private boolean streamsEnd = true;

    XrefScan(byte[] data, Budget budget) {
        this.data = data;
        this.budget = budget;
    }

    /** What could be found; the root is the null object when there is none. */
    Trailer read() {
        int at = 0;
        while (at < data.length) {
            at = step(at);
        }
        objectEnds(data.length);
        Trailer.Builder trailer = new Trailer.Builder();
        trailers.forEach(place -> addTrailer(trailer, place));
        Trailer found = trailer.build(xref);
        return found.root() instanceof PdfObject.Null ? new Trailer(xref, catalog, found.encrypted()) : found;
    }

    private int step(int at) {
        byte c = data[at];
        if (c == 'o' && Bytes.startsWith(data, at, OBJECT) && headBefore(at)) {
            return at + OBJECT.length;
        }
        if (c == 's' && body >= 0 && Bytes.startsWith(data, at, STREAM)) {
            return streamEnd(at);
        }
        if (c == 't' && Bytes.startsWith(data, at, TRAILER)) {
            objectEnds(at);
            keep(at + TRAILER.length);
            return at + TRAILER.length;
        }
        return at + 1;
    }

    /** Whether the numbers of an object's head stand before {@code at}; if so its object begins. */
    private boolean headBefore(int at) {
        int generation = digitsBefore(spaceBefore(at));
        int space = spaceBefore(generation);
        int start = digitsBefore(space);
        boolean head = generation < spaceBefore(at) && space < generation && start < space && space - start < 8;
        if (!head) {
            return false;
        }
        objectEnds(start);
        number = 0;
        for (int i = start; i < space; i++) {
            number = number * 10 + data[i] - '0';
        }
        if (number < Xref.MOST) {
            xref.forget(number);
            xref.direct(number, start);
            headAt = start;
            body = at + OBJECT.length;
        }
        return true;
    }

    private int spaceBefore(int end) {
        int at = end;
        while (at > 0 && Bytes.isSpace(data[at - 1]) && end - at < 16) {
            at--;
        }
        return at;
    }

    private int digitsBefore(int end) {
        int at = end;
        while (at > 0 && Bytes.isDigit(data[at - 1]) && end - at < 16) {
            at--;
        }
        return at;
    }

    private int streamEnd(int at) {
        boolean packed = Bytes.find(data, body, at, PACKED) >= 0;
        boolean table = Bytes.find(data, body, at, TABLE) >= 0;
        int end = streamsEnd ? Bytes.find(data, at, data.length, END_STREAM) : -1;
        streamsEnd = end >= 0;
        if (table) {
            keep(body);
        }
        body = -1;
        if (end < 0) {
            return at + STREAM.length;
        }
        if (packed) {
            unpack(end + END_STREAM.length);
        }
        return end + END_STREAM.length;
    }

    /** Enters what an object stream holds; one that can't be read is missed by those who need its objects. */
    private void unpack(int end) {
        try {
            PdfObject value = new IndirectReader(data, end, budget, direct -> direct).read(headAt);
            if (value instanceof PdfObject.Stream stream) {
                byte[] bytes = new Filters(budget, direct -> direct).decode(stream, data);
                new PackedObjects(stream.dict(), bytes, budget).numbers().forEach(this::enterPacked);
            }
        } catch (PdfException e) {
            xref.forget(number);
        }
    }

    private void enterPacked(int packedNumber) {
        xref.forget(packedNumber);
        xref.packed(packedNumber, number, 0);
    }

    private void objectEnds(int at) {
        if (body >= 0 && Bytes.find(data, body, at, CATALOG) >= 0) {
            catalog = new PdfObject.Ref(number);
        }
        body = -1;
    }

    private void keep(int place) {
        trailers.addFirst(place);
        if (trailers.size() > MOST_TRAILERS) {
            trailers.removeLast();
        }
    }

    private void addTrailer(Trailer.Builder trailer, int place) {
        int end = Math.min(data.length, place + LONGEST_TRAILER);
        try {
            if (new ObjectParser(data, place, end, LONGEST_TRAILER).next() instanceof PdfObject.Dict dict) {
                trailer.add(dict);
            }
        } catch (PdfException e) {
            // One of several; when none is whole the catalog itself has been looked for.
        }
    }
}
