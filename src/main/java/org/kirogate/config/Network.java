package org.kirogate.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses: one address or a CIDR network, IPv4 or IPv6.
 *
 * @param address the network's address, 4 or 16 bytes
 * @param bits    how many leading bits must agree
 */
public record Network(byte[] address, int bits) {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

    public Network {
        address = address.clone();
    }

    /** Reads {@code 10.0.0.0/8}, {@code 192.0.2.7}, {@code 2001:db8::/32}; empty when it is none of these. Never asks DNS. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int most = address.get().length * 8;
        if (slash < 0) {
            return Optional.of(new Network(address.get(), most));
        }
        try {
            int bits = Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Network(address.get(), bits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The bytes of an address literal; an IPv4 address inside an IPv6 one is IPv4. Empty for anything else. */
    public static Optional<byte[]> address(String literal) {
        if (!LITERAL.matcher(literal).matches() || (!literal.contains(".") && !literal.contains(":"))) {
            return Optional.empty();
        }
        if (!literal.contains(":") && literal.chars().filter(c -> c == '.').count() != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether the address, 4 or 16 bytes, lies in this network. */
    public boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >> (8 - rest) == 0;
    }

    @Override
    public byte[] address() {
        return address.clone();
    }

    /** The network as {@link #parse} reads it: {@code 10.0.0.0/8}; one address without its bits, IPv6 as RFC 5952. */
    @Override
    public String toString() {
        try {
            String text = shortened(InetAddress.getByAddress(address).getHostAddress());
            return bits == address.length * 8 ? text : text + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes, not " + address.length, e);
        }
    }

    /** The longest run of zeros of an IPv6 address is left out. */
    private static String shortened(String text) {
        return ZEROS.matcher(text).results()
                .reduce((first, other) -> other.group().length() > first.group().length() ? other : first)
                .map(zeros -> text.substring(0, zeros.start()) + "::" + text.substring(zeros.end()))
                .orElse(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && bits == network.bits && Arrays.equals(address, network.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + bits;
    }
}
