package org.kirogate.site;

import java.util.Objects;

/**
 * A row of the block-list.
 *
 * @param network   {@code ADDRESS/BITS} in canonical form
 * @param reason    empty = not said
 * @param createdAt epoch ms
 */
public record BlockedNetwork(long id, String network, String reason, long createdAt) {
    public BlockedNetwork {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(reason, "reason");
    }
}
