package org.kirogate.access.limit;

/**
 * Whose limits are meant.
 *
 * @param ofUser whether it is a user, else a key
 * @param id     of the user or the key
 */
public record Subject(boolean ofUser, long id) {
    /** A key. */
    public static Subject key(long id) {
        return new Subject(false, id);
    }

    /** A user, over all of their keys. */
    public static Subject user(long id) {
        return new Subject(true, id);
    }

    int number() {
        return ofUser ? 2 : 1;
    }
}
