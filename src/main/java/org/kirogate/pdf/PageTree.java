package org.kirogate.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kirogate.pdf.file.PdfException;
import org.kirogate.pdf.file.PdfFile;
import org.kirogate.pdf.file.PdfObject;

/** Finds the pages of a file in their order (ISO 32000-1, 7.7.3). One use. */
final class PageTree {
    /** Pages of a document. */
    static final int MOST_PAGES = 2_000;

    private static final int DEEPEST = 50;
    private static final int MOST_NODES = 20_000;

    private final PdfFile file;
    private final Set<PdfObject> above = new HashSet<>();
    private final List<Page> pages = new ArrayList<>();
    private int nodes;

    PageTree(PdfFile file) {
        this.file = file;
    }

    /**
     * All pages, at least one.
     *
     * @throws PdfException when the tree is damaged, leads into itself or has too many pages
     */
    List<Page> pages() {
        node(file.catalog().at("Pages"), new PdfObject.Dict(Map.of()));
        if (pages.isEmpty()) {
            throw PdfException.damaged("it has no pages");
        }
        return List.copyOf(pages);
    }

    private void node(PdfObject place, PdfObject.Dict inherited) {
        if (!(file.resolve(place) instanceof PdfObject.Dict node)) {
            throw PdfException.damaged("a page is missing");
        }
        if (++nodes > MOST_NODES || above.size() > DEEPEST || !above.add(place)) {
            throw PdfException.damaged("its pages lead into one another");
        }
        PdfObject own = file.at(node, "Resources");
        PdfObject.Dict resources = own instanceof PdfObject.Dict dict ? dict : inherited;
        if (file.at(node, "Kids") instanceof PdfObject.Array kids) {
            for (PdfObject kid : kids.items()) {
                node(kid, resources);
            }
        } else {
            leaf(node, resources);
        }
        above.remove(place);
    }

    private void leaf(PdfObject.Dict node, PdfObject.Dict resources) {
        if (file.name(node, "Type").equals("Pages")) {
            return; // an empty branch
        }
        if (pages.size() == MOST_PAGES) {
            throw PdfException.tooLarge("it has over " + MOST_PAGES + " pages");
        }
        pages.add(new Page(node, resources));
    }
}
