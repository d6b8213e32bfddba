package org.kirogate.upstream.eventstream;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the header block of one frame without copying. One thread.
 *
 * <p>{@code u8 nameLength, name, u8 type, value}, repeated to the end of the block (Kiro protocol, section 4.1).
 */
final class HeaderCursor {

    private byte[] bytes = new byte[0];
    private int next;
    private int end;
    private int nameAt;
    private int nameLength;
    private HeaderType type = HeaderType.TRUE;
    private int valueAt;
    private int valueLength;

    void start(byte[] block, int offset, int length) {
        bytes = block;
        next = offset;
        end = offset + length;
    }

    /** Steps to the next header; false when the block is used up to its last byte. */
    boolean step() {
        if (next == end) {
            return false;
        }
        nameLength = BigEndian.u8(bytes, take(1));
        if (nameLength == 0) {
            throw broken("a header has an empty name");
        }
        nameAt = take(nameLength);
        type = HeaderType.of(BigEndian.u8(bytes, take(1)));
        valueLength = type.counted() ? BigEndian.u16(bytes, take(2)) : type.width();
        valueAt = take(valueLength);
        return true;
    }

    private int take(int count) {
        if (count > end - next) {
            throw broken("a header reaches " + (count - (end - next)) + " bytes beyond its block");
        }
        int at = next;
        next += count;
        return at;
    }

    boolean named(byte[] name) {
        return Arrays.equals(bytes, nameAt, nameAt + nameLength, name, 0, name.length);
    }

    byte[] bytes() {
        return bytes;
    }

    HeaderType type() {
        return type;
    }

    int valueAt() {
        return valueAt;
    }

    int valueLength() {
        return valueLength;
    }

    String name() {
        return strict(nameAt, nameLength);
    }

    String text() {
        return strict(valueAt, valueLength);
    }

    private String strict(int at, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString();
        } catch (CharacterCodingException e) {
            throw broken("a header's text is not UTF-8");
        }
    }

    static BrokenStreamException broken(String message) {
        return new BrokenStreamException(BrokenStreamException.Kind.HEADER, message);
    }
}
