package org.kirogate.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.kirogate.simulator.call.SimJson;

/** Takes an event stream apart again, for the simulator's own tests; every checksum is verified. */
final class DecodedStream {

    /** One frame: its headers and its payload. */
    record Decoded(Map<String, String> headers, String payload) {

        String type() {
            return headers.getOrDefault(":event-type", headers.getOrDefault(":exception-type", ""));
        }

        JsonObject json() {
            return JsonParser.parseString(payload).getAsJsonObject();
        }
    }

    private final List<Decoded> frames = new ArrayList<>();

    private DecodedStream() {
    }

    static DecodedStream of(byte[] bytes) {
        DecodedStream stream = new DecodedStream();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            stream.frames.add(frame(buffer));
        }
        return stream;
    }

    private static Decoded frame(ByteBuffer buffer) {
        int start = buffer.position();
        int total = buffer.getInt();
        int headersLength = buffer.getInt();
        verify(buffer, start, 8, buffer.getInt());
        int headersEnd = buffer.position() + headersLength;
        Map<String, String> headers = new LinkedHashMap<>();
        while (buffer.position() < headersEnd) {
            String name = text(buffer, buffer.get());
            if (buffer.get() != 7) {
                throw new AssertionError("a header that is no string");
            }
            headers.put(name, text(buffer, buffer.getShort()));
        }
        String payload = text(buffer, total - headersLength - 16);
        verify(buffer, start, total - 4, buffer.getInt());
        return new Decoded(headers, payload);
    }

    private static String text(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void verify(ByteBuffer buffer, int from, int length, int expected) {
        CRC32 crc = new CRC32();
        crc.update(buffer.array(), from, length);
        if ((int) crc.getValue() != expected) {
            throw new AssertionError("a wrong checksum at " + from);
        }
    }

    List<Decoded> frames() {
        return frames;
    }

    List<String> types() {
        return frames.stream().map(Decoded::type).toList();
    }

    List<Decoded> frames(String type) {
        return frames.stream().filter(frame -> frame.type().equals(type)).toList();
    }

    String text() {
        return joined("assistantResponseEvent", "content");
    }

    String joined(String type, String member) {
        StringBuilder text = new StringBuilder();
        frames(type).forEach(frame -> text.append(SimJson.string(frame.json(), member)));
        return text.toString();
    }

    /** Inputs of the tool calls by {@code id name}, in their order. */
    Map<String, String> toolInputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Decoded frame : frames("toolUseEvent")) {
            JsonObject json = frame.json();
            String key = SimJson.string(json, "toolUseId") + " " + SimJson.string(json, "name");
            inputs.merge(key, SimJson.string(json, "input"), String::concat);
        }
        return inputs;
    }

    String stopReason() {
        return joined("metadataEvent", "stopReason");
    }

    boolean complete() {
        List<String> types = types();
        return types.size() >= 3 && types.subList(types.size() - 3, types.size())
                .equals(List.of("metadataEvent", "contextUsageEvent", "meteringEvent"));
    }
}
