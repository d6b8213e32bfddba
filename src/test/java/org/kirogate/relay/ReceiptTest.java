package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kirogate.relay.SearchScripts.HIT;
import static org.kirogate.relay.SearchScripts.offer;
import static org.kirogate.relay.SearchScripts.searches;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.Message;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.StopReason;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** A receipt tells how a request found its tokens and what became of each try, and nothing of what was said. */
class ReceiptTest {
    private static final Duration STEP = Duration.ofSeconds(1);
    private final RelayFixture relay = new RelayFixture();

    private String receipt(String outcome, String error, String... repairs) {
        return relay.trace.receipt(new ReceiptEnd(
                "the model", List.of(repairs), outcome, error, relay.tokens.clock.instant()));
    }

    private JsonObject told() {
        return JsonParser.parseString(receipt("ok", "")).getAsJsonObject();
    }

    private JsonObject pick(int index) {
        return told().getAsJsonArray("picks").get(index).getAsJsonObject();
    }

    private JsonArray calls() {
        return told().getAsJsonArray("calls");
    }

    private static String call(String members) {
        return "{" + members.replace('\'', '"') + "}";
    }

    private Supplier<ReplyStream> after(long ms, Supplier<ReplyStream> answer) {
        return () -> {
            relay.tokens.clock.advance(Duration.ofMillis(ms));
            return answer.get();
        };
    }

    private static UpstreamFailure failure(Kind kind, int status, String reason) {
        return new UpstreamFailure(kind, status, reason, Duration.ZERO, "");
    }

    @Test
    void aRequestLikeMostIsToldInFewWords() {
        relay.token(7).script(after(812, relay.hello())).whole();
        assertEquals("{\"asked\":\"the model\",\"served\":\"served-model\",\"outcome\":\"ok\","
                + "\"picks\":[{\"token\":7,\"by\":\"strategy\",\"sticky\":\"none\",\"reached\":1,\"candidates\":1}],"
                + "\"calls\":[{\"token\":7,\"ms\":812,\"result\":\"ok\"}]}", receipt("ok", ""));
    }

    @Test
    void everyTryIsToldWithItsClassStatusTimeAndWhatFollowed() {
        relay.token(1).token(2).script(
                after(30, RelayFixture.fails(failure(Kind.TRANSIENT, 503, "ServiceUnavailable"))),
                after(40, RelayFixture.fails(failure(Kind.TOKEN, 403, ""))),
                after(50, RelayFixture.fails(failure(Kind.QUOTA, 402, "MONTHLY_REQUEST_COUNT"))),
                after(60, relay.hello())).whole();
        long pause = relay.tokens.pauses.get(0).toMillis();
        assertEquals(List.of(
                        call("'token':1,'ms':30,'result':'transient','status':503,'code':'ServiceUnavailable',"
                                + "'then':'back_off','pause_ms':" + pause),
                        call("'token':1,'ms':40,'result':'token','status':403,'then':'refresh'"),
                        call("'token':1,'ms':50,'result':'quota','status':402,'code':'MONTHLY_REQUEST_COUNT',"
                                + "'then':'other_token'"),
                        call("'token':2,'ms':60,'result':'ok'")),
                calls().asList().stream().map(Object::toString).toList());
        assertEquals("{\"tried\":{\"count\":1,\"ids\":[1]}}", pick(1).get("skipped").toString());
        assertEquals(1, pick(1).get("candidates").getAsInt());
        assertEquals(2, pick(1).get("reached").getAsInt());
    }

    @Test
    void aBearerThatCouldNotBeHadIsATryWithoutACall() {
        relay.token(2).script(relay.hello());
        relay.tokens.tokenUntil(1, relay.tokens.clock.instant());
        relay.tokens.upstream.onRefresh = credential -> {
            relay.tokens.clock.advance(Duration.ofMillis(70));
            throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
        };
        relay.whole();
        assertEquals(call("'token':1,'ms':70,'result':'sign_in_again','code':'scripted','at':'bearer',"
                + "'then':'other_token'"), calls().get(0).toString());
    }

    @Test
    void theTimeOfARenewalIsNotTheCalls() {
        relay.script(after(20, relay.hello()));
        relay.tokens.tokenUntil(1, relay.tokens.clock.instant());
        relay.tokens.upstream.onRefresh = credential -> {
            relay.tokens.clock.advance(Duration.ofMillis(70));
            return ScriptedUpstream.renewed(credential, relay.tokens.clock.instant().plusSeconds(3600));
        };
        relay.whole();
        assertEquals(call("'token':1,'bearer_ms':70,'ms':20,'result':'ok'"), calls().get(0).toString());
    }

