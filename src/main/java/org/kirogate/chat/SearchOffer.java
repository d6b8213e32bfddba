package org.kirogate.chat;

import java.util.List;

/**
 * Whether the model may search the web while it answers; the searches are run for it on the way, the caller only sees what
 * was found.
 *
 * @param maxUses        most searches in one answer, 0 = none is offered
 * @param allowedDomains when not empty, only results of these hosts and of those below them count
 * @param blockedDomains results of these hosts and of those below them do not count
 */
public record SearchOffer(int maxUses, List<String> allowedDomains, List<String> blockedDomains) {

    /** No search. */
    public static final SearchOffer NONE = new SearchOffer(0, List.of(), List.of());

    public SearchOffer {
        if (maxUses < 0) {
            throw new IllegalArgumentException("maxUses must not be negative: " + maxUses);
        }
        allowedDomains = List.copyOf(allowedDomains);
        blockedDomains = List.copyOf(blockedDomains);
    }

    /** Whether the model may search at all. */
    public boolean isOffered() {
        return maxUses > 0;
    }
}
