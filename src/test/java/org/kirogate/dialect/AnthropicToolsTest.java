package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.fault.GatewayException;

class AnthropicToolsTest {
    private static final String SEARCH = "{'type':'web_search_20250305','name':'web_search'}";
    private static final String PLAIN = "{'name':'note','input_schema':{'type':'object'}}";

    private final Dialect dialect = new AnthropicDialect();

    @ParameterizedTest
    @CsvSource({
        "bash_20241022, bash", "bash_20250124, bash", "bash_20991231, bash",
        "text_editor_20241022, str_replace_editor", "text_editor_20250124, str_replace_editor",
        "text_editor_20250429, str_replace_based_edit_tool", "text_editor_20250728, str_replace_based_edit_tool",
        "memory_20250818, memory", "computer_20241022, computer", "computer_20251124, computer"
    })
    void toolThatTheCallerRunsIsOfferedUnderItsFixedName(String type, String name) {
        ChatRequest chat = chat("'tools':[{'type':'" + type + "','name':'" + name + "','max_characters':9}],"
                + "'tool_choice':{'type':'tool','name':'" + name + "'}");
        ToolSpec tool = chat.tools().get(0);
        assertEquals(name, tool.name());
        assertFalse(tool.description().isBlank());
        assertEquals("object", tool.schema().get("type").getAsString());
        assertFalse(tool.schema().getAsJsonObject("properties").isEmpty());
        assertEquals(new ToolChoice(ToolChoice.Mode.NAMED, name, true), chat.toolChoice());
    }

    @Test
    void editorsCommandsAreThoseOfItsVersion() {
        JsonObject old = properties("{'type':'text_editor_20250124'}");
        JsonObject current = properties("{'type':'text_editor_20250728'}");
        assertTrue(old.get("command").toString().contains("undo_edit"));
        assertFalse(current.get("command").toString().contains("undo_edit"));
        assertFalse(old.has("insert_text"));
        assertTrue(current.has("insert_text"));
    }

    @Test
    void computersActionsAreThoseOfItsVersionAndItsScreenIsTold() {
        JsonObject first = properties("{'type':'computer_20241022'}");
        JsonObject zoom = properties("{'type':'computer_20251124','enable_zoom':true}");
        assertFalse(first.get("action").toString().contains("scroll"));
        assertTrue(zoom.get("action").toString().contains("scroll"));
        assertTrue(zoom.get("action").toString().contains("zoom") && zoom.has("region"));
        assertFalse(properties("{'type':'computer_20251124'}").has("region"));
        ToolSpec tool = chat("'tools':[{'type':'computer_20250124','display_width_px':1024,'display_height_px':768}]")
                .tools().get(0);
        assertTrue(tool.description().contains("1024 x 768"));
    }

    @Test
    void memorySchemaHasTheMembersOfEveryCommand() {
        assertEquals(
                Set.of("command", "path", "view_range", "file_text", "old_str", "new_str", "insert_line", "insert_text",
                        "old_path", "new_path"),
                properties("{'type':'memory_20250818'}").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "code_execution_20260120", "web_fetch_20260309", "advisor_20260301", "mcp_toolset", "computer_toolset_20260801",
        "browser_toolset_20260801", "of_tomorrow_20300101"
    })
    void toolThatNobodyRunsLeavesWithANote(String type) {
        DialectRequest request = request("'tools':[" + PLAIN + ",{'type':'" + type + "','name':'n'}]");
        assertEquals(List.of("note"), names(request.chat()));
        assertEquals(List.of("dropped tools[1]"), request.repairs());
    }

    @Test
    void toolOfANewTypeThatBringsASchemaIsAToolLikeAnyOther() {
        DialectRequest request =
                request("'tools':[{'type':'of_tomorrow','name':'n','input_schema':{'type':'object'}}]");
        assertEquals(List.of("n"), names(request.chat()));
        assertEquals(List.of(), request.repairs());
    }

    @Test
    void whatNoAccountPromisesOfAToolIsListed() {
        DialectRequest request = request("'tools':[{'name':'a','input_schema':{},'strict':true},"
                + "{'name':'b','input_schema':{},'strict':true,'allowed_callers':['code_execution_20260120']},"
                + "{'name':'c','input_schema':{},'allowed_callers':['direct'],'input_examples':[{}]}]");
        assertEquals(List.of("ignored tools.strict", "ignored tools[1].allowed_callers"), request.repairs());
    }

