package org.kirogate.simulator.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Writes one stream in the chunks its {@link Split} asks for. One thread. */
final class Splitter {

    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private final Split split;
    private final OutputStream out;
    private final RandomGenerator random;
    private byte[] pending = new byte[0];

    /** @param out each write to it is one chunk */
    Splitter(Split split, OutputStream out) {
        this.split = split;
        this.out = out;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(split.seed());
    }

    void write(byte[] frame) throws IOException {
        switch (split.how()) {
            case AT_FRAMES -> chunk(frame, 0, frame.length);
            case INSIDE_CHARACTERS -> insideCharacter(frame);
            case EVERY, RANDOMLY -> across(frame);
        }
    }

    /** Cuts behind the first byte of the payload's first multi-byte character, if it has one. */
    private void insideCharacter(byte[] frame) throws IOException {
        int headers = frame.length < PRELUDE ? 0 : ByteBuffer.wrap(frame).getInt(4);
        int payloadEnd = frame.length - CHECKSUM;
        int lead = PRELUDE + Math.max(0, headers);
        while (lead < payloadEnd && (frame[lead] & 0xc0) != 0xc0) {
            lead++;
        }
        int cut = lead < payloadEnd ? lead + 1 : frame.length;
        chunk(frame, 0, cut);
        chunk(frame, cut, frame.length);
    }

    private void across(byte[] frame) throws IOException {
        int had = pending.length;
        pending = Arrays.copyOf(pending, had + frame.length);
        System.arraycopy(frame, 0, pending, had, frame.length);
        int from = 0;
        int size = nextSize();
        while (pending.length - from >= size) {
            chunk(pending, from, from + size);
            from += size;
            size = nextSize();
        }
        pending = Arrays.copyOfRange(pending, from, pending.length);
    }

    private int nextSize() {
        return split.how() == Split.How.RANDOMLY ? random.nextInt(1, split.size() + 1) : split.size();
    }

    /** Sends what is kept back for the next chunk: before a silence and at the end. */
    void flush() throws IOException {
        chunk(pending, 0, pending.length);
        pending = new byte[0];
    }

    private void chunk(byte[] bytes, int from, int to) throws IOException {
        if (to > from) {
            out.write(bytes, from, to - from);
            out.flush();
        }
    }
}