    @Test
    void anAnswerThatBreaksIsToldAsAFailureInsideIt() {
        relay.token(1).script(relay.answer(new ScriptedStream().text("Lo").fail(Kind.BROKEN)));
        assertThrows(GatewayException.class, relay::whole);
        assertEquals(call("'token':1,'ms':0,'result':'broken','code':'scripted','at':'answer'"),
                calls().get(0).toString());
    }

    @Test
    void aCallerWhoLeavesDuringACallLeavesItOpen() {
        relay.token(1).script(() -> {
            relay.tokens.clock.advance(Duration.ofMillis(90));
            throw new IllegalStateException("gone");
        });
        assertThrows(IllegalStateException.class, relay::open);
        assertEquals(call("'token':1,'ms':90,'result':'left'"), calls().get(0).toString());
    }

    @Test
    void aRequestThatNoTokenCouldServeTellsWhy() {
        relay.token(1).token(2).script(RelayFixture.fails(Kind.QUOTA), RelayFixture.fails(Kind.RATE_LIMITED));
        relay.refused();
        relay.refused();
        JsonArray picks = told().getAsJsonArray("picks");
        JsonObject last = picks.get(picks.size() - 1).getAsJsonObject();
        assertEquals("none", last.get("by").getAsString());
        assertFalse(last.has("token"));
        assertEquals(0, last.get("candidates").getAsInt());
        assertTrue(last.getAsJsonObject("skipped").getAsJsonObject("state").get("ids").toString().contains("1"));
        JsonObject refused = JsonParser.parseString(receipt("refused", "pool_empty")).getAsJsonObject();
        assertEquals("pool_empty", refused.get("error").getAsString());
        assertEquals("refused", refused.get("outcome").getAsString());
    }

    @Test
    void aLaterTurnTellsWhetherItsTokenWasFoundAgain() {
        relay.token(1).token(2).messages(Message.text(Message.Role.USER, "Hi"),
                Message.text(Message.Role.ASSISTANT, "Ho"), Message.text(Message.Role.USER, "And?"));
        relay.script(relay.hello(), relay.hello(), RelayFixture.fails(Kind.QUOTA), relay.hello());
        relay.whole();
        relay.whole();
        relay.whole();
        assertEquals("unknown", pick(0).get("sticky").getAsString());
        assertEquals("hit", pick(1).get("sticky").getAsString());
        assertEquals("sticky", pick(1).get("by").getAsString());
        assertEquals("miss", pick(3).get("sticky").getAsString());
        assertEquals(2, pick(3).get("token").getAsLong());
    }

    @Test
    void searchesAreFoldedByTokenAndResult() {
        relay.token(1).token(2).search(offer(5));
        int[] asked = {0};
        relay.tokens.upstream.onSearch = query -> {
            relay.tokens.clock.advance(Duration.ofMillis(100));
            if (asked[0]++ == 1) {
                throw new UpstreamException(UpstreamFailure.of(Kind.RATE_LIMITED, ""));
            }
            return List.of(HIT);
        };
        relay.script(relay.answer(searches("a", "b", "c")),
                relay.answer(new ScriptedStream().text("c").end(StopReason.END_TURN))).whole();
        assertEquals("[{\"token\":1,\"result\":\"ok\",\"count\":2,\"ms\":200},"
                        + "{\"token\":1,\"result\":\"rate_limited\",\"count\":1,\"ms\":100},"
                        + "{\"token\":2,\"result\":\"ok\",\"count\":1,\"ms\":100}]",
                told().get("searches").toString());
        assertEquals(call("'token':1,'round':2,'ms':0,'result':'ok'"), calls().get(1).toString());
    }

    @Test
    void aSentenceOfTheServiceIsNotToldForItMayQuoteTheRequest() {
        relay.token(1).script(RelayFixture.fails(failure(Kind.BAD_REQUEST, 400, "The image cat.png is too large.")));
        relay.refused();
        assertFalse(receipt("refused", "invalid_request").contains("cat"));
    }

    @Test
    void repairsOfTheRequestAreTold() {
        relay.token(1).script(relay.hello()).whole();
        assertEquals("[\"max_tokens raised\",\"a second\"]", JsonParser.parseString(
                receipt("ok", "", "max_tokens raised", "a second")).getAsJsonObject().get("repairs").toString());
    }

    @Test
    void aRequestThatDidNotComeAsFarHasNone() {
        assertEquals("", receipt("refused", "invalid_request"));
        assertFalse(relay.trace.begun());
    }

    @Test
    void theTimeForAnAnswerThatIsOverIsTheTrysFailure() {
        relay.token(1).answerTimeout(STEP).script(relay.answer(new ScriptedStream().text("Lo").hang()));
        assertThrows(GatewayException.class, relay::whole);
        assertEquals(call("'token':1,'ms':1000,'result':'timeout','code':'answer_timeout','at':'answer'"),
                calls().get(0).toString());
    }
}
