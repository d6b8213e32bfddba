package org.kirogate.dialect.anthropic;

import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.json.Fields;

/** Reads one content block into no, one or several parts. */
@FunctionalInterface
interface BlockReader {
    List<Part> read(Fields block);
}
