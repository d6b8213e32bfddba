package org.kirogate.upstream.kiro.reply;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A fixture whose answer is an event stream: its bytes, how it ends, and what a correct client makes of it. */
record StreamFixture(String name, JsonObject response, JsonObject expect) {

    static List<StreamFixture> all() {
        return names().filter(name -> name.compareTo("40") < 0).map(StreamFixture::load).toList();
    }

    static Stream<String> names() {
        Iterable<JsonElement> files = document("index").getAsJsonArray("fixtures");
        return StreamSupport.stream(files.spliterator(), false)
                .map(file -> file.getAsJsonObject().get("file").getAsString().replace(".json", ""))
                .filter(name -> Character.isDigit(name.charAt(0)));
    }

    static StreamFixture load(String name) {
        JsonObject json = document(name);
        return new StreamFixture(name, json.getAsJsonObject("response"), json.getAsJsonObject("expect"));
    }

    static JsonObject document(String name) {
        try (InputStream in = StreamFixture.class.getResourceAsStream("/kiro-fixtures/" + name + ".json")) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All bytes without the pauses. */
    byte[] bytes() {
        byte[] all = new byte[0];
        for (JsonElement frame : response.getAsJsonArray("frames")) {
            all = WireFrames.join(all, encode(frame.getAsJsonObject()));
        }
        return all;
    }

    /** An answer that brings each frame in a read of its own, with the pauses. */
    FakeAnswer play(SteppedClock clock) {
        FakeAnswer answer = new FakeAnswer(clock, end());
        for (JsonElement element : response.getAsJsonArray("frames")) {
            JsonObject frame = element.getAsJsonObject();
            if (frame.has("pauseMs")) {
                answer.silent(Duration.ofMillis(frame.get("pauseMs").getAsLong()));
            }
            answer.then(encode(frame));
        }
        return answer;
    }

    FakeAnswer.End end() {
        return switch (response.get("end").getAsString()) {
            case "hang" -> FakeAnswer.End.HANG;
            case "reset" -> FakeAnswer.End.RESET;
            default -> FakeAnswer.End.EOF;
        };
    }

    private static byte[] encode(JsonObject frame) {
        for (String kind : List.of("event", "exception")) {
            if (frame.has(kind)) {
                String type = frame.get(kind).getAsString();
                String payload = frame.get("payload").toString();
                return spoil(frame, kind.equals("event")
                        ? WireFrames.event(type, payload) : WireFrames.exception(type, payload));
            }
        }
        return new byte[0];
    }

    private static byte[] spoil(JsonObject frame, byte[] bytes) {
        if (frame.has("corrupt")) {
            bytes[bytes.length - 1] ^= (byte) 0xff;
        }
        return frame.has("keepBytes") ? Arrays.copyOf(bytes, frame.get("keepBytes").getAsInt()) : bytes;
    }
}
