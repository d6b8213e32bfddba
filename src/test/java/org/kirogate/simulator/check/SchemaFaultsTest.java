package org.kirogate.simulator.check;

import com.google.gson.JsonParser;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SchemaFaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "{'type':'object'}",
        "{'type':'object','properties':{'a':{'type':'string','default':'x'}},'required':['a']}",
        "{'type':'object','properties':{'default':{'type':'string'},'required':{'type':'boolean'},'$schema':{}}}",
        "{'type':'object','properties':{'a':{'minimum':1,'exclusiveMaximum':5}},'additionalProperties':false}",
        "{'type':'object','properties':{'a':{'enum':[null,1]},'b':{'anyOf':[{'type':'string'},{'type':'null'}]}}}"})
    void aCleanSchemaIsTaken(String json) {
        assertTrue(SchemaFaults.find(JsonParser.parseString(json)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]", "{}", "{'type':'string'}", "{'type':'object','anyOf':[]}", "{'type':'object','oneOf':[]}",
        "{'type':'object','allOf':[]}", "{'type':'object','$schema':'x'}", "{'type':'object','required':[]}",
        "{'type':'object','required':'a'}", "{'type':'object','description':null}",
        "{'type':'object','properties':{'a':{'exclusiveMinimum':true}}}",
        "{'type':'object','properties':{'a':{'exclusiveMaximum':false}}}",
        "{'type':'object','properties':{'a':{'default':null}}}",
        "{'type':'object','properties':{'a':{'maximum':9007199254740993}}}",
        "{'type':'object','properties':{'a':{'items':{'required':[]}}}}",
        "{'type':'object','properties':{'a':{'anyOf':[{'$schema':'x'}]}}}",
        "{'type':'object','$defs':{'a':{'default':null}}}", "{'type':'object','properties':[]}"})
    void aFaultIsFoundAtAnyDepth(String json) {
        assertFalse(SchemaFaults.find(JsonParser.parseString(json)).isEmpty());
    }
}
