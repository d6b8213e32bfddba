package org.kirogate.chat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the model may search the web while it answers; the searches are run for it on the way, the caller only sees
 * what was found.
 *
 * @param maxUses        most searches in one answer, 0 = none is offered
 * @param allowedDomains when not empty, only results of these hosts and of those below them count
 * @param blockedDomains results of these hosts and of those below them do not count
 * @param tool           the tool by which the model searches, also in the turns of an earlier answer
 */
public record SearchOffer(int maxUses, List<String> allowedDomains, List<String> blockedDomains, String tool) {

    /** The tool's name unless the caller has one of that name. */
    public static final String TOOL = "web_search";

    /** No search. */
    public static final SearchOffer NONE = new SearchOffer(0, List.of(), List.of());

    public SearchOffer {
        if (maxUses < 0) {
            throw new IllegalArgumentException("maxUses must not be negative: " + maxUses);
        }
        allowedDomains = List.copyOf(allowedDomains);
        blockedDomains = List.copyOf(blockedDomains);
        Objects.requireNonNull(tool, "tool");
    }

    /** An offer under the usual name. */
    public SearchOffer(int maxUses, List<String> allowedDomains, List<String> blockedDomains) {
        this(maxUses, allowedDomains, blockedDomains, TOOL);
    }

    /** Whether the model may search at all. */
    public boolean isOffered() {
        return maxUses > 0;
    }

    /** The same offer under a name that none of these tools has, in whatever case. */
    public SearchOffer beside(List<ToolSpec> tools) {
        Set<String> taken = tools.stream().map(other -> other.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String free = TOOL;
        for (int n = 2; taken.contains(free); n++) {
            free = TOOL + "_" + n;
        }
        return new SearchOffer(maxUses, allowedDomains, blockedDomains, free);
    }
}
