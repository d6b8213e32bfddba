package org.kirogate.access;

import java.util.Objects;
import java.util.Optional;
import org.kirogate.config.Network;

/**
 * A network that a super key was used from for the first time.
 *
 * @param network   {@code 192.0.2.0/24} or {@code 2001:db8:1::/48}
 * @param firstSeen epoch ms
 */
public record KeyNetwork(long keyId, String network, long firstSeen) {
    private static final int IPV4_BYTES = 4;
    /** 48 bits in groups of 16. */
    private static final int IPV6_GROUPS = 3;

    public KeyNetwork {
        Objects.requireNonNull(network, "network");
    }

    /**
     * A request with a super key.
     *
     * @param address the client's, empty = not known
     * @param at      epoch ms
     */
    public record Visit(long keyId, String address, long at) {
        public Visit {
            Objects.requireNonNull(address, "address");
        }
    }

    /** The network that an address is counted to: 24 bits of IPv4, 48 of IPv6; empty when it is no address. */
    static Optional<String> of(String address) {
        return Network.address(address).map(KeyNetwork::text);
    }

    private static String text(byte[] bytes) {
        if (bytes.length == IPV4_BYTES) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".0/24";
        }
        StringBuilder groups = new StringBuilder();
        StringBuilder zeros = new StringBuilder();
        for (int i = 0; i < IPV6_GROUPS; i++) {
            int group = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
            zeros.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
            if (group != 0) {
                groups.append(zeros);
                zeros.setLength(0);
            }
        }
        return groups + "::/48";
    }
}
