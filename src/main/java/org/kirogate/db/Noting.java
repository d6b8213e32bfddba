package org.kirogate.db;

/**
 * What an act leaves behind in its own transaction: the row in a record that another room keeps. It is called once the
 * act's statements are done and is the last of them, since it holds back other acts until the commit. When it throws, the
 * act did not happen. A transaction that runs again calls it again.
 *
 * @param <T> what was done
 */
@FunctionalInterface
public interface Noting<T> {
    /** Writes it down inside the act's transaction. */
    void note(Sql transaction, T done);

    /** Leaves nothing behind, for what no person does. */
    static <T> Noting<T> nothing() {
        return (transaction, done) -> { };
    }
}
