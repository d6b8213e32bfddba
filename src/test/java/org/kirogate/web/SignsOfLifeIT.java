package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.dialect.AnthropicGrammar;
import org.kirogate.dialect.OpenAiGrammar;

/** Silence, from the first second on and in the middle, as clients that overlook pings see it and as all others do. */
class SignsOfLifeIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
    private static final String PING = "event: ping\ndata: {\"type\":\"ping\"}\n\n";
    private static final String COMMENT = ": keep-alive\n\n";
    private static final String EMPTY_PIECE = "\"delta\":{\"content\":\"\"}";
    private static final String EMPTY_DELTA = "\"delta\":{\"type\":\"text_delta\",\"text\":\"\"}}\n\n";
    private static RunningGateway gateway;
    private static String key;
    private static int gates;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("PING_INTERVAL", "1", "PING_AS_DELTA", "Impatient/,CherryStudio"));
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = gateway.superKey(owner, "signs").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.quiet();
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"impatient/2.0", "Mozilla/5.0 (X11) CherryStudio/1.4 Electron/33"})
    void anImpatientAnthropicClientGetsPingsBeforeTheFirstBlockAndEmptyDeltasInsideIt(String agent) throws Exception {
        String stream = silentTwice(ANTHROPIC, agent, PING, EMPTY_DELTA);
        assertEquals(List.of("text:first piece, second piece"), AnthropicGrammar.fold(stream).blocks());
    }

    @Test
    void anImpatientOpenAiClientGetsEmptyPieces() throws Exception {
        String stream = silentTwice(OPENAI, "Impatient/2.0", EMPTY_PIECE, EMPTY_PIECE);
        assertEquals(List.of("text:first piece, second piece"), OpenAiGrammar.fold(stream, false).blocks());
        assertFalse(stream.contains(COMMENT));
    }

    @Test
    void everyOtherClientGetsPingsAndComments() throws Exception {
        assertFalse(silentTwice(ANTHROPIC, "claude-cli/2.1.330", PING, PING).contains(EMPTY_DELTA));
        assertFalse(silentTwice(OPENAI, "OpenAI/JS 6.49.0", COMMENT, COMMENT).contains(EMPTY_PIECE));
    }

    /** A stream that is silent before its first piece until one sign has come, and before its second until another. */
    private static String silentTwice(String path, String agent, String first, String second) throws Exception {
        int gate = ++gates;
        String ask = Http.ask("[[slow:" + gate + "]] [[say:first piece, second piece]]", true).toString();
        StringBuilder read = new StringBuilder();
        try (InputStream in = gateway.http().open(path, ask, "x-api-key", key, "user-agent", agent).body()) {
            until(in, first, read);
            assertFalse(read.toString().contains("first piece"));
            gateway.gate(gate).openOnce();
            until(in, "first piece,", read);
            until(in, second, read);
            gateway.gate(gate).open();
            read.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return read.toString();
    }

    private static void until(InputStream in, String text, StringBuilder read) throws IOException {
        int from = read.length();
        while (read.indexOf(text, from) < 0) {
            int next = in.read();
            assertTrue(next >= 0, () -> "The stream ended with " + read);
            read.append((char) next);
        }
    }
}
