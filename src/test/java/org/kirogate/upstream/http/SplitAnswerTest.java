package org.kirogate.upstream.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Every answer is read in every cutting into two pieces and byte by byte, always with the same result. */
class SplitAnswerTest {

    private static final String TEXT = "Hello, streamed world. ".repeat(20);

    /** A socket whose reads give the pieces between two cuts and then the end. */
    private static final class Pieces extends Socket {

        private final byte[] bytes;
        private final int cut;
        private int at;

        Pieces(byte[] bytes, int cut) {
            this.bytes = bytes;
            this.cut = cut;
        }

        @Override
        public synchronized void setSoTimeout(int timeout) {
            // Nothing here waits.
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() {
                    throw new IllegalStateException("read a buffer");
                }

                @Override
                public int read(byte[] to, int offset, int length) {
                    if (at == bytes.length) {
                        return -1;
                    }
                    int end = cut < 0 ? at + 1 : at < cut ? cut : bytes.length;
                    int count = Math.min(length, end - at);
                    System.arraycopy(bytes, at, to, offset, count);
                    at += count;
                    return count;
                }
            };
        }
    }

    private static String outcome(byte[] wire, int cut, int pieceRead) throws IOException {
        Socket socket = new Pieces(wire, cut);
        URI uri = URI.create("http://h/");
        Connection connection = new Connection(Route.of(uri), socket, socket);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ConnectionPool pool = new ConnectionPool(0, Duration.ofSeconds(1), new Doors.Clock());
        String head = "";
        try {
            ResponseHead read = HeadReader.read(connection, Deadline.in(Doors.LONG));
            Body framed = Framing.body(Doors.get(uri), read, connection);
            boolean reusable = Framing.reusable(Doors.get(uri), read, framed);
            head = read.status() + (reusable ? " keeps " : " ends ");
            HttpAnswer answer = new WireAnswer(read, connection, framed, reusable, pool);
            byte[] buffer = new byte[pieceRead];
            for (int n = answer.read(buffer, 0, pieceRead, Doors.LONG); n >= 0;
                    n = answer.read(buffer, 0, pieceRead, Doors.LONG)) {
                body.write(buffer, 0, n);
            }
            return head + body.toString(ISO_8859_1);
        } catch (HttpFailure e) {
            return head + body.toString(ISO_8859_1) + "!" + e.kind();
        }
    }

    private static void always(String expected, byte[] wire) throws IOException {
        for (int cut = -1; cut <= wire.length; cut++) {
            assertEquals(expected, outcome(wire, cut, 4096), "cut at " + cut);
            assertEquals(expected, outcome(wire, cut, 3), "read by 3, cut at " + cut);
        }
    }

    private static void always(String expected, String wire) throws IOException {
        always(expected, wire.getBytes(ISO_8859_1));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(ISO_8859_1));
        }
        return packed.toByteArray();
    }

    private static byte[] gzipAnswer(byte[]... members) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] member : members) {
            all.write(member);
        }
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + all.size() + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        wire.write(all.toByteArray());
        return wire.toByteArray();
    }

    @Test
    void announcedLength() throws IOException {
        always("200 keeps hello", "HTTP/1.1 200 OK\r\ncontent-LENGTH:  5 \r\nX: y\r\n\r\nhello");
        always("404 ends hello", "HTTP/1.1 404\r\nContent-Length: 5, 5\r\nConnection: x, Close\r\n\r\nhello");
        always("200 keeps ", "HTTP/1.1 200 OK\nContent-Length: 0\n\n");
    }

    @Test
    void chunks() throws IOException {
        always("200 keeps hello world", "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + "5\r\nhello\r\n006;ext=\"v\"\r\n world\r\n0\r\nTrailer: x\r\nAnother: y\r\n\r\n");
        always("200 ends hi", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n"
                + "2 \r\nhi\r\n0\r\n\r\n");
        always("200 ends hi", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n"
                + "2\r\nhi\r\n0\r\n\r\n");
    }

    @Test
    void untilClose() throws IOException {
        always("200 ends all of it", "HTTP/1.1 200 OK\r\n\r\nall of it");
        always("200 ends all of it", "HTTP/1.0 200 OK\r\n\r\nall of it");
        always("200 keeps hi", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi");
    }

    @Test
    void noBody() throws IOException {
        always("204 keeps ", "HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\n");
        always("304 keeps ", "HTTP/1.1 304 Not Modified\r\n\r\n");
    }

    @Test
    void interimAnswersAreSkipped() throws IOException {
        always("200 keeps hi", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
    }

    @Test
    void gzipBodies() throws IOException {
        byte[] packed = gzip(TEXT);
        always("200 keeps " + TEXT, gzipAnswer(packed));
        always("200 keeps " + TEXT + "two", gzipAnswer(packed, gzip("two")));
        always("200 keeps ", gzipAnswer());
        byte[] fields = {0x1f, (byte) 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 0, 2, 0, 'e', 'x', 'n', 0, 'c', 'm', 0, 1, 2};
        always("200 keeps " + TEXT, gzipAnswer(fields, Arrays.copyOfRange(packed, 10, packed.length)));
    }

    @Test
    void damagedGzipIsNeverAnEnd() throws IOException {
        byte[] packed = gzip("some text");
        packed[packed.length - 8] ^= 1;
        always("200 keeps some text!PROTOCOL", gzipAnswer(packed));
        always("200 keeps some text!RESET", gzipAnswer(Arrays.copyOf(gzip("some text"), packed.length - 1)));
        always("200 keeps !PROTOCOL", gzipAnswer("plain text".getBytes(ISO_8859_1)));
        always("200 keeps !PROTOCOL", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nhi");
    }

    @Test
    void truncationIsAReset() throws IOException {
        always("200 keeps hel!RESET", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
        always("200 keeps hel!RESET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
        always("200 keeps hello!RESET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        always("200 keeps hello!RESET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n");
        always("!RESET", "");
        always("!RESET", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n");
    }

    @Test
    void damagedChunksAreRefusedAfterWhatCameBefore() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (String rest : new String[] {"x\r\n", "\r\n", ";\r\n", "-1\r\n", "1\n", "1\rx", "1111111111111111\r\n",
            "0\r\n\rx", "0\r\n\n", "2\r\nhix\n", "2\r\nhi\rx"}) {
            String before = rest.contains("hi") ? "hellohi" : "hello";
            always("200 keeps " + before + "!PROTOCOL", head + "5\r\nhello\r\n" + rest);
        }
    }

    @Test
    void headsThatAreNotHttpAreRefused() throws IOException {
        for (String head : new String[] {"\r\n\r\n", "ICY 200 OK\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n",
            "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 012 OK\r\n\r\n", "HTTP/1.1\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\n\r\n", "HTTP/1.1 200 OK\r\nNo colon\r\n\r\n",
            "HTTP/1.1 200 OK\r\nName : x\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
            "HTTP/1.1 200 OK\r\n: x\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n", "HTTP/1.1 200 OK\r\nA: \0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\nab", "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\na",
            "HTTP/1.1 200 OK\r\nContent-Length: 1111111111111111111\r\n\r\na",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n"}) {
            always("!PROTOCOL", head);
        }
    }

    @Test
    void headsAreBounded() throws IOException {
        String start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
        assertEquals("200 keeps ", outcome((start + "A: b\r\n".repeat(199) + "\r\n").getBytes(ISO_8859_1), 9, 9));
        assertEquals("!PROTOCOL", outcome((start + "A: b\r\n".repeat(200) + "\r\n").getBytes(ISO_8859_1), 9, 9));
        String big = start + "A: " + "b".repeat(65_000) + "\r\n";
        assertEquals("200 keeps ", outcome((big + "\r\n").getBytes(ISO_8859_1), 9, 9));
        assertEquals("!PROTOCOL", outcome((big + "C: " + "d".repeat(600)).getBytes(ISO_8859_1), 9, 9));
        String interim = "HTTP/1.1 100 Continue\r\n\r\n".repeat(17);
        assertEquals("!PROTOCOL", outcome((interim + start + "\r\n").getBytes(ISO_8859_1), 9, 9));
    }
}
