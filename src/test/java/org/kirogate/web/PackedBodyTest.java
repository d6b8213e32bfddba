package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class PackedBodyTest {
    private static final byte[] BODY = "{\"text\":\"你好 hello hello hello\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void everyCodingIsUndone() throws IOException {
        assertArrayEquals(BODY, unpacked(Packing.gzip(BODY), "gzip"));
        assertArrayEquals(BODY, unpacked(Packing.gzip(BODY), "X-GZip"));
        assertArrayEquals(BODY, unpacked(Packing.deflate(BODY, false), "deflate"));
        assertArrayEquals(BODY, unpacked(Packing.deflate(BODY, true), "deflate"));
        assertArrayEquals(BODY, unpacked(BODY, "identity"));
        assertArrayEquals(BODY, unpacked(BODY, " , identity,"));
    }

    @Test
    void codingsInARowAreUndoneFromTheLast() throws IOException {
        byte[] packed = Packing.gzip(Packing.deflate(BODY, true));
        assertArrayEquals(BODY, unpacked(packed, "deflate, identity, gzip"));
        assertArrayEquals(BODY, unpacked(packed, "deflate", "gzip"));
    }

    @Test
    void gzipMembersInARowAreOneBody() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(Packing.gzip(Arrays.copyOf(BODY, 9)));
        two.write(Packing.gzip(Arrays.copyOfRange(BODY, 9, BODY.length)));
        // Byte by byte: the second member is never there yet when the first ends.
        assertArrayEquals(BODY, read(new Slow(two.toByteArray()), 1000, "gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "br", "compress", "gzip, br", "dcb"})
    void whatTheJdkCannotUndoIsRefusedByName(String names) {
        GatewayException refused = assertThrows(GatewayException.class, () -> unpacked(BODY, names));
        assertEquals(Fault.UNSUPPORTED_ENCODING, refused.fault());
        assertTrue(refused.getMessage().contains("'" + names.replace("gzip, ", "") + "'"), refused.getMessage());
    }

    @Test
    void fourCodingsInARowAreTooMany() {
        GatewayException refused =
                assertThrows(GatewayException.class, () -> unpacked(BODY, "gzip, deflate, gzip, deflate"));
        assertEquals(Fault.UNSUPPORTED_ENCODING, refused.fault());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void brokenDataIsAnInvalidRequestThatNamesTheCoding(String name) throws IOException {
        byte[] sound = name.equals("gzip") ? Packing.gzip(BODY) : Packing.deflate(BODY, false);
        byte[] spoilt = sound.clone();
        spoilt[spoilt.length - (name.equals("gzip") ? 8 : 1)] ^= 1; // the checksum
        for (byte[] broken : List.of(BODY, new byte[0], Arrays.copyOf(sound, sound.length / 2), spoilt)) {
            GatewayException refused = assertThrows(GatewayException.class, () -> unpacked(broken, name));
            assertEquals(Fault.INVALID_REQUEST, refused.fault());
            assertTrue(refused.getMessage().contains(name), refused.getMessage());
        }
    }

    @Test
    void moreThanTheBoundIsTooLargeHoweverLittleCame() throws IOException {
        byte[] bomb = Packing.gzip(new byte[1_000_000]);
        assertTrue(bomb.length < 2000);
        tooLarge(bomb, "gzip");
        tooLarge(Packing.gzip(bomb), "gzip, gzip");
    }

    @Test
    void aLayerThatSwellsIsTooLargeThoughLittleIsInside() throws IOException {
        // Empty members: the outer layer opens to 200 kB, which themselves open to nothing.
        ByteArrayOutputStream empties = new ByteArrayOutputStream();
        while (empties.size() < 200_000) {
            empties.write(Packing.gzip(new byte[0]));
        }
        tooLarge(Packing.gzip(empties.toByteArray()), "gzip, gzip");
    }

    @Test
    void aConnectionThatBreaksIsNotCalledBrokenData() throws IOException {
        InputStream breaking = new Slow(Arrays.copyOf(Packing.gzip(BODY), 14)) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                if (read < 0) {
                    throw new IOException("reset");
                }
                return read;
            }
        };
        GatewayException refused = assertThrows(GatewayException.class, () -> read(breaking, 1000, "gzip"));
        assertEquals(BodyReader.STOPPED, refused.getMessage());
    }

    @Test
    void closingTheBodyClosesTheWire() throws IOException {
        for (boolean read : List.of(true, false)) {
            AtomicBoolean closed = new AtomicBoolean();
            InputStream wire = new ByteArrayInputStream(Packing.deflate(BODY, true)) {
                @Override
                public void close() {
                    closed.set(true);
                }
            };
            try (InputStream body = PackedBody.of(wire, List.of(BodyCoding.GZIP, BodyCoding.DEFLATE), 1000)) {
                if (read) {
                    assertThrows(GatewayException.class, body::read);
                }
            }
            assertTrue(closed.get());
        }
    }

    private static void tooLarge(byte[] packed, String names) {
        GatewayException refused =
                assertThrows(GatewayException.class, () -> read(new ByteArrayInputStream(packed), 100_000, names));
        assertEquals(Fault.TOO_LARGE, refused.fault());
    }

    private static byte[] unpacked(byte[] packed, String... headers) throws IOException {
        return read(new ByteArrayInputStream(packed), 1000, headers);
    }

    private static byte[] read(InputStream wire, int maxBytes, String... headers) throws IOException {
        List<BodyCoding> codings = BodyCoding.named(Collections.enumeration(List.of(headers)));
        try (InputStream body = PackedBody.of(wire, codings, maxBytes)) {
            return body.readAllBytes();
        }
    }

    /** One byte at a time, and no word on whether there is more. */
    private static class Slow extends FilterInputStream {
        Slow(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(1, length));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
