package org.kirogate.account;

/** Is told of sign-ins that fail, before whoever tried is. Thread-safe; what it throws fails the attempt. */
public interface SignInWatch {
    /** A name and a password, or a password alone, did not open anything. */
    void failed(Attempt attempt);

    /** The same, and from now on whoever tries there has to wait; told once, not with every longer wait. */
    void lockedOut(Attempt attempt);

    /**
     * Who tried what.
     *
     * @param userId  whose name it was, 0 = nobody's; never what was typed, which may be a password
     * @param admin   whether it was the administrator's password that was tried
     * @param address where it came from
     */
    record Attempt(long userId, boolean admin, String address) {
        static Attempt onUser(long userId, String address) {
            return new Attempt(userId, false, address);
        }

        static Attempt onAdministrator(String address) {
            return new Attempt(0, true, address);
        }
    }
}
