package org.kirogate.simulator.steered;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The tools a request offers. A name the wire cannot carry arrives changed (Kiro protocol, section 3.6: other
 * characters become {@code _}, and {@code _} with 8 hex digits of the name's SHA-256 is added); a mark still names the
 * tool as its owner does.
 */
final class ToolOffer {

    private final Set<String> names;

    ToolOffer(Set<String> names) {
        this.names = names;
    }

    /** The name on the wire of the tool its owner calls so; empty when it is not offered. */
    Optional<String> wireName(String name) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        String ending = "_" + hash(name);
        return names.stream().filter(offered -> offered.endsWith(ending)).findFirst();
    }

    private static String hash(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This JDK has no SHA-256", impossible);
        }
    }
}