    @Test
    void webSearchIsTheServersByItsTypeNeverByItsName() {
        ChatRequest own = chat("'tools':[{'name':'web_search','input_schema':{'type':'object'}}]");
        assertEquals(SearchOffer.NONE, own.search());
        assertEquals(List.of("web_search"), names(own));
        for (String version : List.of("20250305", "20260209", "20260318", "20990101")) {
            ChatRequest served = chat("'tools':[{'type':'web_search_" + version + "'}]");
            assertEquals(new SearchOffer(8, List.of(), List.of()), served.search());
            assertEquals(List.of(), served.tools());
        }
    }

    @Test
    void webSearchStandsAmongOtherTools() {
        ChatRequest chat = chat("'tools':[" + SEARCH + "," + PLAIN + "]");
        assertTrue(chat.search().isOffered());
        assertEquals(List.of("note"), names(chat));
    }

    @Test
    void limitsOfTheWebSearchAreRead() {
        DialectRequest request = request("'tools':[{'type':'web_search_20260318','name':'web_search','max_uses':2,"
                + "'blocked_domains':['A.example','https://b.example/x'],'allowed_domains':[],"
                + "'user_location':{'type':'approximate','city':'Bern'},'response_inclusion':'excluded'}]");
        assertEquals(new SearchOffer(2, List.of(), List.of("a.example", "b.example")), request.chat().search());
        assertEquals(
                List.of("mended tools[0].blocked_domains", "ignored tools[0].user_location",
                        "ignored tools[0].response_inclusion"),
                request.repairs());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'web_search_1','allowed_domains':['a'],'blocked_domains':['b']} | tools[0].blocked_domains",
        "{'type':'web_search_1','max_uses':0} | tools[0].max_uses",
        "{'type':'web_search_1','allowed_domains':['']} | tools[0].allowed_domains",
        "{'type':'web_search_1'},{'type':'web_search_2'} | tools[1].type"
    })
    void contradictionInTheWebSearchIsRefused(String tools, String path) {
        assertEquals(path, assertThrows(GatewayException.class, () -> chat("'tools':[" + tools + "]")).param());
    }

    @Test
    void choiceMayMeanTheWebSearch() {
        String tools = "'tools':[" + SEARCH + "],'tool_choice':";
        assertEquals(new ToolChoice(ToolChoice.Mode.NAMED, "web_search", true),
                chat(tools + "{'type':'tool','name':'web_search'}").toolChoice());
        assertEquals(ToolChoice.Mode.REQUIRED, chat(tools + "{'type':'any'}").toolChoice().mode());
        ChatRequest none = chat(tools + "{'type':'none'}");
        assertEquals(ToolChoice.Mode.NONE, none.toolChoice().mode());
        assertEquals(SearchOffer.NONE, none.search());
        assertEquals("tool_choice.name", assertThrows(GatewayException.class,
                () -> chat("'tools':[" + PLAIN + "],'tool_choice':{'type':'tool','name':'web_search'}")).param());
    }

    @Test
    void choiceOfEveryKindIsRead() {
        String tools = "'tools':[" + PLAIN + "],'tool_choice':";
        assertEquals(new ToolChoice(ToolChoice.Mode.AUTO, "", false),
                chat(tools + "{'type':'auto','disable_parallel_tool_use':true}").toolChoice());
        assertEquals(ToolChoice.Mode.REQUIRED, chat(tools + "{'type':'any'}").toolChoice().mode());
        assertEquals(ToolChoice.Mode.NONE, chat(tools + "{'type':'none'}").toolChoice().mode());
        assertEquals(new ToolChoice(ToolChoice.Mode.NAMED, "note", true),
                chat(tools + "{'type':'tool','name':'note'}").toolChoice());
    }

    private JsonObject properties(String tool) {
        return chat("'tools':[" + tool + "]").tools().get(0).schema().getAsJsonObject("properties");
    }

    private ChatRequest chat(String members) {
        return request(members).chat();
    }

    private DialectRequest request(String members) {
        return dialect.readRequest(Bodies.with(members), RequestHints.NONE);
    }

    private static List<String> names(ChatRequest chat) {
        return chat.tools().stream().map(ToolSpec::name).toList();
    }
}
