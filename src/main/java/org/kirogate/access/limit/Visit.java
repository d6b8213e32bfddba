package org.kirogate.access.limit;

import java.util.Objects;

/**
 * Whence a request comes.
 *
 * @param address      of the client, a literal
 * @param clientFamily one of {@link ClientFamily#names}
 */
public record Visit(String address, String clientFamily) {
    public Visit {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(clientFamily, "clientFamily");
    }
}
