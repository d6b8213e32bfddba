package org.kirogate.parity;

/**
 * What the client of a question saw.
 *
 * @param requestId the id the answer named, empty = none came so far
 * @param status    of the answer, 0 = none came
 * @param sight     how it ended for the client
 * @param fromNanos when it was asked
 * @param toNanos   when that was over for the client
 */
record Seen(Question question, String requestId, int status, Sight sight, long fromNanos, long toNanos) {

    /** How a question can end for its client. */
    enum Sight {
        /** The whole answer, and the right one. */
        ANSWERED,
        /** An error, whole, and nothing else. */
        REFUSED,
        /** An error inside an answer that had begun. */
        FAILED,
        /** The client left. */
        LEFT,
        /** The connection ended in the middle, or without a word. */
        CUT,
        /** Something that is no answer to the question. */
        WRONG
    }
}
