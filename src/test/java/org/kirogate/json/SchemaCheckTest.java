package org.kirogate.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String TREE = """
            {"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":{"name":{"type":"string"},
             "children":{"type":"array","items":{"$ref":"#/$defs/node"}}},"required":["name"],
             "additionalProperties":false}}}""";

    private static String problem(String schema, String value) {
        JsonObject parsed = JsonParser.parseString(schema).getAsJsonObject();
        return new SchemaCheck(parsed).problem(JsonParser.parseString(value)).map(SchemaProblem::toString).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | 1",
        "{\"type\":\"string\"} | \"a\"",
        "{\"type\":\"integer\"} | 1",
        "{\"type\":\"integer\"} | 1.0",
        "{\"type\":\"integer\"} | 1e3",
        "{\"type\":\"number\"} | -1.5",
        "{\"type\":[\"string\",\"null\"]} | null",
        "{\"type\":\"boolean\"} | false",
        "{\"type\":\"unheard-of\"} | 1",
        "{\"type\":7} | 1",
        "{\"enum\":[1,\"a\",null]} | null",
        "{\"enum\":[1.0]} | 1",
        "{\"const\":{\"a\":1,\"b\":2}} | {\"b\":2,\"a\":1}",
        "{\"minimum\":1,\"maximum\":2} | 1",
        "{\"exclusiveMinimum\":1} | 1.0000001",
        "{\"exclusiveMaximum\":true,\"maximum\":2} | 2",
        "{\"multipleOf\":0.1} | 0.3",
        "{\"multipleOf\":0} | 0.3",
        "{\"minLength\":2,\"maxLength\":2} | \"😀😀\"",
        "{\"minLength\":\"x\"} | \"\"",
        "{\"pattern\":\"^[a-z]+$\"} | \"abc\"",
        "{\"pattern\":\"b\"} | \"abc\"",
        "{\"pattern\":\"(\"} | \"abc\"",
        "{\"format\":\"email\"} | \"no mail\"",
        "{\"minItems\":1,\"maxItems\":1} | [1]",
        "{\"items\":{\"type\":\"integer\"}} | [1,2]",
        "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":{\"type\":\"integer\"}} | [\"a\",1]",
        "{\"items\":[{\"type\":\"string\"}]} | [\"a\",1]",
        "{\"properties\":{\"a\":{\"type\":\"string\"}}} | {\"b\":1}",
        "{\"patternProperties\":{\"^x\":{}},\"additionalProperties\":false} | {\"xa\":1}",
        "{\"additionalProperties\":{\"type\":\"integer\"}} | {\"b\":1}",
        "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]} | null",
        "{\"anyOf\":[]} | 1",
        "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]} | 1",
        "{\"allOf\":[{\"minimum\":1},{\"maximum\":3}]} | 2",
        "{\"$ref\":\"#/$defs/a~1b\",\"$defs\":{\"a/b\":{\"type\":\"string\"}}} | \"a\"",
        "{\"$ref\":\"#/nowhere\"} | 1",
        "{\"$ref\":\"https://example.com/schema\"} | 1",
        "{\"$ref\":\"#\"} | 1",
        "{\"anyOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]} | 1",
        "{\"not\":{},\"unevaluatedProperties\":false,\"if\":{}} | {\"a\":1}"
    })
    void whatFitsOrIsBeyondTheCheckIsGood(String schema, String value) {
        assertEquals("", problem(schema, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"type\":\"string\"} | 1 | $: the type is number, allowed is string",
        "{\"type\":[\"string\",\"null\"]} | [] | $: the type is array, allowed is string or null",
        "{\"type\":\"integer\"} | 1.5 | $: the type is number, allowed is integer",
        "{\"type\":\"number\"} | \"1\" | $: the type is string, allowed is number",
        "{\"enum\":[1,\"a\"]} | 2 | $: it is none of the 2 values that are allowed",
        "{\"const\":1} | 2 | $: it is not the one value that is allowed",
        "{\"minimum\":1} | 0.9 | $: it is less than 1",
        "{\"maximum\":1} | 2 | $: it is more than 1",
        "{\"exclusiveMinimum\":1} | 1 | $: it is not more than 1",
        "{\"exclusiveMaximum\":1} | 1 | $: it is not less than 1",
        "{\"multipleOf\":0.1} | 0.35 | $: it is no multiple of 0.1",
        "{\"minLength\":3} | \"😀😀\" | $: it has 2 characters, at least 3 are required",
        "{\"maxLength\":1} | \"ab\" | $: it has 2 characters, at most 1 are allowed",
        "{\"pattern\":\"^[a-z]+$\"} | \"aBc\" | $: it does not match the pattern",
        "{\"minItems\":1} | [] | $: it has 0 items, at least 1 are required",
        "{\"maxItems\":1} | [1,2] | $: it has 2 items, at most 1 are allowed",
        "{\"items\":{\"type\":\"integer\"}} | [1,\"a\"] | $[1]: the type is string, allowed is integer",
        "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":false} | [\"a\",1] | $[1]: nothing is allowed here",
        "{\"required\":[\"a\"]} | {} | $: the required member 'a' is missing",
        "{\"additionalProperties\":false} | {\"b\":1} | $.b: no such member is allowed",
        "{\"additionalProperties\":{\"type\":\"string\"}} | {\"b\":1} | $.b: the type is number, allowed is string",
        "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]} | 1 | $: it matches no alternative",
        "{\"anyOf\":[{\"type\":\"null\"},{\"properties\":{\"a\":{\"type\":\"string\"}}}]} | {\"a\":1} |"
                + " $.a: the type is number, allowed is string",
        "{\"oneOf\":[{\"minimum\":1},{\"maximum\":3}]} | 2 | $: it matches 2 alternatives, exactly one is allowed",
        "{\"allOf\":[{\"minimum\":1},{\"maximum\":3}]} | 4 | $: it is more than 3"
    })
    void whatDoesNotFitIsToldWithItsPath(String schema, String value, String expected) {
        assertEquals(expected, problem(schema, value));
    }

    @Test
    void aSchemaMayReferToItself() {
        assertEquals("", problem(TREE, "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]}]}"));
        assertEquals("$.children[1].children[0]: the required member 'name' is missing",
                problem(TREE, "{\"name\":\"a\",\"children\":[{\"name\":\"b\"},{\"name\":\"c\",\"children\":[{}]}]}"));
    }

    /** Each of them is cheap enough for itself. */
    @Test
    void allPatternsAndListsTogetherCostABoundedAmountOfWork() {
        String word = "\"" + "a".repeat(60) + "b\"";
        String value = "[" + String.join(",", Collections.nCopies(20_000, word)) + "]";
        String choices = String.join(",", Collections.nCopies(100_000, "\"c\""));
        for (String rule : List.of("\"pattern\":\"^(a|aa)+\\\\1$\"", "\"enum\":[" + choices + "," + word + "]")) {
            assertTimeoutPreemptively(
                    LONG, () -> assertEquals("", problem("{\"items\":{" + rule + "}}", value)));
        }
    }

    @Test
    void noSchemaCanCostMoreThanABoundedAmountOfWork() {
        String alternatives = "{\"anyOf\":[" + "{\"$ref\":\"#\"},".repeat(20) + "{\"type\":\"string\"}]}";
        String words = "{\"pattern\":\"^(a|aa)+\\\\1$\"}";
        String turns = "{\"pattern\":\"((){60000}){60000}x\"}";
        assertTimeoutPreemptively(LONG, () -> {
            assertEquals("", problem(alternatives, "1"));
            assertEquals("", problem(words, '"' + "a".repeat(60) + "!\""));
            assertEquals("", problem(turns, "\"y\""));
            assertEquals("", problem("{\"multipleOf\":1e-300000}", "1e300000"));
            assertEquals("", problem("{\"pattern\":\"(a|b)*c\"}", '"' + "a".repeat(100_000) + '"'));
        });
        assertTrue(problem("{\"pattern\":\"^a{3}$\"}", "\"aa\"").contains("pattern"));
    }
}
