package org.kirogate.upstream.http;

/** Steps over the header of a gzip member (RFC 1952 section 2.3) byte by byte. One thread. */
final class GzipHeader {

    private static final int FIXED = 10;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private int position;
    private int flags;
    private int extraPosition;
    private int extraLength;
    private int crcBytes;

    void restart() {
        position = 0;
        flags = 0;
        extraPosition = 0;
        extraLength = 0;
        crcBytes = 0;
    }

    /** Whether no byte of a member has come yet. */
    boolean untouched() {
        return position == 0;
    }

    /** Takes one byte; true when it was the last one of the header. */
    boolean accept(int c) throws HttpFailure {
        if (position < FIXED) {
            fixed(c);
        } else if ((flags & EXTRA) != 0) {
            extra(c);
        } else if ((flags & NAME) != 0) {
            flags &= c == 0 ? ~NAME : ~0;
        } else if ((flags & COMMENT) != 0) {
            flags &= c == 0 ? ~COMMENT : ~0;
        } else if (++crcBytes == 2) {
            flags &= ~HEADER_CRC;
        }
        return position == FIXED && (flags & (HEADER_CRC | EXTRA | NAME | COMMENT)) == 0;
    }

    private void fixed(int c) throws HttpFailure {
        boolean sound = switch (position) {
            case 0 -> c == 0x1f;
            case 1 -> c == 0x8b;
            case 2 -> c == 8;
            case 3 -> (c & RESERVED) == 0;
            default -> true;
        };
        if (!sound) {
            throw HttpFailure.protocol("the body is not gzip, though its header says so");
        }
        flags = position == 3 ? c : flags;
        position++;
    }

    private void extra(int c) {
        if (extraPosition < 2) {
            extraLength |= c << 8 * extraPosition;
        }
        extraPosition++;
        if (extraPosition >= 2 && extraPosition == 2 + extraLength) {
            flags &= ~EXTRA;
        }
    }
}
