package org.kirogate.relay;

import java.time.Duration;

/** Searches of one request that one token ran with one result, folded: a model may ask for many. One thread. */
final class ReceiptSearch {
    private static final int LONGEST_RESULT = 32;

    private final long tokenId;
    private final String result;
    private int count;
    private long ms;

    ReceiptSearch(long tokenId, String result) {
        this.tokenId = tokenId;
        this.result = result;
    }

    boolean isOf(long otherTokenId, String otherResult) {
        return tokenId == otherTokenId && result.equals(otherResult);
    }

    void add(Duration took) {
        count++;
        ms += took.toMillis();
    }

    /** Writes it as the next element. */
    void write(ReceiptText out) {
        out.object().number("token", tokenId).string("result", result, LONGEST_RESULT).number("count", count)
                .number("ms", ms).endObject();
    }
}
