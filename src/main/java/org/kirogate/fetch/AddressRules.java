package org.kirogate.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kirogate.config.Network;

/**
 * Which addresses may be fetched from: those of the public Internet (IANA IPv4 and IPv6 Special-Purpose Address
 * Registries, the entries that are not globally reachable) and those the operator names. Works on the bytes of an
 * address, so that no spelling of it makes a difference. Thread-safe.
 */
final class AddressRules {

    private static final List<Network> REFUSED = networks(
            "0.0.0.0/8", // this host, RFC 791
            "10.0.0.0/8", // private, RFC 1918
            "100.64.0.0/10", // shared by carriers, RFC 6598; holds metadata services of clouds
            "127.0.0.0/8", // loopback
            "168.63.129.16", // Azure's host agent, public in form only
            "169.254.0.0/16", // link-local, RFC 3927; holds metadata services of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments, RFC 6890
            "192.0.2.0/24", // documentation, RFC 5737
            "192.88.99.0/24", // 6to4 relays, RFC 7526
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks, RFC 2544
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and the limited broadcast
            "2001::/23", // protocol assignments; Teredo, which carries IPv4 addresses, among them
            "2001:db8::/32", // documentation, RFC 3849
            "2002::/16", // 6to4, which carries IPv4 addresses
            "3fff::/20"); // documentation, RFC 9637

    /** All that is assigned for global unicast; loopback, ULA, link-local, multicast and the like lie outside. */
    private static final Network GLOBAL = network("2000::/3");

    /** NAT64 (RFC 6052): on a network without IPv4 every IPv4 host is met here, so the address inside decides. */
    private static final Network NAT64 = network("64:ff9b::/96");

    private static final int IPV4_BYTES = 4;
    private static final int IPV4_AT = 12;

    private final List<Network> allowed;

    /** Rules with these networks allowed whatever they are. */
    AddressRules(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(AddressRules::network).toList();
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow(() -> new IllegalStateException(text + " is no network"));
    }

    /** Whether a connection may be made to the address. */
    boolean permit(InetAddress address) {
        byte[] bytes = plain(address.getAddress());
        return allowed.stream().anyMatch(network -> network.contains(bytes)) || isPublic(bytes);
    }

    /** An IPv4 address that is written as an IPv6 one ({@code ::ffff:a.b.c.d}, RFC 4291 section 2.5.5.2) as IPv4. */
    private static byte[] plain(byte[] bytes) {
        if (bytes.length == IPV4_BYTES) {
            return bytes;
        }
        for (int i = 0; i < IPV4_AT - 2; i++) {
            if (bytes[i] != 0) {
                return bytes;
            }
        }
        boolean mapped = bytes[IPV4_AT - 2] == (byte) 0xff && bytes[IPV4_AT - 1] == (byte) 0xff;
        return mapped ? Arrays.copyOfRange(bytes, IPV4_AT, bytes.length) : bytes;
    }

    private static boolean isPublic(byte[] bytes) {
        if (NAT64.contains(bytes)) {
            return isPublic(Arrays.copyOfRange(bytes, IPV4_AT, bytes.length));
        }
        if (bytes.length != IPV4_BYTES && !GLOBAL.contains(bytes)) {
            return false;
        }
        return REFUSED.stream().noneMatch(network -> network.contains(bytes));
    }
}
