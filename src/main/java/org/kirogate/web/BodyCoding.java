package org.kirogate.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** A compression of request bodies that the JDK itself can undo (RFC 9110, section 8.4.1). */
enum BodyCoding {
    GZIP("gzip"),
    DEFLATE("deflate");

    /** What may be sent, as the value of an {@code Accept-Encoding} header. */
    static final String READ = "gzip, deflate";

    private static final int MOST_IN_A_ROW = 3;
    private static final int STEP = 8 * 1024;
    private static final int MOST_CHARACTERS = 20;

    private final String label;

    BodyCoding(String label) {
        this.label = label;
    }

    /** The name in {@code Content-Encoding}. */
    String label() {
        return label;
    }

    /**
     * The codings that {@code Content-Encoding} headers name, in the order in which they were applied; empty = none.
     *
     * @throws GatewayException UNSUPPORTED_ENCODING when one is unknown here or there are more than three
     */
    static List<BodyCoding> named(Enumeration<String> headers) {
        List<BodyCoding> codings = new ArrayList<>();
        while (headers.hasMoreElements()) {
            for (String part : headers.nextElement().split(",")) {
                String name = part.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.equals("identity")) {
                    codings.add(of(name));
                }
            }
        }
        if (codings.size() > MOST_IN_A_ROW) {
            throw new GatewayException(Fault.UNSUPPORTED_ENCODING, "content-encoding: the request body is encoded "
                    + codings.size() + " times over. The gateway undoes at most " + MOST_IN_A_ROW + ".");
        }
        return codings;
    }

    private static BodyCoding of(String name) {
        return switch (name) {
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default -> throw new GatewayException(
                    Fault.UNSUPPORTED_ENCODING, "content-encoding: the gateway does not read '"
                            + name.substring(0, Math.min(name.length(), MOST_CHARACTERS))
                            + "'. Send the body as it is, or as gzip or deflate.");
        };
    }

    /** What is inside; closing it closes {@code packed} too. */
    InputStream open(InputStream packed) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(packed, STEP);
            case DEFLATE -> inflate(packed);
        };
    }

    /** {@code deflate} means zlib's wrapping (RFC 1950), but many senders leave it out: the first two bytes tell. */
    private static InputStream inflate(InputStream packed) throws IOException {
        PushbackInputStream in = new PushbackInputStream(packed, 2);
        byte[] head = in.readNBytes(2);
        in.unread(head);
        boolean wrapped = head.length == 2
                && (head[0] & 0x0f) == 8
                && ((head[0] & 0xff) << 8 | head[1] & 0xff) % 31 == 0;
        return new Inflating(in, new Inflater(!wrapped));
    }

    /** The JDK's own stream, save that it gives back the memory of the inflater it was handed. */
    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream in, Inflater inflater) {
            super(in, inflater, STEP);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                inf.end();
            }
        }
    }
}
