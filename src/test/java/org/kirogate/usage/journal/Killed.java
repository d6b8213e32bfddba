package org.kirogate.usage.journal;

/** Ends the use of a journal as a kill does: nothing is tidied, only the system takes the slot back. */
public final class Killed {
    private Killed() {}

    /** The journal is of a process that is gone. */
    public static void kill(Journal journal) {
        journal.release();
    }
}
