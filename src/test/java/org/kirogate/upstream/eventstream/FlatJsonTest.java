package org.kirogate.upstream.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.eventstream.FlatJson.Outcome;

class FlatJsonTest {

    private static final byte[] CONTENT = "content".getBytes(UTF_8);
    private static final Pattern SURROGATE = Pattern.compile("(?i)\\\\ud[89a-f]");
    private static final String[] PIECES = {"a", "Z", " ", "é", "汉", "😀", "\"", "\\", "/", "\n", "\u0001",
        "\u007f", "\u2028", "\ud83d", "\ude00", "{", "}", ":", ",", "content"};
    private static final String[] VALUES = {"1", "-0.5e+3", "true", "false", "null", "\"x\"", "\"\\u0041\"", "0",
        "12E2"};

    private final FlatJson reader = new FlatJson();
    private final Gson gson = new GsonBuilder().setStrictness(Strictness.STRICT).disableHtmlEscaping().create();
    /** The strict one refuses half a surrogate pair, which a stream may well cut in two. */
    private final Gson lenient = new GsonBuilder().setStrictness(Strictness.LEGACY_STRICT).create();

    private Outcome read(byte[] json) {
        byte[] shifted = new byte[json.length + 7];
        System.arraycopy(json, 0, shifted, 3, json.length);
        shifted[2] = '{';
        shifted[json.length + 3] = '}';
        return reader.read(shifted, 3, json.length, CONTENT);
    }

    private void finds(String expected, String json) {
        assertEquals(Outcome.FOUND, read(json.getBytes(UTF_8)), json);
        assertEquals(expected, reader.text(), json);
    }

    private void refuses(String json) {
        assertEquals(Outcome.NOT_SIMPLE, read(json.getBytes(UTF_8)), json);
    }

    @Test
    void findsTheMemberWhereverItStands() {
        finds("Hi", "{\"content\":\"Hi\"}");
        finds("Hi", " {\t\"modelId\" : \"m\" ,\r\n \"content\" : \"Hi\" , \"n\":-1.5e-7,\"z\":null } ");
        finds("", "{\"content\":\"\"}");
        finds("汉字 😀", "{\"content\":\"汉字 😀\"}");
    }

    @Test
    void resolvesEscapes() {
        finds("\"\\/\b\f\n\r\t", "{\"content\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}");
        finds("A😀é汉", "{\"content\":\"\\u0041\\ud83d\\uDE00\\u00E9汉\"}");
        finds("\ud83d", "{\"content\":\"\\ud83d\"}");
    }

    @Test
    void tellsAbsent() {
        assertEquals(Outcome.ABSENT, read("{}".getBytes(UTF_8)));
        assertEquals(Outcome.ABSENT, read("{\"contents\":\"x\",\"conten\":true}".getBytes(UTF_8)));
    }

    @Test
    void refusesWhatIsNotSimple() {
        for (String json : new String[] {"", "[]", "null", "\"content\"", "{", "{\"content\"}", "{\"content\":\"a\"",
            "{\"content\":\"a\"}x", "{\"content\":\"a\",}", "{,}", "{\"content\":1}", "{\"content\":null}",
            "{\"content\":\"a\",\"content\":\"b\"}", "{\"x\":1,\"x\":1}", "{\"x\":{},\"content\":\"a\"}",
            "{\"content\":\"a\",\"x\":[]}", "{\"c\\u006fntent\":\"a\"}", "{'content':'a'}", "{content:\"a\"}",
            "{\"content\":\"\\x\"}", "{\"content\":\"\\u12g4\"}", "{\"content\":\"\\u12", "{\"content\":\"a\nb\"}",
            "{\"x\":01}", "{\"x\":1.}", "{\"x\":-}", "{\"x\":1e}", "{\"x\":tru}", "{\"x\":nulll}", "{\"x\":NaN}"}) {
            refuses(json);
        }
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[][] bad = {{(byte) 0x80}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80}, {(byte) 0xe6, (byte) 0xb1}, {(byte) 0xc3}};
        for (byte[] inside : bad) {
            byte[] json = FrameWriter.join("{\"content\":\"".getBytes(UTF_8), inside, "\"}".getBytes(UTF_8));
            assertEquals(Outcome.NOT_SIMPLE, read(json));
        }
    }

    @Test
    void agreesWithGsonOnWhatItTakes() {
        Random random = new Random(7);
        int found = 0;
        for (int round = 0; round < 200_000; round++) {
            byte[] json = object(random).getBytes(UTF_8);
            if (random.nextInt(3) == 0) {
                json[random.nextInt(json.length)] = (byte) random.nextInt(256);
            }
            Outcome outcome = read(json);
            if (outcome == Outcome.NOT_SIMPLE) {
                continue;
            }
            Gson judge = SURROGATE.matcher(new String(json, UTF_8)).find() ? lenient : gson;
            JsonObject tree = judge.fromJson(new String(json, UTF_8), JsonObject.class);
            assertEquals(outcome == Outcome.FOUND, tree.has("content"));
            if (outcome == Outcome.FOUND) {
                assertEquals(tree.get("content").getAsString(), reader.text());
                found++;
            }
        }
        assertTrue(found > 50_000, "most objects are simple: " + found);
    }

    @Test
    void takesEveryFlatObjectThatGsonWrites() {
        Random random = new Random(8);
        for (int round = 0; round < 20_000; round++) {
            String text = text(random);
            JsonObject tree = new JsonObject();
            tree.addProperty("modelId", text(random));
            tree.addProperty("content", text);
            tree.addProperty("usage", random.nextGaussian());
            byte[] json = gson.toJson(tree).getBytes(UTF_8);
            assertEquals(Outcome.FOUND, read(json));
            assertEquals(new String(text.getBytes(UTF_8), UTF_8), reader.text());
        }
    }

    private static String object(Random random) {
        StringBuilder json = new StringBuilder("{");
        int members = random.nextInt(4);
        int wanted = random.nextInt(4);
        for (int i = 0; i <= members; i++) {
            json.append(i > 0 ? "," : "").append(random.nextBoolean() ? " " : "");
            if (i == wanted) {
                json.append("\"content\":").append(quoted(random));
            } else {
                json.append("\"k").append(i).append("\" : ").append(VALUES[random.nextInt(VALUES.length)]);
            }
        }
        return json.append('}').toString();
    }

    private static String quoted(Random random) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text(random).toCharArray()) {
            if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c) || random.nextInt(4) == 0) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
