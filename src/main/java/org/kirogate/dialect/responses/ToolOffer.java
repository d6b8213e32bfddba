package org.kirogate.dialect.responses;

import java.util.List;
import java.util.Objects;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;

/** The tools offered, which of them is to be called, and whether the web may be searched. */
record ToolOffer(List<ToolSpec> tools, ToolChoice choice, SearchOffer search) {
    ToolOffer {
        tools = List.copyOf(tools);
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(search, "search");
    }
}
