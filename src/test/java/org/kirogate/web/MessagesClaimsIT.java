package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.dialect.AnthropicGrammar;
import org.kirogate.simulator.CapturedCall;
import org.kirogate.simulator.call.Operation;

/** What clients of the Messages API need of the whole gateway, one need a test. */
class MessagesClaimsIT {
    private static final String PATH = "/v1/messages";
    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = gateway.superKey(owner, "claims").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-01, ''", "2026-10-21, ''", "of tomorrow, 'per-turn-control-2026-07-01,of-tomorrow-2030-01-01'", "'', x"
    })
    void anyVersionAndBetaIsServed(String version, String beta) {
        String ask = Http.ask("[[say:served]]", false).toString();
        for (String path : List.of(PATH, PATH + "?beta=true")) {
            assertEquals("served", text(Http.ok(gateway.http().send(
                    "POST", path, ask, "x-api-key", key, "anthropic-version", version, "anthropic-beta", beta))));
        }
        assertEquals("served", text(Http.ok(gateway.http().send("POST", PATH, ask, "x-api-key", key))));
    }

    @Test
    void forbiddenToolsAreNotCalled() {
        JsonObject ask = ask("[[tool:look {}]]", "'tools':[{'name':'look','input_schema':{'type':'object'}}]");
        assertEquals("tool_use", Http.ok(send(ask)).get("stop_reason").getAsString());
        ask.add("tool_choice", json("{'type':'none'}"));
        JsonObject answer = Http.ok(send(ask));
        assertEquals("end_turn", answer.get("stop_reason").getAsString());
        assertFalse(answer.get("content").toString().contains("tool_use"));
    }

    @Test
    void withoutThinkingTheFirstBlockIsText() {
        for (String thinking : List.of("'top_p':1", "'thinking':{'type':'disabled'}", "'thinking':null")) {
            JsonObject ask = ask("[[think:a thought]] [[say:a word]]", thinking);
            assertEquals("[{\"type\":\"text\",\"text\":\"a word\"}]", Http.ok(send(ask)).get("content").toString());
            ask.addProperty("stream", true);
            assertEquals(List.of("text:a word"), AnthropicGrammar.fold(send(ask).body()).blocks());
        }
    }

    @Test
    void omittedThinkingGoesBackUpstreamWithItsText() {
        String thinking = "'max_tokens':4096,'thinking':{'type':'enabled','budget_tokens':1024,'display':'omitted'}";
        JsonObject ask = ask("[[think:a hidden thought]] [[say:a word]]", thinking);
        ask.addProperty("model", "claude-opus-5");
        JsonObject first = Http.ok(send(ask));
        JsonObject block = first.getAsJsonArray("content").get(0).getAsJsonObject();
        assertEquals("thinking", block.get("type").getAsString());
        assertEquals("", block.get("thinking").getAsString());
        JsonObject assistant = Http.object("role", "assistant");
        assistant.add("content", first.get("content"));
        ask.getAsJsonArray("messages").add(assistant);
        ask.getAsJsonArray("messages").add(Http.object("role", "user", "content", "[[say:go on]]"));
        HttpResponse<String> next = send(ask);
        assertEquals("go on", text(Http.ok(next)));
        assertEquals("", Http.header(next, "x-kirogate-repairs"));
        JsonArray history = lastCall().body().getAsJsonObject("conversationState").getAsJsonArray("history");
        String said = history.toString();
        assertTrue(said.contains("reasoningContent") && said.contains("a hidden thought"), said);
    }

    @Test
    void stopSequenceCutsTheAnswerAndIsNamed() {
        JsonObject ask = ask("[[say:one two</severity> three]]", "'stop_sequences':['never','</severity>']");
        JsonObject answer = Http.ok(send(ask));
        assertEquals("one two", text(answer));
        assertEquals("stop_sequence", answer.get("stop_reason").getAsString());
        assertEquals("</severity>", answer.get("stop_sequence").getAsString());
        ask.addProperty("stream", true);
        assertEquals(List.of("text:one two"), AnthropicGrammar.fold(send(ask).body()).blocks());
        JsonObject openAi = ask("[[say:one two</severity> three]]", "'stop':['</severity>']");
        JsonObject choice = Http.ok(gateway.http().chat("/v1/chat/completions", key, openAi)).getAsJsonArray("choices")
                .get(0).getAsJsonObject();
        assertEquals("one two", choice.getAsJsonObject("message").get("content").getAsString());
        assertEquals("stop", choice.get("finish_reason").getAsString());
    }

    @Test
    void whatNoAccountCanDoIsAcceptedAndListed() {
        HttpResponse<String> answer = send(ask("[[say:ok]]", "'safeguards':[{'type':'dangerous_tool_use'}],"
                + "'context_management':{'edits':[{'type':'clear_thinking_20251015','keep':'all'}]},"
                + "'thinking':{'type':'adaptive','display':'updates'},'output_config':{'effort':'low'},"
                + "'metadata':{'user_id':'u'},'speed':'fast','diagnostics':{'previous_message_id':null},"
                + "'tools':[{'name':'DeferredToolPlaceholder','input_schema':{},'defer_loading':true}]"));
        assertEquals("ok", text(Http.ok(answer)));
        assertEquals("ignored safeguards, ignored speed", Http.header(answer, "x-kirogate-repairs"));
    }

    @Test
    void changingBillingBlockChangesNeitherPromptNorConversation() {
        String conversation = "";
        for (int i = 0; i < 2; i++) {
            JsonObject ask = ask("[[say:ok]]", "'system':[{'type':'text','text':"
                    + "'x-anthropic-billing-header: cc_version=" + i + "'},{'type':'text','text':'You are kind.'}],'metadata':{'user_id':'user_1_session_s-1'}");
            Http.ok(send(ask));
            JsonObject state = lastCall().body().getAsJsonObject("conversationState");
            assertFalse(state.toString().contains("billing"), state::toString);
            assertTrue(state.toString().contains("You are kind."));
            String id = state.get("conversationId").getAsString();
            assertTrue(conversation.isEmpty() || conversation.equals(id));
            conversation = id;
        }
    }

    @ParameterizedTest
    @CsvSource({"bash_20250124, bash", "text_editor_20250728, str_replace_based_edit_tool", "memory_20250818, memory"})
    void definedToolIsCalledUnderItsFixedNameAndTakesItsResult(String type, String name) {
        JsonObject ask = ask("[[tool:" + name + " {\"command\":\"view\"}]]",
                "'tools':[{'type':'" + type + "','name':'" + name + "'}]");
        JsonObject called = Http.ok(send(ask));
        JsonArray content = called.getAsJsonArray("content");
        JsonObject call = content.get(content.size() - 1).getAsJsonObject();
        assertEquals(name, call.get("name").getAsString());
        assertEquals("{\"command\":\"view\"}", call.get("input").toString());
        JsonObject assistant = Http.object("role", "assistant");
        assistant.add("content", content);
        ask.getAsJsonArray("messages").add(assistant);
        ask.getAsJsonArray("messages").add(json("{'role':'user','content':[{'type':'tool_result','tool_use_id':'"
                + call.get("id").getAsString() + "','content':'done'}]}"));
        assertEquals("TOOL_RESULT done", text(Http.ok(send(ask))));
    }

    @Test
    void searchesOfAnEarlierAnswerAreToldUpstream() {
        JsonObject ask = json("{'model':'claude-sonnet-4-5','max_tokens':99,'messages':["
                + "{'role':'user','content':'News?'},{'role':'assistant','content':[{'type':'server_tool_use','id':'srvtoolu_1','name':'web_search',"
                + "'input':{'query':'news'}},{'type':'web_search_tool_result','tool_use_id':'srvtoolu_1','content':["
                + "{'type':'web_search_result','url':'https://example.org/rain','title':'Rain','encrypted_content':"
                + "'a2lyb2dhdGU6SXQgcmFpbmVkLg==','page_age':null}]},{'type':'text','text':'It rained.'}]},"
                + "{'role':'user','content':'[[say:And more.]]'}]}");
        assertEquals("And more.", text(Http.ok(send(ask))));
        String told = lastCall().body().toString();
        assertTrue(told.contains("https://example.org/rain") && told.contains("It rained."), told);
    }

    private static CapturedCall lastCall() {
        List<CapturedCall> calls = gateway.simulator().calls(Operation.GENERATE);
        return calls.get(calls.size() - 1);
    }

    private static HttpResponse<String> send(JsonObject ask) {
        return gateway.http().send("POST", PATH, ask.toString(), "x-api-key", key);
    }

    private static JsonObject ask(String text, String members) {
        JsonObject ask = Http.ask(text, false);
        json("{" + members + "}").asMap().forEach(ask::add);
        return ask;
    }

    private static String text(JsonObject answer) {
        StringBuilder text = new StringBuilder();
        answer.getAsJsonArray("content").forEach(block -> {
            if (block.getAsJsonObject().get("type").getAsString().equals("text")) {
                text.append(block.getAsJsonObject().get("text").getAsString());
            }
        });
        return text.toString();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }
}
