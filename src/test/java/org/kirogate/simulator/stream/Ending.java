package org.kirogate.simulator.stream;

/** What follows the last frame. */
public enum Ending {
    /** The body ends properly; the connection stays usable. */
    EOF,
    /** The connection closes without the end of the body. */
    CUT,
    /** The connection is reset. */
    RESET,
    /** Silence until the peer leaves. */
    HANG
}
