package org.kirogate.upstream.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Status and headers of an answer, kept as bytes; a header becomes a String when asked for. Thread-safe once read. */
final class ResponseHead {

    private static final int MAX_HEADERS = 200;
    private static final int PER_HEADER = 4;
    private static final byte[] VERSION = "HTTP/1.".getBytes(ISO_8859_1);

    private final byte[] bytes;
    private final int status;
    private final boolean keepsAliveByDefault;
    private int[] spans = new int[16 * PER_HEADER];
    private int used;

    /** Parses complete lines that end with LF or CR LF; the empty one at the end is left out. */
    ResponseHead(byte[] bytes, int length) throws HttpFailure {
        this.bytes = bytes;
        int lineEnd = endOfLine(0, length);
        this.status = status(lineEnd);
        this.keepsAliveByDefault = bytes[VERSION.length] != '0';
        int at = nextLine(lineEnd);
        while (at < length) {
            int end = endOfLine(at, length);
            addHeader(at, end);
            at = nextLine(end);
        }
    }

    private int endOfLine(int at, int length) {
        int end = at;
        while (end < length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    private int nextLine(int lineEnd) {
        return lineEnd + (bytes[lineEnd] == '\r' ? 2 : 1);
    }

    private int status(int end) throws HttpFailure {
        int at = VERSION.length + 2;
        boolean sound = end >= at + 3 && Arrays.equals(bytes, 0, VERSION.length, VERSION, 0, VERSION.length)
                && digit(VERSION.length) && bytes[at - 1] == ' ' && digit(at) && digit(at + 1) && digit(at + 2)
                && (end == at + 3 || bytes[at + 3] == ' ') && bytes[at] != '0';
        if (!sound) {
            throw HttpFailure.protocol("the answer does not start with an HTTP/1.1 status line");
        }
        return (bytes[at] - '0') * 100 + (bytes[at + 1] - '0') * 10 + bytes[at + 2] - '0';
    }

    private boolean digit(int at) {
        return bytes[at] >= '0' && bytes[at] <= '9';
    }

    private void addHeader(int from, int end) throws HttpFailure {
        int colon = from;
        while (colon < end && HttpTokens.tokenChar(bytes[colon])) {
            colon++;
        }
        if (colon == from || colon == end || bytes[colon] != ':') {
            throw HttpFailure.protocol("a header line of the answer does not have the form 'name: value'");
        }
        int valueFrom = colon + 1;
        while (valueFrom < end && blank(valueFrom)) {
            valueFrom++;
        }
        int valueEnd = end;
        while (valueEnd > valueFrom && blank(valueEnd - 1)) {
            valueEnd--;
        }
        refuseControls(valueFrom, valueEnd);
        store(from, colon, valueFrom, valueEnd);
    }

    private boolean blank(int at) {
        return bytes[at] == ' ' || bytes[at] == '\t';
    }

    private void refuseControls(int from, int end) throws HttpFailure {
        for (int i = from; i < end; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') {
                throw HttpFailure.protocol("a header of the answer holds a control character");
            }
        }
    }

    private void store(int nameFrom, int nameEnd, int valueFrom, int valueEnd) throws HttpFailure {
        if (used == MAX_HEADERS * PER_HEADER) {
            throw HttpFailure.protocol("the answer has more than " + MAX_HEADERS + " headers");
        }
        if (used == spans.length) {
            spans = Arrays.copyOf(spans, 2 * used);
        }
        spans[used++] = nameFrom;
        spans[used++] = nameEnd;
        spans[used++] = valueFrom;
        spans[used++] = valueEnd;
    }

    int status() {
        return status;
    }

    /** True for HTTP/1.1, false for HTTP/1.0. */
    boolean keepsAliveByDefault() {
        return keepsAliveByDefault;
    }

    Optional<String> first(String name) {
        for (int i = 0; i < used; i += PER_HEADER) {
            if (named(i, name)) {
                return Optional.of(value(i));
            }
        }
        return Optional.empty();
    }

    /** All values of the header, each split at its commas and trimmed. */
    List<String> list(String name) {
        List<String> all = List.of();
        for (int i = 0; i < used; i += PER_HEADER) {
            if (named(i, name)) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                for (String item : value(i).split(",", -1)) {
                    all.add(item.strip());
                }
            }
        }
        return all;
    }

    private boolean named(int span, String name) {
        int from = spans[span];
        if (spans[span + 1] - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lower(bytes[from + i]) != lower(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }

    private String value(int span) {
        return new String(bytes, spans[span + 2], spans[span + 3] - spans[span + 2], ISO_8859_1);
    }
}
