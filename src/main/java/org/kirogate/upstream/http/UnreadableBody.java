package org.kirogate.upstream.http;

/** A body in a coding that nobody asked for: status and headers still count, reading it fails. Thread-safe. */
final class UnreadableBody implements Body {

    @Override
    public int read(byte[] to, int offset, int length, Deadline deadline) throws HttpFailure {
        throw HttpFailure.protocol("the answer's content-encoding is neither identity nor gzip");
    }

    @Override
    public boolean finished() {
        return false;
    }
}
