package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kirogate.relay.SearchScripts.HIT;
import static org.kirogate.relay.SearchScripts.STEP;
import static org.kirogate.relay.SearchScripts.call;
import static org.kirogate.relay.SearchScripts.errors;
import static org.kirogate.relay.SearchScripts.offer;
import static org.kirogate.relay.SearchScripts.search;
import static org.kirogate.relay.SearchScripts.searched;
import static org.kirogate.relay.SearchScripts.searches;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.ToolSpec;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.token.TokenState;
import org.kirogate.upstream.UpstreamFailure.Kind;

class SearchedReplyTest {
    private final RelayFixture relay = new RelayFixture().token(1).search(offer(5));
    private final ScriptedUpstream upstream = relay.tokens.upstream;

    @BeforeEach
    void find() {
        upstream.onSearch = query -> List.of(HIT);
    }

    private Supplier<ReplyStream> says(String text) {
        return relay.answer(new ScriptedStream().text(text).end(StopReason.END_TURN));
    }

    private ChatRequest asked(int call) {
        return upstream.calls.get(call).request();
    }

    @Test
    void theModelIsOfferedASearchAndItsCallIsRunAndAnswered() {
        Reply reply = relay.script(relay.answer(searches("rivers")), says("Long ones.")).whole();
        assertEquals(List.of("rivers"), upstream.queries);
        Part.WebSearch done = searched(reply).get(0);
        assertTrue(done.id().matches("[A-Za-z0-9]{24}"), done.id());
        assertEquals(List.of(new Part.Text("Let me look."), new Part.WebSearch(done.id(), "rivers", List.of(HIT), ""),
                new Part.Text("Long ones.")), reply.parts());
        assertEquals(StopReason.END_TURN, reply.end().reason());
        ToolSpec tool = asked(0).tools().get(0);
        assertEquals("web_search", tool.name());
        assertTrue(tool.schema().getAsJsonObject("properties").has("query"));
        Message said = asked(1).messages().get(1);
        assertEquals(Message.Role.ASSISTANT, said.role());
        assertEquals(List.of(new Part.Text("Let me look."), done), said.parts());
        assertEquals(asked(0).tools(), asked(1).tools());
    }

    @Test
    void whatTheRoundsUsedIsSummed() {
        Reply reply = relay.script(relay.answer(searches("rivers")), says("Long ones.")).whole();
        assertEquals(new TokenCounts(14, 6, 0, 0, 1.0, TokenCounts.Source.REPORTED), reply.end().counts());
        assertEquals(2, relay.trace.attempts());
    }

    @Test
    void anAnswerWithoutASearchIsOneRound() {
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(1, upstream.calls.size());
    }

    @Test
    void textOfEachRoundGoesOnAsItComesAndASearchOnceItWasRun() {
        relay.script(relay.answer(searches("rivers")),
                relay.answer(new ScriptedStream().text("Long ").silent().text("ones.").end(StopReason.END_TURN)));
        try (RelayedReply reply = relay.open()) {
            assertEquals(List.of(new ReplyEvent.TextDelta("Let me look.")), reply.first());
            assertEquals(0, upstream.queries.size());
            assertTrue(reply.poll(STEP).get(0) instanceof ReplyEvent.WebSearch);
            assertEquals(List.of(new ReplyEvent.TextDelta("Long ")), reply.poll(STEP));
            assertEquals(List.of(), reply.poll(STEP), "silence is a reason for a ping here too");
            assertEquals(List.of(new ReplyEvent.TextDelta("ones.")), reply.poll(STEP));
            assertTrue(reply.poll(STEP).get(0) instanceof ReplyEvent.Finished);
            assertThrows(GatewayException.class, () -> reply.poll(STEP));
        }
        relay.assertNothingLeft();
    }

    @Test
    void severalSearchesOfOneRoundAreRunInOrder() {
        Reply reply = relay.script(relay.answer(searches("one", "two")), relay.answer(searches("three")), says("Done."))
                .whole();
        assertEquals(List.of("one", "two", "three"), upstream.queries);
        assertEquals(3, searched(reply).size());
        assertEquals(3, asked(1).messages().get(1).parts().size());
        assertEquals(5, asked(2).messages().get(1).parts().size());
    }

    @Test
    void aCallersToolOfTheSameNameStaysTheCallers() {
        relay.tools("Web_Search");
        ReplyEvent own = call("Web_Search", "{}");
        ScriptedStream both = new ScriptedStream().events(call("web_search_2", "{\"query\":\"a\"}"), own)
                .end(StopReason.TOOL_USE);
        Reply reply = relay.script(relay.answer(both)).whole();
        assertEquals(List.of("Web_Search", "web_search_2"), asked(0).tools().stream().map(ToolSpec::name).toList());
        assertEquals("web_search_2", asked(0).search().tool());
        assertEquals(List.of("a"), upstream.queries);
        assertTrue(reply.parts().stream().anyMatch(part -> part instanceof Part.ToolUse use
                && use.name().equals("Web_Search")));
    }

    @Test
    void callsOfTheCallersToolsEndTheAnswerAfterTheSearchesRan() {
        relay.tools("look");
        ScriptedStream mixed = new ScriptedStream().text("Both.")
                .events(call("look", "{\"a\":1}"), search("rivers")).end(StopReason.END_TURN);
        Reply reply = relay.script(relay.answer(mixed)).whole();
        assertEquals(StopReason.TOOL_USE, reply.end().reason());
        assertEquals(1, searched(reply).size());
        assertTrue(reply.parts().get(1) instanceof Part.ToolUse);
        assertEquals(1, upstream.calls.size());
    }

