package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.config.GatewayConfig;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.PoolFixture;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.token.TokenScope;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** A relay over a pool in memory and a scripted provider. */
final class RelayFixture {
    static final String REQUEST_ID = "0b4e7aa0-1111-4222-8333-944445555666";
    final PoolFixture tokens = new PoolFixture();
    final RelayTrace trace = new RelayTrace();
    TokenScope scope = new TokenScope.PublicTokens();
    int silences;
    Listener listener = underWay -> silences++;
    private List<Message> messages = List.of(Message.text(Message.Role.USER, "Say hello."));
    private String model = ScriptedUpstream.MODEL;
    private List<String> stops = List.of();
    private List<ToolSpec> tools = List.of();
    private ToolChoice choice = ToolChoice.AUTO;
    private int maxTokens;
    private OutputFormat format = OutputFormat.TEXT;
    private SearchOffer search = SearchOffer.NONE;
    private Duration answerTimeout = Duration.ZERO;
    private Thinking thinking = Thinking.UNSET;

    RelayFixture model(String name) {
        model = name;
        return this;
    }

    RelayFixture messages(Message... newMessages) {
        messages = List.of(newMessages);
        return this;
    }

    RelayFixture stops(String... texts) {
        stops = List.of(texts);
        return this;
    }

    RelayFixture thinking(Thinking newThinking) {
        thinking = newThinking;
        return this;
    }

    RelayFixture tools(String... names) {
        tools = Stream.of(names).map(name -> new ToolSpec(name, "", new JsonObject())).toList();
        return this;
    }

    RelayFixture choice(ToolChoice.Mode mode, String tool) {
        choice = new ToolChoice(mode, tool, true);
        return this;
    }

    RelayFixture maxTokens(int most) {
        maxTokens = most;
        return this;
    }

    RelayFixture format(OutputFormat newFormat) {
        format = newFormat;
        return this;
    }

    RelayFixture search(SearchOffer offer) {
        search = offer;
        return this;
    }

    /** After how long an answer is ended; zero = never. */
    RelayFixture answerTimeout(Duration limit) {
        answerTimeout = limit;
        return this;
    }

    RelayFixture token(long id) {
        tokens.token(id);
        return this;
    }

    /** Plays these in order, one a call. */
    @SafeVarargs
    final RelayFixture script(Supplier<ReplyStream>... answers) {
        List<Supplier<ReplyStream>> list = new ArrayList<>();
        for (Supplier<ReplyStream> answer : answers) {
            list.add(answer);
        }
        tokens.upstream.script(list);
        return this;
    }

    /** An answer of the script. */
    Supplier<ReplyStream> answer(ScriptedStream stream) {
        return () -> tokens.upstream.answer(stream.whileSilent(tokens.clock::advance));
    }

    Supplier<ReplyStream> hello() {
        return answer(ScriptedStream.hello());
    }

    /** A call of the script that fails at once. */
    static Supplier<ReplyStream> fails(Kind kind) {
        return fails(UpstreamFailure.of(kind, ""));
    }

    static Supplier<ReplyStream> fails(UpstreamFailure failure) {
        return () -> {
            throw new UpstreamException(failure);
        };
    }

    RelayedReply open() {
        GatewayConfig.Relay config = new GatewayConfig.Relay(
                Duration.ofSeconds(120), Duration.ofSeconds(300), Duration.ofSeconds(60),
                answerTimeout, Duration.ofSeconds(15));
        Relay relay = new Relay(tokens.pool(), tokens.upstream, config, tokens.clock, tokens.sleeper, new Random(1));
        ChatRequest chat = new ChatRequest(
                model, messages, tools, choice, maxTokens, stops, thinking, format, search, true, "");
        return relay.open(
                new RelayRequest(chat, scope, 1, REQUEST_ID, tokens.clock.instant()), trace, listener);
    }

    Reply whole() {
        try (RelayedReply reply = open()) {
            return ReplyFolder.fold(reply.first(), reply, Duration.ofSeconds(1));
        } finally {
            assertNothingLeft();
        }
    }

    static String text(Reply reply) {
        StringBuilder text = new StringBuilder();
        reply.parts().forEach(part -> {
            if (part instanceof Part.Text piece) {
                text.append(piece.text());
            }
        });
        return text.toString();
    }

    /** The refusal, and that nothing is left behind. */
    GatewayException refused() {
        GatewayException refused = assertThrows(GatewayException.class, this::open);
        assertNothingLeft();
        return refused;
    }

    void assertNothingLeft() {
        assertEquals(0, tokens.pool().inFlight(), "leases left");
        tokens.upstream.streams.forEach(stream -> assertEquals(true, stream.closed() > 0, "an answer is left open"));
    }
}
