package org.kirogate.site;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kirogate.config.Network;

/** Whether an address lies in one of many networks: one look-up for each prefix length in use. Immutable. */
final class NetworkMatcher {
    /**
     * The networks' leading bytes by how many bits count; an address of other length has other bytes, so both kinds
     * fit.
     */
    private final Map<Integer, Set<ByteBuffer>> byBits = new HashMap<>();

    NetworkMatcher(Collection<Network> networks) {
        for (Network network : networks) {
            byBits.computeIfAbsent(network.bits(), bits -> new HashSet<>())
                    .add(ByteBuffer.wrap(masked(network.address(), network.bits())));
        }
    }

    /** Whether there is no network at all. */
    boolean empty() {
        return byBits.isEmpty();
    }

    boolean matches(byte[] address) {
        for (Map.Entry<Integer, Set<ByteBuffer>> entry : byBits.entrySet()) {
            int bits = entry.getKey();
            if (bits <= address.length * 8 && entry.getValue().contains(ByteBuffer.wrap(masked(address, bits)))) {
                return true;
            }
        }
        return false;
    }

    /** The address with the bits behind the first {@code bits} set to 0. */
    static byte[] masked(byte[] address, int bits) {
        byte[] masked = new byte[address.length];
        int whole = bits / 8;
        System.arraycopy(address, 0, masked, 0, whole);
        if (bits % 8 != 0) {
            masked[whole] = (byte) (address[whole] & 0xff << 8 - bits % 8);
        }
        return masked;
    }
}
