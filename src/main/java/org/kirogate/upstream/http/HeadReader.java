package org.kirogate.upstream.http;

import java.io.IOException;
import java.util.Arrays;

/** Reads the head of an answer off a connection, byte for byte, so that the body stays in the buffer. Thread-safe. */
final class HeadReader {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_INTERIM = 16;

    private HeadReader() {
    }

    /** The same, telling nobody of the wait. */
    static ResponseHead read(Connection connection, Deadline deadline) throws IOException {
        return read(connection, deadline, Pulse.NONE);
    }

    /** The final head; interim ones (100 to 199) are skipped. */
    static ResponseHead read(Connection connection, Deadline deadline, Pulse pulse) throws IOException {
        for (int interim = 0; interim <= MAX_INTERIM; interim++) {
            ResponseHead head = one(connection, deadline, pulse);
            if (head.status() == 101) {
                throw HttpFailure.protocol("the server switches to another protocol, which nobody asked for");
            }
            if (head.status() >= 200) {
                return head;
            }
        }
        throw HttpFailure.protocol("the server sent more than " + MAX_INTERIM + " interim answers");
    }

    private static ResponseHead one(Connection connection, Deadline deadline, Pulse pulse) throws IOException {
        byte[] head = new byte[1024];
        int length = 0;
        int lineStart = 0;
        boolean afterReturn = false;
        while (true) {
            int c = next(connection, deadline, pulse, length);
            if (afterReturn && c != '\n') {
                throw HttpFailure.protocol("a line of the answer's head holds a lone CR");
            }
            if (c == '\n' && length - lineStart == (afterReturn ? 1 : 0)) {
                return new ResponseHead(head, lineStart);
            }
            if (length == MAX_BYTES) {
                throw HttpFailure.protocol("the answer's head is longer than " + MAX_BYTES + " bytes");
            }
            if (length == head.length) {
                head = Arrays.copyOf(head, 2 * length);
            }
            head[length++] = (byte) c;
            lineStart = c == '\n' ? length : lineStart;
            afterReturn = c == '\r';
        }
    }

    private static int next(Connection connection, Deadline deadline, Pulse pulse, int length) throws IOException {
        while (connection.buffered() == 0) {
            int count = connection.fill(pulse.within(deadline));
            if (count < 0) {
                throw HttpFailure.reset(length == 0 ? "the server closed the connection without an answer"
                        : "the connection ended inside the answer's head");
            }
            if (count == 0 && deadline.passed()) {
                throw new HttpFailure(HttpFailure.Kind.TIMEOUT, true,
                        "the server sent no complete answer head in time");
            }
            if (count == 0) {
                pulse.beat().run();
            }
        }
        return connection.take();
    }
}
