package org.kirogate.simulator.account;

import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signatures under reasoning, bound to account, model and unchanged text (Kiro protocol, sections 8.1 and 14).
 * Thread-safe.
 */
public final class Signatures {

    private final Seal seal;
    private final Set<String> vouched = ConcurrentHashMap.newKeySet();

    /** @param seal the same seal knows its signatures after a restart */
    public Signatures(Seal seal) {
        this.seal = seal;
    }

    /** The signature of that reasoning, base64. */
    public String sign(String account, String modelId, String text) {
        return Base64.getEncoder().encodeToString(seal.bytes(key("text", account, modelId, text)));
    }

    /** Opaque reasoning in place of that text, base64; nothing of the text can be read in it. */
    public String redact(String account, String modelId, String text) {
        byte[] half = seal.bytes(key("opaque", account, modelId, text));
        byte[] proof = seal.bytes(key("proof", account, modelId, Base64.getEncoder().encodeToString(half)));
        byte[] both = new byte[half.length + proof.length];
        System.arraycopy(half, 0, both, 0, half.length);
        System.arraycopy(proof, 0, both, half.length, proof.length);
        return Base64.getEncoder().encodeToString(both);
    }

    /** Takes a signature given out by a script as genuine; the text is empty for redacted content. */
    public void vouch(String account, String modelId, String text, String signature) {
        vouched.add(key("vouched", account, modelId, text + "\n" + signature));
    }

    /** Whether that signature belongs under that text. */
    public boolean genuine(String account, String modelId, String text, String signature) {
        return sign(account, modelId, text).equals(signature)
                || vouched.contains(key("vouched", account, modelId, text + "\n" + signature));
    }

    /** Whether that opaque reasoning came from here. */
    public boolean genuineRedacted(String account, String modelId, String base64) {
        if (vouched.contains(key("vouched", account, modelId, "\n" + base64))) {
            return true;
        }
        try {
            byte[] both = Base64.getDecoder().decode(base64);
            int half = both.length / 2;
            String first = Base64.getEncoder().encodeToString(Arrays.copyOf(both, half));
            byte[] proof = Arrays.copyOfRange(both, half, both.length);
            return Arrays.equals(proof, seal.bytes(key("proof", account, modelId, first)));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String key(String use, String account, String modelId, String text) {
        return use + " " + account + " " + modelId + " " + text;
    }
}
