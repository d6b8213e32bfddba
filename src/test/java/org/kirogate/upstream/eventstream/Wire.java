package org.kirogate.upstream.eventstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Streams that an independent encoder wrote, and short ways to decode. */
final class Wire {

    private static final Properties WIRE = load();

    private Wire() {
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = Wire.class.getResourceAsStream("/eventstream/wire.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static String word(String key) {
        return Optional.ofNullable(WIRE.getProperty(key)).orElseThrow();
    }

    static byte[] eventFrame() {
        return HexFormat.of().parseHex(word("event-frame.hex"));
    }

    static byte[] exceptionFrame() {
        return HexFormat.of().parseHex(word("exception-frame.hex"));
    }

    static byte[] textReply() {
        return Base64.getDecoder().decode(word("text-reply.base64"));
    }

    /** Decodes the whole, fed in pieces of that many bytes. */
    static List<String> decode(byte[] stream, int piece) {
        FrameDecoder decoder = new FrameDecoder();
        List<String> frames = new ArrayList<>();
        for (int at = 0; at < stream.length; at += piece) {
            decoder.feed(stream, at, Math.min(piece, stream.length - at));
            drain(decoder, frames);
        }
        decoder.end();
        return frames;
    }

    static void drain(FrameDecoder decoder, List<String> frames) {
        for (Optional<Frame> frame = decoder.next(); frame.isPresent(); frame = decoder.next()) {
            frames.add(show(frame.get()));
        }
    }

    static String show(Frame frame) {
        return frame.messageType() + " " + frame.eventType() + frame.exceptionType() + " " + frame.payloadText();
    }
}
