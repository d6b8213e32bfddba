package org.kirogate.simulator.account;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed digests that make tokens and signatures recognisable after a restart. Thread-safe. */
public final class Seal {

    private final SecretKeySpec key;

    /** @param seed the same seed recognises what an earlier run sealed */
    public Seal(long seed) {
        this.key = new SecretKeySpec(("kiro-simulator-" + seed).getBytes(StandardCharsets.UTF_8), "HmacSHA512");
    }

    /** 128 hex digits that only this seed gives for this text. */
    public String of(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    byte[] bytes(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("This JDK has no HmacSHA512", impossible);
        }
    }
}
