package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Every member of a request that the API has and this program can't obey: accepted, and listed where that matters. */
class AnthropicFieldsTest {
    private final CountingDialect dialect = new AnthropicDialect();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'metadata':{'user_id':'u'} | ``",
        "'cache_control':{'type':'ephemeral','ttl':'1h'} | ``",
        "'system':[{'type':'text','text':'s','cache_control':{'type':'ephemeral'}}] | ``",
        "'service_tier':'standard_only' | ``",
        "'stop_sequences':null | ``",
        "'temperature':1 | ``",
        "'temperature':0.5 | ignored temperature",
        "'top_p':0.9 | ignored top_p",
        "'top_k':40 | ignored top_k",
        "'container':'container_1' | ignored container",
        "'container':{'id':null,'skills':[{'skill_id':'pdf'}]} | ignored container",
        "'mcp_servers':[] | ``",
        "'mcp_servers':[{'type':'url','name':'m','url':'https://example.org'}] | ignored mcp_servers",
        "'context_management':{'edits':[]} | ``",
        "'context_management':{'edits':[{'type':'clear_thinking_20251015','keep':'all'}]} | ``",
        "'context_management':{'edits':[{'type':'clear_thinking_20251015','keep':{'type':'all'}}]} | ``",
        "'context_management':{'edits':[{'type':'clear_tool_uses_20250919'}]} | ignored context_management",
        "'speed':'standard' | ``",
        "'speed':'fast' | ignored speed",
        "'inference_geo':'eu' | ignored inference_geo",
        "'diagnostics':{} | ``",
        "'diagnostics':{'previous_message_id':'msg_1'} | ``",
        "'safeguards':[{'type':'dangerous_tool_use'}] | ignored safeguards",
        "'fallbacks':[{'model':'other'}] | ignored fallbacks",
        "'fallback_credit_token':'t' | ignored fallback_credit_token",
        "'billing_policy':{'type':'billing_policy','bill_to':'user_profile'} | ignored billing_policy",
        "'compaction':{'type':'summarize'} | ignored compaction",
        "'thread':{'type':'create'} | ignored thread",
        "'output_config':{'task_budget':{'type':'tokens','total':9}} | ignored output_config.task_budget",
        "'output_config':{'effort':'of tomorrow'} | ignored output_config.effort",
        "'thinking':{'type':'adaptive','display':'omitted'} | ``",
        "'thinking':{'type':'adaptive','block_binding':{'prefix_mismatch_behavior':'error'}} | ``",
        "'thinking':{'type':'between_tools'} | mended thinking.type",
        "'anthropic_beta':['x'],'member_of_tomorrow':{'a':1} | ``"
    })
    void memberIsAcceptedAndListedWhereItHasNoEffect(String members, String repairs) {
        DialectRequest request = dialect.readRequest(Bodies.with(members), RequestHints.NONE);
        assertEquals(repairs, String.join(" ", request.repairs()));
        JsonObject counted = Bodies.with(members);
        counted.remove("max_tokens");
        dialect.readCount(counted);
    }

    @Test
    void conversationThatIsStoredElsewhereIsRefusedClearly() {
        JsonObject body = Bodies.with("'thread':{'type':'continue','previous_message_id':'msg_1'}");
        GatewayException refusal =
                assertThrows(GatewayException.class, () -> dialect.readRequest(body, RequestHints.NONE));
        assertEquals(Fault.UNSUPPORTED, refusal.fault());
        assertEquals("thread", refusal.param());
    }
}
