package org.kirogate.upstream.eventstream;

import java.util.Arrays;

/**
 * Reads one string member of a small flat JSON object straight from bytes, for the events that come by the hundred
 * ({@code {"content":"…"}}, {@code {"text":"…"}}; Kiro protocol, section 4.3). One thread; reuse it for a stream.
 *
 * <p>It takes a strict subset of JSON: one object, at most 16 members, plain names that differ, values that are
 * strings, numbers, {@code true}, {@code false} or {@code null}, UTF-8 without faults. Everything else is
 * {@link Outcome#NOT_SIMPLE}, which says nothing about the payload but that a full parser must look at it.
 */
public final class FlatJson {

    private static final int MAX_MEMBERS = 16;

    private final JsonScanner scanner = new JsonScanner();
    private final int[] nameStarts = new int[MAX_MEMBERS];
    private final int[] nameEnds = new int[MAX_MEMBERS];
    private int members;
    private String text = "";

    /** What became of a reading. */
    public enum Outcome {
        /** The member is there and a string: see {@link #text()}. */
        FOUND,
        /** The object is flat and has no such member. */
        ABSENT,
        /** Not of the simple shape: use a full parser. */
        NOT_SIMPLE
    }

    /**
     * Looks for a string member at the top of the object.
     *
     * @param bytes  the array that holds the object
     * @param offset where it starts
     * @param length its length in bytes
     * @param name   the member's name in ASCII, without characters that JSON escapes
     * @return what was found; {@link #text()} is valid after {@link Outcome#FOUND} only
     */
    public Outcome read(byte[] bytes, int offset, int length, byte[] name) {
        scanner.start(bytes, offset, length);
        text = "";
        members = 0;
        Outcome outcome = Outcome.ABSENT;
        if (!scanner.accept('{')) {
            return Outcome.NOT_SIMPLE;
        }
        if (scanner.accept('}')) {
            return scanner.atEnd() ? outcome : Outcome.NOT_SIMPLE;
        }
        do {
            if (!memberName(bytes)) {
                return Outcome.NOT_SIMPLE;
            }
            if (scanner.spanEquals(name)) {
                if (!scanner.string()) {
                    return Outcome.NOT_SIMPLE;
                }
                text = scanner.text();
                outcome = Outcome.FOUND;
            } else if (!scanner.scalar()) {
                return Outcome.NOT_SIMPLE;
            }
        } while (scanner.accept(','));
        return scanner.accept('}') && scanner.atEnd() ? outcome : Outcome.NOT_SIMPLE;
    }

    /** The string of the last reading that was {@link Outcome#FOUND}; empty otherwise. */
    public String text() {
        return text;
    }

    private boolean memberName(byte[] bytes) {
        if (members == MAX_MEMBERS || !scanner.string() || scanner.escaped()) {
            return false;
        }
        int from = scanner.spanStart();
        int to = scanner.spanEnd();
        for (int i = 0; i < members; i++) {
            if (Arrays.equals(bytes, nameStarts[i], nameEnds[i], bytes, from, to)) {
                return false;
            }
        }
        nameStarts[members] = from;
        nameEnds[members] = to;
        members++;
        return scanner.accept(':');
    }
}
