package org.kirogate.upstream.kiro.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Message.Role;
import org.kirogate.chat.Part;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.config.GatewayConfig;
import org.kirogate.upstream.kiro.service.WireDialect;

class SearchUnfoldTest {
    private static final SearchHit HIT = new SearchHit("Rivers", "https://example.com/", "Long ones.", 7);
    private static final Part FOUND = new Part.WebSearch("s1", "rivers", List.of(HIT), "");
    private static final Part NOTHING = new Part.WebSearch("s2", "lakes", List.of(), "");
    private static final Part FAILED = new Part.WebSearch("s3", "seas", List.of(), "unavailable");

    private static Message said(Part... parts) {
        return new Message(Role.ASSISTANT, List.of(parts));
    }

    private static Part text(String text) {
        return new Part.Text(text);
    }

    private static Part call(String tool, String id, String query) {
        JsonObject input = new JsonObject();
        input.addProperty("query", query);
        return new Part.ToolUse(id, tool, input);
    }

    private static Part result(String id, String text, boolean error) {
        return new Part.ToolResult(id, List.of(text(text)), error);
    }

    @Test
    void aRequestWithoutSearchesIsTheSameOne() {
        ChatRequest request = Requests.of(Requests.user("a"), Requests.assistant("b"), Requests.user("c"));
        assertSame(request, SearchUnfold.apply(request));
    }

    @Test
    void searchesBecomeCallsWithTheirResultsAndTheRestAMessageBehindThem() {
        ChatRequest request = Requests.of(Requests.user("a"),
                said(text("Look."), FOUND, NOTHING, text("And."), FAILED, text("Done.")), Requests.user("b"));
        assertEquals(List.of(
                        Requests.user("a"),
                        said(text("Look."), call("web_search", "s1", "rivers"), call("web_search", "s2", "lakes")),
                        Requests.results(
                                result("s1", "[{\"title\":\"Rivers\",\"url\":\"https://example.com/\","
                                        + "\"snippet\":\"Long ones.\"}]", false),
                                result("s2", "Nothing was found.", false)),
                        said(text("And."), call("web_search", "s3", "seas")),
                        Requests.results(result("s3", "The search failed: unavailable", true)),
                        said(text("Done.")),
                        Requests.user("b")),
                SearchUnfold.apply(request).messages());
    }

    @Test
    void callsOfTheCallersToolsStayBehindTheSearchesOfTheirTurn() {
        Part own = Requests.call("c1");
        ChatRequest request =
                Requests.of(Requests.user("a"), said(FOUND, own), Requests.results(Requests.result("c1", "r")));
        List<Message> messages = SearchUnfold.apply(request).messages();
        assertEquals(5, messages.size());
        assertEquals(said(own), messages.get(3));
    }

    @Test
    void theCallHasTheNameUnderWhichTheToolIsOffered() {
        ChatRequest offered = Requests.of(Requests.user("a"), said(FOUND))
                .withSearch(new SearchOffer(3, List.of(), List.of(), "web_search_2"));
        assertEquals(said(call("web_search_2", "s1", "rivers")), SearchUnfold.apply(offered).messages().get(1));
        ChatRequest another = Requests.of(List.of(said(FOUND)), List.of(Requests.tool("Web_Search")), ToolChoice.AUTO);
        assertEquals(said(call("web_search_2", "s1", "rivers")), SearchUnfold.apply(another).messages().get(0));
    }

    @Test
    void onTheWireTheToolIsDeclaredAndCallAndResultStandInTheirTurns() {
        ChatRequest request = Requests.of(List.of(Requests.user("a"), said(text("Look."), FOUND)),
                List.of(new ToolSpec("look", "Looks", new JsonObject())), ToolChoice.AUTO);
        JsonObject state = Requests.json(new String(new RequestBuilder(
                new GatewayConfig.Kiro("runtime", "us-east-1", "", "prefix", Map.of(), true, 1_300_000, "",
                        "", "", "", "", "", ""), new Random(1))
                .prepare(Requests.call(request, Requests.model("m", new JsonObject())), WireDialect.RUNTIME, "").body(),
                StandardCharsets.UTF_8)).getAsJsonObject("conversationState");
        JsonObject context = state.getAsJsonObject("currentMessage").getAsJsonObject("userInputMessage")
                .getAsJsonObject("userInputMessageContext");
        assertEquals("web_search", context.getAsJsonArray("tools").get(1).getAsJsonObject()
                .getAsJsonObject("toolSpecification").get("name").getAsString());
        assertEquals(1, context.getAsJsonArray("toolResults").size());
        JsonObject turn = state.getAsJsonArray("history").get(1).getAsJsonObject()
                .getAsJsonObject("assistantResponseMessage");
        assertEquals("web_search", turn.getAsJsonArray("toolUses").get(0).getAsJsonObject().get("name").getAsString());
    }
}
