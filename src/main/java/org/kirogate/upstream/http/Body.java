package org.kirogate.upstream.http;

import java.io.IOException;

/** The body of one answer. One thread. */
interface Body {

    /** What {@link #read} returns at the clean end. */
    int END = -1;

    /** As {@link HttpAnswer#read}: bytes read, 0 when none came until the deadline, {@link #END}. */
    int read(byte[] to, int offset, int length, Deadline deadline) throws IOException;

    /** Whether its last byte has been taken off the connection, so that another answer may follow there. */
    boolean finished();

    /** Frees what it holds outside the heap; reading is over. */
    default void release() {
    }
}
