package org.kirogate.pdf.font;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/** A code map that the document itself carries (ISO 32000-1, 9.7.5.4), maybe on top of a known one. */
final class CMapCodes implements CodeMap {
    private static final int MOST_SPACES = 100;

    private final CodeMap below;
    private final List<Space> spaces = new ArrayList<>();
    private final TreeMap<Integer, Range> ranges = new TreeMap<>();

    /** Codes from {@code first} to {@code last}, byte by byte. */
    private record Space(String first, String last) {
        boolean holds(String bytes, int at) {
            if (at + first.length() > bytes.length()) {
                return false;
            }
            for (int i = 0; i < first.length(); i++) {
                char c = bytes.charAt(at + i);
                if (c < first.charAt(i) || c > last.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private record Range(int last, int cid) {}

    private CMapCodes(CodeMap below) {
        this.below = below;
    }

    static CMapCodes read(PdfFile file, PdfObject.Stream stream, String problem) {
        PdfObject base = file.at(stream.dict(), "UseCMap");
        List<CMapSection> sections = CMapSection.read(file, stream);
        for (CMapSection section : sections) {
            base = section.name().equals("usecmap") ? section.items().get(0) : base;
        }
        boolean alone = !(base instanceof PdfObject.Name);
        CMapCodes map = new CMapCodes(alone ? new IdentityCodes() : CodeMap.read(file, base, problem));
        sections.forEach(map::add);
        if (map.spaces.isEmpty() && alone) {
            throw new PdfException(problem);
        }
        return map;
    }

    private void add(CMapSection section) {
        List<PdfObject> items = section.items();
        switch (section.name()) {
            case "codespacerange" -> spaces(items);
            case "cidrange" -> {
                for (int i = 0; i + 2 < items.size(); i += 3) {
                    int last = CMapSection.code(items.get(i + 1));
                    ranges.put(CMapSection.code(items.get(i)), new Range(last, cid(items.get(i + 2))));
                }
            }
            case "cidchar" -> {
                for (int i = 0; i + 1 < items.size(); i += 2) {
                    int code = CMapSection.code(items.get(i));
                    ranges.put(code, new Range(code, cid(items.get(i + 1))));
                }
            }
            default -> { }
        }
    }

    private void spaces(List<PdfObject> items) {
        for (int i = 0; i + 1 < items.size(); i += 2) {
            boolean pair = items.get(i) instanceof PdfObject.Str && items.get(i + 1) instanceof PdfObject.Str;
            String first = pair ? ((PdfObject.Str) items.get(i)).bytes() : "";
            String last = pair ? ((PdfObject.Str) items.get(i + 1)).bytes() : "";
            if (first.isEmpty() || first.length() != last.length() || spaces.size() == MOST_SPACES) {
                throw PdfException.damaged("a font's code map is not well formed");
            }
            spaces.add(new Space(first, last));
        }
    }

    private static int cid(PdfObject value) {
        return value instanceof PdfObject.Num number ? (int) number.value() : 0;
    }

    @Override
    public int length(String bytes, int at) {
        for (Space space : spaces) {
            if (space.holds(bytes, at)) {
                return space.first().length();
            }
        }
        return spaces.isEmpty() ? below.length(bytes, at) : spaces.get(0).first().length();
    }

    @Override
    public int cid(String code) {
        int number = CodeMap.number(code);
        Map.Entry<Integer, Range> range = ranges.floorEntry(number);
        if (range != null && number <= range.getValue().last()) {
            return range.getValue().cid() + number - range.getKey();
        }
        return below.cid(code);
    }

    @Override
    public int usualWidth(String code) {
        return below.usualWidth(code);
    }

    @Override
    public String text(String code) {
        return below.text(code);
    }
}
