package org.kirogate.pdf.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One PDF, its objects read when they are asked for and kept. When the cross-reference table turns out to be wrong the
 * file is searched for its objects once; from then on a reference that leads nowhere is an error, because a part of
 * the document may be gone. One thread.
 */
public final class PdfFile {
    private static final byte[] HEADER = Bytes.word("%PDF-");
    private static final int HEADER_WITHIN = 1024;
    private static final int LONGEST_CHAIN = 16;

    private final byte[] data;
    private final Budget budget = new Budget();
    private final Map<Integer, PdfObject> kept = new HashMap<>();
    private final Map<Integer, PackedObjects> packed = new HashMap<>();
    private final Set<Integer> reading = new HashSet<>();
    private Trailer trailer;
    private boolean repaired;

    private PdfFile(byte[] data) {
        this.data = data;
    }

    /**
     * Opens a file.
     *
     * @throws PdfException when it is no PDF, encrypted or damaged beyond repair
     */
    public static PdfFile open(byte[] bytes) {
        int header = Bytes.find(bytes, 0, HEADER_WITHIN + HEADER.length, HEADER);
        if (header < 0) {
            throw new PdfException("it is no PDF: it does not begin with %PDF-");
        }
        PdfFile file = new PdfFile(Arrays.copyOfRange(bytes, header, bytes.length));
        file.readTrailer();
        return file;
    }

    private void readTrailer() {
        try {
            trailer = new XrefReader(data, budget).read();
        } catch (PdfException e) {
            repair();
        }
        refuseEncrypted();
        boolean whole = resolve(trailer.root()) instanceof PdfObject.Dict catalog
                && resolve(catalog.at("Pages")) instanceof PdfObject.Dict;
        if (!whole && !repaired) {
            repair();
        }
        catalog();
    }

    private void repair() {
        repaired = true;
        kept.clear();
        packed.clear();
        trailer = new XrefScan(data, budget).read();
        refuseEncrypted();
    }

    private void refuseEncrypted() {
        if (trailer.encrypted()) {
            throw new PdfException("it is encrypted");
        }
    }

    /**
     * The dictionary at the head of the document.
     *
     * @throws PdfException when there is none
     */
    public PdfObject.Dict catalog() {
        if (resolve(trailer.root()) instanceof PdfObject.Dict catalog) {
            return catalog;
        }
        throw PdfException.damaged("it has no catalog");
    }

    /**
     * The value itself, or what it refers to; the null object when that does not exist.
     *
     * @throws PdfException when the object is damaged, or gone from a file that had to be repaired
     */
    public PdfObject resolve(PdfObject value) {
        PdfObject at = Objects.requireNonNull(value, "value");
        for (int i = 0; at instanceof PdfObject.Ref ref; i++) {
            if (i == LONGEST_CHAIN) {
                throw PdfException.damaged("a reference leads to itself");
            }
            at = object(ref.number());
        }
        return at;
    }

    private PdfObject object(int number) {
        PdfObject known = kept.get(number);
        if (known != null) {
            return known;
        }
        if (!reading.add(number)) {
            return PdfObject.Null.NULL; // an object whose own length is asked of itself
        }
        if (reading.size() > LONGEST_CHAIN) {
            throw PdfException.damaged("an object needs too many others to be read");
        }
        try {
            PdfObject value = readOrRepair(number);
            kept.put(number, value);
            return value;
        } finally {
            reading.remove(number);
        }
    }

    private PdfObject readOrRepair(int number) {
        try {
            return read(number);
        } catch (PdfException e) {
            if (repaired) {
                throw e;
            }
            repair();
            return read(number);
        }
    }

    private PdfObject read(int number) {
        Xref xref = trailer.xref();
        if (!xref.exists(number)) {
            if (repaired) {
                throw PdfException.damaged("a part of it is missing");
            }
            return PdfObject.Null.NULL;
        }
        if (xref.isPacked(number)) {
            return packed(xref.place(number)).object(number);
        }
        IndirectReader reader = new IndirectReader(data, data.length, budget, this::length);
        if (reader.numberAt(xref.place(number)).orElse(-1) != number) {
            throw PdfException.damaged("an object is not where it should be");
        }
        return reader.read(xref.place(number));
    }

    /** The length of a stream, which can do without: its end is marked. */
    private PdfObject length(PdfObject value) {
        boolean gone = value instanceof PdfObject.Ref ref && !trailer.xref().exists(ref.number());
        return gone ? PdfObject.Null.NULL : resolve(value);
    }

    private PackedObjects packed(int streamNumber) {
        PackedObjects known = packed.get(streamNumber);
        if (known != null) {
            return known;
        }
        boolean direct = trailer.xref().exists(streamNumber) && !trailer.xref().isPacked(streamNumber);
        if (!direct || !(object(streamNumber) instanceof PdfObject.Stream stream)) {
            throw PdfException.damaged("an object stream is missing");
        }
        PackedObjects objects = new PackedObjects(stream.dict(), decode(stream), budget);
        packed.put(streamNumber, objects);
        return objects;
    }

    /**
     * The bytes that a stream of this file stands for, all its filters undone.
     *
     * @throws PdfException when they are damaged, too many, or packed as pictures are
     */
    public byte[] decode(PdfObject.Stream stream) {
        return new Filters(budget, this::resolve).decode(stream, data);
    }

    /**
     * Pays for values read from this file that are kept elsewhere.
     *
     * @param count how many, at least 0
     * @throws PdfException when the document has had its share
     */
    public void keep(int count) {
        budget.values(count);
    }

    /** The entry of a dictionary, followed where it refers to an object; the null object when there is none. */
    public PdfObject at(PdfObject.Dict dict, String key) {
        return resolve(dict.at(key));
    }

    /** The entry as a dictionary; an empty one when it is none. */
    public PdfObject.Dict dict(PdfObject.Dict dict, String key) {
        PdfObject value = at(dict, key);
        if (value instanceof PdfObject.Stream stream) {
            return stream.dict();
        }
        return value instanceof PdfObject.Dict found ? found : new PdfObject.Dict(Map.of());
    }

    /** The entry as a name; empty text when it is none. */
    public String name(PdfObject.Dict dict, String key) {
        return at(dict, key) instanceof PdfObject.Name name ? name.value() : "";
    }

    /** The entry as a number; {@code other} when it is none. */
    public double number(PdfObject.Dict dict, String key, double other) {
        return at(dict, key) instanceof PdfObject.Num number ? number.value() : other;
    }

    /** The entry as a list of exactly {@code count} numbers; empty when it is none. */
    public List<Double> numbers(PdfObject.Dict dict, String key, int count) {
        List<Double> numbers = new ArrayList<>(count);
        boolean fits = at(dict, key) instanceof PdfObject.Array array && array.items().size() == count;
        for (PdfObject item : fits ? list(dict, key) : List.<PdfObject>of()) {
            if (item instanceof PdfObject.Num number) {
                numbers.add(number.value());
            }
        }
        return numbers.size() == count ? numbers : List.of();
    }

    /** The entry as a list, its items followed; empty when it is none. Costs as much as it is long. */
    public List<PdfObject> list(PdfObject.Dict dict, String key) {
        if (!(at(dict, key) instanceof PdfObject.Array array)) {
            return List.of();
        }
        return array.items().stream().map(this::resolve).toList();
    }
}
