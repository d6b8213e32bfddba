package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.OutputFormat;
import org.kirogate.dialect.openai.OpenAiDialect;

/** Every member of a chat completion request that this program can't obey: accepted, and listed where that matters. */
class OpenAiFieldsTest {
    private final Dialect dialect = new OpenAiDialect();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'user':'u','metadata':{'a':'b'},'safety_identifier':'s','service_tier':'flex' | ``",
        "'prompt_cache_key':'k','prompt_cache_retention':'24h','prompt_cache_options':{} | ``",
        "'store':false | ``",
        "'store':true | ignored store",
        "'temperature':1,'top_p':1,'presence_penalty':0,'frequency_penalty':0 | ``",
        "'temperature':0 | ignored temperature",
        "'top_p':0.5 | ignored top_p",
        "'presence_penalty':1 | ignored presence_penalty",
        "'frequency_penalty':-1 | ignored frequency_penalty",
        "'seed':7 | ignored seed",
        "'logit_bias':{'50256':-100} | ignored logit_bias",
        "'prediction':{'type':'content','content':'x'} | ignored prediction",
        "'verbosity':'low' | ignored verbosity",
        "'moderation':{'model':'m'} | ignored moderation",
        "'modalities':['text'],'logprobs':false,'top_logprobs':0,'n':1 | ``",
        "'web_search_options':{'search_context_size':'medium'} | ``",
        "'web_search_options':{'search_context_size':'low'} | ignored web_search_options.search_context_size",
        "'messages':[{'role':'user','name':'Ann','content':'x'}] | ignored messages.name",
        "'messages':[{'role':'assistant','content':'x','audio':{'id':'a'}}] | dropped messages[0].audio",
        "'stop':'' | ignored empty stop",
        "'member_of_tomorrow':[1] | ``"
    })
    void memberIsAcceptedAndListedWhereItHasNoEffect(String members, String repairs) {
        DialectRequest request = dialect.readRequest(Bodies.with(members), RequestHints.NONE);
        assertEquals(repairs, String.join(" ", request.repairs()));
    }

    @Test
    void bothTokenLimitsAreAcceptedTheNewerWinsAndLargeOnesAreClamped() {
        assertEquals(7, limit("'max_tokens':7"));
        assertEquals(8, limit("'max_completion_tokens':8"));
        assertEquals(8, limit("'max_completion_tokens':8,'max_tokens':7"));
        assertEquals(7, limit("'max_completion_tokens':null,'max_tokens':7"));
        assertEquals(Integer.MAX_VALUE, limit("'max_tokens':99999999999"));
        assertEquals(Integer.MAX_VALUE, limit("'max_completion_tokens':99999999999"));
        assertEquals(0, limit(""));
    }

    @Test
    void responseFormatNeedsNeitherANameNorASchema() {
        assertEquals(OutputFormat.TEXT, chat("'response_format':{'type':'text'}").outputFormat());
        assertEquals(OutputFormat.Kind.JSON_OBJECT,
                chat("'response_format':{'type':'json_object'}").outputFormat().kind());
        assertEquals(OutputFormat.Kind.JSON_OBJECT,
                chat("'response_format':{'type':'json_schema','json_schema':{'name':'n','strict':true}}")
                        .outputFormat().kind());
        OutputFormat format = chat("'response_format':{'type':'json_schema','json_schema':{'schema':{'type':'object'},"
                + "'strict':null,'description':'d'}}").outputFormat();
        assertEquals(new OutputFormat(OutputFormat.Kind.JSON_SCHEMA, Bodies.json("{'type':'object'}")), format);
    }

    private ChatRequest chat(String members) {
        return dialect.readRequest(Bodies.with(members), RequestHints.NONE).chat();
    }

    private int limit(String members) {
        String more = members.isEmpty() ? "" : "," + members;
        String body = "{'model':'m','messages':[{'role':'user','content':'x'}]" + more + "}";
        return dialect.readRequest(Bodies.json(body), RequestHints.NONE).chat().maxTokens();
    }
}
