package org.kirogate.upstream.kiro.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** SHA-256 of texts, in the forms that names and ids need. Pure functions. */
final class Digest {
    private static final long VARIANT_BITS = 0x3fff_ffff_ffff_ffffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Digest() {}

    /** The first hex digits. */
    static String hex(String text, int digits) {
        return HexFormat.of().formatHex(sha256(text)).substring(0, digits);
    }

    /** The first characters in base64url. */
    static String base64Url(String text, int characters) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(text)).substring(0, characters);
    }

    /** A UUID that only the texts decide; they are told apart however they are cut. */
    static UUID uuid(String... texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            all.append(text.length()).append(':').append(text);
        }
        byte[] hash = sha256(all.toString());
        return uuid(number(hash, 0), number(hash, 8));
    }

    /** A UUID of version 4 made of 128 bits, of which six are overwritten. */
    static UUID uuid(long high, long low) {
        return new UUID((high & ~0xf000L) | 0x4000L, (low & VARIANT_BITS) | VARIANT);
    }

    private static long number(byte[] bytes, int offset) {
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << 8 | bytes[offset + i] & 0xff;
        }
        return number;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
