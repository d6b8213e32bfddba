package org.kirogate.pdf.file;

import java.io.ByteArrayOutputStream;

/** What a filter puts out; each byte is paid for before it is kept. One use. */
final class Sink {
    private final Budget budget;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Sink(Budget budget) {
        this.budget = budget;
    }

    void put(int b) {
        budget.bytes(1);
        bytes.write(b);
    }

    void put(byte[] from, int start, int length) {
        budget.bytes(length);
        bytes.write(from, start, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
