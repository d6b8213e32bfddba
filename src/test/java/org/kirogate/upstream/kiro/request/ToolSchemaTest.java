package org.kirogate.upstream.kiro.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class ToolSchemaTest {

    private static void cleaned(String expected, String schema) {
        assertEquals(Requests.json(expected), ToolSchema.clean(Requests.json(schema), false));
    }

    private static void strict(String expected, String schema) {
        assertEquals(Requests.json(expected), ToolSchema.clean(Requests.json(schema), true));
    }

    @Test
    void anEmptySchemaIsAnObjects() {
        cleaned("{\"type\":\"object\",\"properties\":{}}", "{}");
    }

    @Test
    void aGoodSchemaStays() {
        String good = """
                {"type":"object","properties":{"path":{"type":"string","minLength":1,"enum":["a",null]},
                 "n":{"anyOf":[{"type":"integer"},{"type":"null"}]}},"required":["path"],
                  "additionalProperties":false}""";
        cleaned(good, good);
    }

    @Test
    void refusedKeywordsGoAndNullMembersToo() {
        cleaned("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\"}}}", """
                {"$schema":"x","type":"object","required":[],"description":null,"properties":{"a":{"type":"number",
                 "exclusiveMinimum":true,"exclusiveMaximum":3,"default":null,"required":true,"minimum":"low"}}}""");
    }

    @Test
    void propertiesNamedLikeKeywordsStay() {
        String schema = """
                {"type":"object","properties":{"required":{"type":"boolean"},"$schema":{"type":"string"},
                 "pattern":{"type":"string"},"exclusiveMinimum":{"type":"number"}}}""";
        cleaned(schema, schema);
        strict(schema, schema);
    }

    @Test
    void rootAllOfIsMerged() {
        cleaned("""
                {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a",
                 "b"]}""", """
                {"allOf":[{"properties":{"a":{"type":"string"}},"required":["a"]},
                 {"properties":{"b":{"type":"string"}},"required":["b","a"]}]}""");
    }

    @Test
    void rootAlternativesAllowAllAndRequireNothing() {
        cleaned("{\"type\":\"object\",\"properties\":{\"a\":{},\"b\":{}}}", """
                {"type":"object","required":["a"],"oneOf":[{"properties":{"a":{}},"required":["a"]},
                 {"properties":{"b":{}}}]}""");
    }

    @Test
    void rootReferenceIsFollowed() {
        cleaned("""
                {"type":"object","properties":{"a":{"type":"string"}},"required":["a"],
                 "definitions":{"In":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}}}""", """
                {"$ref":"#/definitions/In","definitions":{"In":{"type":"object","properties":{"a":{"type":"string"}},
                 "required":["a"]}}}""");
    }

    @Test
    void aRootThatIsNoObjectBecomesOne() {
        cleaned("{\"type\":\"object\",\"properties\":{}}", "{\"type\":\"string\"}");
        cleaned("{\"type\":\"object\",\"properties\":{}}", "{\"type\":[\"object\",\"null\"]}");
    }

    @Test
    void numbersBeyondTwoToThe53AreClamped() {
        JsonObject schema = ToolSchema.clean(
                Requests.json("{\"properties\":{\"n\":{\"maximum\":9223372036854775807,\"minimum\":-1e300}}}"), false);
        JsonObject n = schema.getAsJsonObject("properties").getAsJsonObject("n");
        assertEquals("9007199254740992", n.get("maximum").getAsString());
        assertEquals("-9007199254740992", n.get("minimum").getAsString());
    }

    @Test
    void whatIsNoSchemaAllowsEverything() {
        cleaned("{\"type\":\"object\",\"properties\":{\"a\":{},\"b\":true}}",
                "{\"properties\":{\"a\":\"string\",\"b\":true},\"patternProperties\":3}");
    }

    @Test
    void strictSchemasKeepOnlyWhatEveryVersionTakes() {
        strict("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"description\":\"d\"}},"
                + "\"required\":[\"a\"]}", """
                {"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":"string",
                 "description":"d","pattern":"x","format":"uri","minLength":1}},"if":{},"then":{}}""");
    }

    @Test
    void theCallersSchemaIsNotChanged() {
        JsonObject schema = Requests.json("{\"$schema\":\"x\",\"properties\":{\"a\":{\"default\":null}}}");
        JsonObject before = schema.deepCopy();
        ToolSchema.clean(schema, true);
        assertEquals(before, schema);
    }
}
