package org.kirogate.usage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes values one behind the other, numbers big-endian, texts as two bytes of length and UTF-8. One thread. */
final class Packer {
    private static final int FIRST = 512;
    private static final int LONGEST = 0xFFFF;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST);

    Packer number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    Packer small(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    Packer octet(int value) {
        room(1).put((byte) value);
        return this;
    }

    Packer fraction(double value) {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    /** A text; throws IllegalArgumentException when it has more than 65,535 bytes. */
    Packer text(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (content.length > LONGEST) {
            throw new IllegalArgumentException(
                    "A text of " + content.length + " bytes is too long: at most " + LONGEST);
        }
        room(Short.BYTES + content.length).putShort((short) content.length).put(content);
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(bytes.capacity() * 2, bytes.position() + more);
            bytes = ByteBuffer.allocate(size).put(bytes.flip());
        }
        return bytes;
    }
}