    @Test
    void onlyHitsOfTheAskedHostsCount() {
        SearchHit other = new SearchHit("Other", "https://other.org/", "x", 0);
        upstream.onSearch = query -> List.of(HIT, other);
        relay.search(new SearchOffer(1, List.of("other.org"), List.of()));
        Reply reply = relay.script(relay.answer(searches("a")), says("b")).whole();
        assertEquals(List.of(other), searched(reply).get(0).hits());
    }

    @Test
    void aSearchThatFindsNothingIsNoFailure() {
        upstream.onSearch = query -> List.of();
        Reply reply = relay.script(relay.answer(searches("a")), says("b")).whole();
        assertEquals(List.of(""), errors(reply));
    }

    @Test
    void aLongQueryIsCutAndTheCallSaysWhatWasAsked() {
        String query = "😀".repeat(250);
        Reply reply = relay.script(relay.answer(searches(query)), says("b")).whole();
        assertEquals(List.of("😀".repeat(200)), upstream.queries);
        assertEquals("😀".repeat(200), searched(reply).get(0).query());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}", "{\"query\":\" \"}", "{\"query\":[\"a\"]}", "{\"query\":null}"})
    void aCallWithoutAQueryIsTold(String input) {
        ScriptedStream stream = new ScriptedStream().events(call("web_search", input)).end(StopReason.TOOL_USE);
        Reply reply = relay.script(relay.answer(stream), says("b")).whole();
        assertEquals(List.of("invalid_input"), errors(reply));
        assertEquals(0, upstream.queries.size());
    }

    @Test
    void searchesBeyondTheLimitAreToldOnceAndThenEndTheAnswer() {
        relay.search(offer(1));
        Reply reply = relay.script(relay.answer(searches("one", "two")), relay.answer(searches("three"))).whole();
        assertEquals(List.of("one"), upstream.queries);
        assertEquals(List.of("", "max_uses_exceeded"), errors(reply));
        assertEquals(StopReason.END_TURN, reply.end().reason());
        assertEquals("Let me look.Let me look.", RelayFixture.text(reply));
    }

    @Test
    void afterTenRoundsTheAnswerPauses() {
        List<Supplier<ReplyStream>> rounds = new ArrayList<>();
        for (int i = 0; i < SearchedReply.MOST_ROUNDS; i++) {
            rounds.add(relay.answer(searches("query " + i)));
        }
        upstream.script(rounds);
        Reply reply = relay.search(offer(100)).whole();
        assertEquals(StopReason.PAUSE_TURN, reply.end().reason());
        assertEquals(10, searched(reply).size());
        assertEquals(10, upstream.calls.size());
    }

    @ParameterizedTest
    @CsvSource({"TRANSIENT, unavailable", "TIMEOUT, unavailable", "BROKEN, unavailable", "CAPACITY, too_many_requests",
        "BAD_REQUEST, invalid_input"})
    void aFailedSearchIsToldToModelAndClientAndTheTokenKeepsItsName(Kind kind, String code) {
        relay.token(2);
        upstream.onSearch = query -> {
            throw ScriptedUpstream.failure(kind);
        };
        Reply reply = relay.script(relay.answer(searches("a")), says("I could not look.")).whole();
        assertEquals(List.of(code), errors(reply));
        assertEquals(1, upstream.queries.size());
        assertEquals(code, ((Part.WebSearch) asked(1).messages().get(1).parts().get(1)).error());
        assertEquals(TokenState.ACTIVE, relay.tokens.state(1));
    }

    @ParameterizedTest
    @CsvSource({"RATE_LIMITED", "QUOTA", "FORBIDDEN", "TOKEN", "SUSPENDED"})
    void whenItIsTheTokenThatCantSearchAnotherIsAskedOnce(Kind kind) {
        relay.token(2).token(3);
        upstream.onSearch = query -> {
            if (upstream.searchers.size() == 1) {
                throw ScriptedUpstream.failure(kind);
            }
            return List.of(HIT);
        };
        Reply reply = relay.script(relay.answer(searches("a")), says("b")).whole();
        assertEquals(List.of("access1", "access2"),
                upstream.searchers.stream().map(searcher -> searcher.accessToken()).toList());
        assertEquals(List.of(HIT), searched(reply).get(0).hits());
        assertEquals("access1", upstream.calls.get(1).credential().accessToken(), "the answer stays where it was");
    }

    @Test
    void withoutAnotherTokenTheFirstFailureIsTold() {
        upstream.onSearch = query -> {
            throw ScriptedUpstream.failure(Kind.RATE_LIMITED);
        };
        Reply reply = relay.script(relay.answer(searches("a")), says("b")).whole();
        assertEquals(List.of("too_many_requests"), errors(reply));
        assertEquals(1, upstream.queries.size());
    }

    @Test
    void noThirdTokenIsAskedForASearch() {
        relay.token(2).token(3);
        upstream.onSearch = query -> {
            throw ScriptedUpstream.failure(Kind.QUOTA);
        };
        Reply reply = relay.script(relay.answer(searches("a")), says("b")).whole();
        assertEquals(List.of("unavailable"), errors(reply));
        assertEquals(2, upstream.queries.size());
    }
}
