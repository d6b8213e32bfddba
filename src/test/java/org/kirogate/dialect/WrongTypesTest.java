package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;

/** Every field of a request that has all of them, with every kind of value. */
class WrongTypesTest {
    private static final Map<String, String> KINDS = Map.of(
            "string", "\"\u2603 odd\"",
            "bool", "true",
            "int", "7",
            "number", "0.5",
            "object", "{\"odd\":1}",
            "array", "[{\"odd\":1}]");

    private static final List<String> HOSTILE = List.of(
            "null", "\"\"", "\" \"", "[]", "{}", "-1", "0", "1e400", "1e-99999999999", "123456789012345678901234567890",
            "[null]", "[[]]", "[1]", "{\"type\":null}", "{\"type\":\"text\"}", "[{\"type\":\"text\",\"text\":{}}]",
            "\"{\\\"session_id\\\":[]}\"", "\"{\"", "\"data:image/png;base64,\"", "\"\\ud800\"");

    static Stream<WireCases.Case> requests() {
        return WireCases.with("fields.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void wrongKindIsRefusedWithTheFieldsPath(WireCases.Case each) {
        JsonObject valid = Json.object(each.read("request.json"));
        for (String line : each.read("fields.txt").lines().filter(line -> !line.startsWith("#")).toList()) {
            List<String> words = List.of(line.split(" "));
            String path = words.get(0);
            Set<String> allowed = new HashSet<>(words.subList(1, words.size()));
            for (Map.Entry<String, String> kind : KINDS.entrySet()) {
                JsonObject body = JsonPaths.with(valid, path, JsonParser.parseString(kind.getValue()));
                if (allowed.contains("*")) {
                    read(each, body);
                } else if (!allowed.contains(kind.getKey())) {
                    GatewayException refusal = assertThrows(
                            GatewayException.class, () -> read(each, body), path + " = " + kind.getValue());
                    assertEquals(path, refusal.param(), path + " = " + kind.getValue());
                    assertTrue(refusal.getMessage().startsWith(path + ": "), refusal.getMessage());
                    assertEquals(Fault.INVALID_REQUEST, refusal.fault(), path + " = " + kind.getValue());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyTopLevelFieldOfTheRequestIsOnTheList(WireCases.Case each) {
        Set<String> listed = new HashSet<>();
        each.read("fields.txt").lines().forEach(line -> listed.add(line.split(" ")[0]));
        for (String name : Json.object(each.read("request.json")).keySet()) {
            assertTrue(listed.contains(name), name);
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void hostileValueAnywhereIsReadOrRefusedAndNothingElse(WireCases.Case each) {
        JsonObject valid = Json.object(each.read("request.json"));
        for (String path : JsonPaths.all(valid)) {
            for (String value : Stream.concat(HOSTILE.stream(), KINDS.values().stream()).toList()) {
                JsonObject body = JsonPaths.with(valid, path, JsonParser.parseString(value));
                try {
                    read(each, body);
                } catch (GatewayException e) {
                    assertFalse(e.param().isEmpty(), path + " = " + value + ": " + e.getMessage());
                    assertEquals(400, e.fault().status());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void unknownMembersAtEveryLevelChangeNothing(WireCases.Case each) {
        JsonObject valid = Json.object(each.read("request.json"));
        String plain = ChatText.of(each.dialect().readRequest(valid, RequestHints.NONE));
        for (String path : JsonPaths.all(valid)) {
            JsonElement value = JsonPaths.at(valid, path);
            boolean data = path.contains("schema") || path.contains("parameters") || path.endsWith("input");
            if (value.isJsonObject() && !data) {
                JsonObject more = value.getAsJsonObject().deepCopy();
                more.addProperty("member_of_tomorrow", 1);
                JsonObject body = JsonPaths.with(valid, path, more);
                assertEquals(plain, ChatText.of(each.dialect().readRequest(body, RequestHints.NONE)), path);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void nullMeansAbsentEverywhere(WireCases.Case each) {
        JsonObject valid = Json.object(each.read("request.json"));
        for (String path : JsonPaths.all(valid)) {
            boolean data = path.contains("schema.") || path.contains("parameters.") || path.contains("input.");
            if (!path.endsWith("]") && !data) {
                String without = told(each, JsonPaths.without(valid, path));
                assertEquals(without, told(each, JsonPaths.with(valid, path, JsonNull.INSTANCE)), path);
            }
        }
    }

    private static String told(WireCases.Case each, JsonObject body) {
        try {
            return ChatText.of(each.dialect().readRequest(body, RequestHints.NONE));
        } catch (GatewayException e) {
            return e.getMessage();
        }
    }

    private static void read(WireCases.Case each, JsonObject body) {
        each.dialect().readRequest(body, RequestHints.NONE);
    }
}
