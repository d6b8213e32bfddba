package org.kirogate.relay;

import java.util.Locale;

/** What came of reading an answer on after its client had left. */
public enum ReadOn {
    /** Its end came, and with it what it cost. */
    SETTLED,
    /** Its end came without a price. */
    UNPRICED,
    /** The time for it was over. */
    TIME_OVER,
    /** The answer failed. */
    FAILED,
    /** The gateway was stopped. */
    STOPPED;

    /** As receipts say it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
