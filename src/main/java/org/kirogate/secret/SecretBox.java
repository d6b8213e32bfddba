package org.kirogate.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with AES-256-GCM. A sealed text is {@code v1.KEYID.BASE64URL(nonce, ciphertext, tag)}; the key id tells which
 * of several keys opens it, so that keys can be changed without a stop. Thread-safe.
 */
public final class SecretBox {
    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String currentId;

    /**
     * A box that seals with {@code key} and opens with it or any of {@code oldKeys}.
     *
     * @throws IllegalArgumentException when one is not the base64 of 32 bytes
     */
    public SecretBox(String key, List<String> oldKeys) {
        this.currentId = add(key);
        oldKeys.forEach(this::add);
    }

    /**
     * Seals a text.
     *
     * @param context what it belongs to ({@code tokens.credential}); opening under another context fails
     */
    public String seal(String plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, currentId, nonce, context);
            byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] whole = new byte[NONCE_BYTES + sealed.length];
            System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return VERSION + "." + currentId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    /**
     * Opens a sealed text.
     *
     * @throws SealException when it was sealed with an unknown key, for another context, or was changed
     */
    public String open(String sealed, String context) {
        String[] parts = sealed.split("\\.", 3);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new SealException("the sealed text has an unknown form");
        }
        if (!keys.containsKey(parts[1])) {
            throw new SealException("it was sealed with key " + parts[1]
                    + ", which is neither TOKEN_ENCRYPT_KEY nor one of TOKEN_ENCRYPT_OLD_KEYS");
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(parts[2]);
            if (whole.length < NONCE_BYTES + TAG_BITS / 8) {
                throw new SealException("the sealed text is cut");
            }
            byte[] nonce = java.util.Arrays.copyOf(whole, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, parts[1], nonce, context);
            byte[] plain = cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealException("the sealed text was changed or belongs elsewhere");
        }
    }

    /** Whether a sealed text uses the current key; one that does not should be sealed anew. */
    public boolean current(String sealed) {
        return sealed.startsWith(VERSION + "." + currentId + ".");
    }

    private String add(String key) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a key must have 32 bytes, not " + bytes.length);
        }
        String id = keyId(bytes);
        keys.put(id, new SecretKeySpec(bytes, "AES"));
        return id;
    }

    /** Eight hex digits of the key's SHA-256: enough to tell a handful of keys apart, nothing to guess the key by. */
    private static String keyId(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
