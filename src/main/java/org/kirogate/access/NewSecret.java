package org.kirogate.access;

import org.kirogate.secret.Digests;
import org.kirogate.secret.Passwords;
import org.kirogate.secret.RandomSecrets;

/**
 * A key's characters and what is stored of them.
 *
 * @param text   the key itself
 * @param hash   bcrypt
 * @param digest the look-up
 */
record NewSecret(String text, String hash, String digest) {
    static final String PURPOSE = "api_key";

    private static final String ORDINARY = "sk-";
    private static final String SUPER = "sk-super-";
    private static final int ORDINARY_BYTES = 24;
    private static final int SUPER_LENGTH = 43;
    private static final int PREFIX_LENGTH = 13;
    private static final int MAX_LENGTH = 128;

    /** Makes a secret; takes as long as bcrypt does. */
    static NewSecret make(boolean superKey, RandomSecrets random, Passwords passwords, Digests digests) {
        String text = superKey ? SUPER + random.alphanumeric(SUPER_LENGTH) : ORDINARY + random.hex(ORDINARY_BYTES);
        return new NewSecret(text, passwords.hash(text), digests.hmac(PURPOSE, text));
    }

    /** Whether a presented text may be a key at all. */
    static boolean plausible(String text) {
        return text.startsWith(ORDINARY) && text.length() <= MAX_LENGTH;
    }

    String prefix() {
        return text.substring(0, PREFIX_LENGTH);
    }

    @Override
    public String toString() {
        return "NewSecret[" + prefix() + "]";
    }
}
