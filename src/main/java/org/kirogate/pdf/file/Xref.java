package org.kirogate.pdf.file;

import java.util.Arrays;

/**
 * Where each object lies: at an offset of the file, or at an index of an object stream. The first word about a number
 * counts, so sections are read from the newest to the oldest. One thread.
 */
final class Xref {
    /** Object numbers are below this. */
    static final int MOST = 1_000_000;

    private static final int FREE = -2;
    private static final int DIRECT = -1;

    /** 0 where nothing is known; else the offset plus 1, or the object stream's number plus 1. */
    private int[] place = new int[256];
    /** {@link #FREE}, {@link #DIRECT}, or the index in an object stream. */
    private int[] kind = new int[256];

    /** Says that the object lies at {@code offset}, unless something is known of it. */
    void direct(int number, int offset) {
        define(number, offset, DIRECT);
    }

    /** Says that the object is the {@code index}th of the object stream {@code stream}, unless something is known. */
    void packed(int number, int stream, int index) {
        define(number, stream, index);
    }

    /** Says that there is no such object, unless something is known of it. */
    void free(int number) {
        define(number, 0, FREE);
    }

    /** Unsays what is known of the object. */
    void forget(int number) {
        if (number < place.length) {
            place[number] = 0;
        }
    }

    private void define(int number, int where, int what) {
        if (number < 0 || number >= MOST) {
            throw PdfException.tooLarge("an object has the number " + number);
        }
        if (where < 0 || where == Integer.MAX_VALUE) {
            throw PdfException.damaged("an object lies at an impossible place");
        }
        if (number >= place.length) {
            int size = Math.min(MOST, Math.max(number + 1, place.length * 2));
            place = Arrays.copyOf(place, size);
            kind = Arrays.copyOf(kind, size);
        }
        if (place[number] == 0) {
            place[number] = where + 1;
            kind[number] = what;
        }
    }

    boolean exists(int number) {
        return number >= 0 && number < place.length && place[number] != 0 && kind[number] != FREE;
    }

    boolean isPacked(int number) {
        return exists(number) && kind[number] != DIRECT;
    }

    /** Offset of a direct object, number of the stream of a packed one; only for one that exists. */
    int place(int number) {
        return place[number] - 1;
    }
}
