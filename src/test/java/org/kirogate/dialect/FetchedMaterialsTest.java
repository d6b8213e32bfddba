package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.Part;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Both dialects take pictures, and Anthropic's documents, by address, and believe the bytes more than their label. */
class FetchedMaterialsTest {
    private static final String URL = "https://example.org/thing?size=1";
    private static final String ANTHROPIC_PATH = "messages[0].content[0].source.url";
    private static final String OPENAI_PATH = "messages[0].content[0].image_url.url";

    private final List<String> asked = new ArrayList<>();

    private Materials bringing(String mediaType, byte[] bytes) {
        return (url, path) -> {
            asked.add(url + " for " + path);
            return new Materials.Material(mediaType, bytes);
        };
    }

    private static Part anthropic(String type, Materials materials) {
        return parts(new AnthropicDialect(), "{'type':'" + type + "','source':{'type':'url','url':'" + URL + "'}}",
                materials).get(0);
    }

    private static Part openai(Materials materials) {
        return parts(new OpenAiDialect(), "{'type':'image_url','image_url':{'url':'" + URL + "'}}", materials).get(0);
    }

    private static List<Part> parts(Dialect dialect, String part, Materials materials) {
        JsonObject body = JsonParser.parseString("{'model':'claude-sonnet-4-5','max_tokens':9,'messages':["
                + "{'role':'user','content':[" + part + "]}]}").getAsJsonObject();
        return dialect.readRequest(body, new RequestHints("", materials)).chat().messages().get(0).parts();
    }

    private static void refused(Fault fault, String path, String word, Runnable reading) {
        GatewayException e = assertThrows(GatewayException.class, reading::run);
        assertEquals(fault, e.fault());
        assertEquals(path, e.param());
        assertTrue(e.getMessage().startsWith(path + ": ") && e.getMessage().contains(word), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a00, image/png", "ffd8ffe000, image/jpeg", "474946383761aa, image/gif",
        "474946383961aa, image/gif", "52494646aabbccdd5745425056, image/webp"
    })
    void pictureIsWhatItsFirstBytesShow(String hex, String type) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        Part.Image picture = new Part.Image(type, Base64.getEncoder().encodeToString(bytes));
        for (String label : List.of(type, "image/png", "application/octet-stream", "")) {
            assertEquals(picture, anthropic("image", bringing(label, bytes)));
            assertEquals(picture, openai(bringing(label, bytes)));
        }
        assertEquals(URL + " for " + ANTHROPIC_PATH, asked.get(0));
        assertEquals(URL + " for " + OPENAI_PATH, asked.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>a page</body></html>", "", "\u0089PN", "RIFFxxxxWAVE", "GIF8", "BM",
        "<svg xmlns=''/>"})
    void otherBytesAreNoPictureWhateverTheirLabel(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Materials page = bringing("image/png", bytes);
        refused(Fault.INVALID_REQUEST, ANTHROPIC_PATH, "picture", () -> anthropic("image", page));
        refused(Fault.INVALID_REQUEST, OPENAI_PATH, "picture", () -> openai(page));
    }

    @Test
    void pictureInTheRequestItselfIsNotFetched() {
        parts(new OpenAiDialect(), "{'type':'image_url','image_url':{'url':'data:image/png;base64,iVBORw0KGgo='}}",
                bringing("image/png", new byte[0]));
        assertEquals(List.of(), asked);
    }

    @Test
    void pictureOfAToolResultIsFetchedToo() {
        JsonObject body = JsonParser.parseString("{'model':'m','max_tokens':9,'messages':["
                + "{'role':'assistant','content':[{'type':'tool_use','id':'t1','name':'look','input':{}}]},{'role':'user','content':[{'type':"
                + "'tool_result','tool_use_id':'t1','content':[{'type':'image','source':{'type':'url','url':'" + URL
                + "'}}]}]}]}").getAsJsonObject();
        new AnthropicDialect().readRequest(
                body, new RequestHints("", bringing("", HexFormat.of().parseHex("ffd8ff"))));
        assertEquals(List.of(URL + " for messages[1].content[0].content[0].source.url"), asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/markdown", "text/html", "application/json"})
    void textDocumentStandsInTheConversationAsText(String type) {
        byte[] bytes = "\uFEFF第一章 one".getBytes(StandardCharsets.UTF_8);
        assertEquals(new Part.Text("第一章 one"), anthropic("document", bringing(type, bytes)));
        assertEquals(List.of(URL + " for " + ANTHROPIC_PATH), asked);
    }

    @Test
    void documentThatIsNoUtf8TextIsRefused() {
        byte[] latin1 = {'a', (byte) 0xe4};
        refused(Fault.INVALID_REQUEST, ANTHROPIC_PATH, "UTF-8",
                () -> anthropic("document", bringing("text/plain", latin1)));
        for (String type : List.of("image/png", "application/octet-stream", "")) {
            refused(Fault.INVALID_REQUEST, ANTHROPIC_PATH, "text/…",
                    () -> anthropic("document", bringing(type, new byte[] {'a'})));
        }
    }

    @Test
    void pdfIsKnownByItsLabelOrItsBytes() {
        byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        for (String type : List.of("application/pdf", "application/octet-stream", "text/plain")) {
            refused(Fault.UNSUPPORTED, ANTHROPIC_PATH, "PDF", () -> anthropic("document", bringing(type, pdf)));
        }
    }
}
