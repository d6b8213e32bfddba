package org.kirogate.upstream.kiro.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Message.Role;
import org.kirogate.chat.Part;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.upstream.kiro.request.Repairs.Step;

class ToolDeclarationsTest {
    private final Repairs repairs = new Repairs();

    private List<WireTool> declare(ChatRequest request) {
        return ToolDeclarations.of(request, ToolNames.of(request, repairs), false, repairs);
    }

    private static ChatRequest offering(ToolSpec... tools) {
        return Requests.of(List.of(Requests.user("u")), List.of(tools), ToolChoice.AUTO);
    }

    @Test
    void goodNamesStay() {
        assertEquals("read_file-2", declare(offering(Requests.tool("read_file-2"))).get(0).name());
        assertEquals(0, repairs.count(Step.MAP_NAMES));
    }

    @Test
    void badNamesAreMappedAndComeBack() {
        for (String name : List.of("mcp.server/read", "9lives", "文件", "", "x".repeat(65), "_private")) {
            ChatRequest request = offering(Requests.tool(name));
            ToolNames names = ToolNames.of(request, repairs);
            String upstream = names.upstream(name);
            assertTrue(upstream.matches("[a-zA-Z][a-zA-Z0-9_-]{0,63}"), upstream);
            assertEquals(name, names.caller(upstream));
            assertEquals(upstream, ToolNames.of(request, repairs).upstream(name), "the same in every turn");
        }
    }

    @Test
    void namesThatOnlyDifferInBadCharactersStayApart() {
        ChatRequest request = offering(Requests.tool("a.b"), Requests.tool("a/b"));
        ToolNames names = ToolNames.of(request, repairs);
        assertNotEquals(names.upstream("a.b"), names.upstream("a/b"));
    }

    @Test
    void aGoodNameIsNeverTakenByAMappedOne() {
        String taken = ToolNames.of(offering(Requests.tool("a.b")), repairs).upstream("a.b");
        ChatRequest request = offering(Requests.tool("a.b"), Requests.tool(taken));
        ToolNames names = ToolNames.of(request, repairs);
        assertEquals(taken, names.upstream(taken));
        assertNotEquals(taken, names.upstream("a.b"));
    }

    @Test
    void theFirstOfTwoToolsOfOneNameStays() {
        List<WireTool> tools = declare(offering(Requests.tool("Read"), Requests.tool("read")));
        assertEquals(List.of("Read"), tools.stream().map(WireTool::name).toList());
        assertEquals(1, repairs.count(Step.DROP_DUPLICATE_TOOLS));
    }

    @Test
    void descriptionIsTheNameWhenThereIsNone() {
        assertEquals("look", declare(offering(new ToolSpec("look", " ", new JsonObject()))).get(0).description());
    }

    @Test
    void longDescriptionIsCutBetweenCodePoints() {
        String smiles = "\uD83D\uDE00".repeat(ToolDeclarations.LONGEST_DESCRIPTION + 1);
        String cut = declare(offering(new ToolSpec("look", smiles, new JsonObject()))).get(0).description();
        assertEquals(ToolDeclarations.LONGEST_DESCRIPTION, cut.codePointCount(0, cut.length()));
        assertTrue(smiles.startsWith(cut));
    }

    @Test
    void toolsKnownOnlyFromHistoryGetAStub() {
        ChatRequest request = Requests.of(Requests.user("u"), Requests.calls("t1", "t2"),
                Requests.results(Requests.result("t1", "r")));
        List<WireTool> tools = declare(request);
        assertEquals(List.of(new WireTool("look", "look", ToolSchema.empty())), tools);
        assertEquals(1, repairs.count(Step.DECLARE_TOOLS));
    }

    @Test
    void noToolIsDeclaredWhenNoneMayBeCalled() {
        ChatRequest request = Requests.of(
                List.of(Requests.user("u"), new Message(Role.ASSISTANT, List.of(Requests.call("t1")))),
                List.of(Requests.tool("look")), new ToolChoice(ToolChoice.Mode.NONE, "", true));
        assertEquals(List.of(), declare(request));
    }

    @Test
    void choiceOfAToolIsSaidInTheSystemText() {
        ChatRequest required = Requests.of(List.of(Requests.user("u")), List.of(Requests.tool("a.b")),
                new ToolChoice(ToolChoice.Mode.NAMED, "a.b", false));
        ToolNames names = ToolNames.of(required, repairs);
        String system = SystemWishes.of(required, "", names).around("s");
        assertTrue(system.startsWith("s\n\n"));
        assertTrue(system.contains(names.upstream("a.b")), system);
        assertTrue(system.contains("at most one tool"), system);
    }

    @Test
    void nothingIsSaidAboutToolsWithoutTools() {
        ChatRequest request = Requests.of(List.of(Requests.user("u")), List.of(),
                new ToolChoice(ToolChoice.Mode.REQUIRED, "", false));
        assertEquals("s", SystemWishes.of(request, "", ToolNames.of(request, repairs)).around("s"));
    }
}
