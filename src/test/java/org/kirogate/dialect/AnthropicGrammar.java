package org.kirogate.dialect;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks a Messages stream against its grammar and puts the answer together: {@code message_start (block_start delta*
 * block_stop)* message_delta message_stop}, {@code ping} anywhere, {@code error} as the end of a failed stream.
 * Throws {@link AssertionError} at the first offence. One use.
 */
public final class AnthropicGrammar {
    private static final Set<String> STOP_REASONS = Set.of("end_turn", "max_tokens", "stop_sequence", "tool_use",
            "pause_turn", "refusal", "model_context_window_exceeded");

    private static final Set<String> SEARCH_ERRORS = Set.of("invalid_tool_input", "unavailable", "max_uses_exceeded",
            "too_many_requests", "query_too_long", "request_too_large");
    private static final Set<String> HIT = Set.of("type", "url", "title", "encrypted_content", "page_age");

    private final List<String> blocks = new ArrayList<>();
    private final StringBuilder content = new StringBuilder();
    private String state = "before";
    private String ending = "";
    private String blockType = "";
    private String call = "";
    private boolean signed;
    /** The id of a search whose result is still to come. */
    private String search = "";
    private int searches;
    private int index;
    private JsonObject usage = new JsonObject();
    private JsonObject error = new JsonObject();

    private AnthropicGrammar() {}

    /** The answer in a whole stream. */
    public static FoldedAnswer fold(String stream) {
        AnthropicGrammar grammar = new AnthropicGrammar();
        SseEvent.split(stream).forEach(grammar::event);
        grammar.require(grammar.state.equals("stopped") || grammar.state.equals("failed"), "stream is not ended");
        return new FoldedAnswer(grammar.blocks, grammar.ending, grammar.usage, grammar.error);
    }

    private void event(SseEvent event) {
        require(!state.equals("stopped") && !state.equals("failed"), "an event after the end: " + event);
        require(event.comment().isEmpty(), "a comment: " + event);
        JsonObject data = JsonParser.parseString(event.data()).getAsJsonObject();
        require(event.name().equals(text(data, "type")), "event line and type differ: " + event);
        switch (event.name()) {
            case "ping" -> require(data.size() == 1, "a ping says more than ping");
            case "message_start" -> start(data.getAsJsonObject("message"));
            case "content_block_start" -> open(data);
            case "content_block_delta" -> delta(data);
            case "content_block_stop" -> close(data);
            case "message_delta" -> end(data);
            case "message_stop" -> {
                move("ended", "stopped");
                require(data.size() == 1, "message_stop says more");
            }
            case "error" -> fail(data);
            default -> throw new AssertionError("unknown event " + event.name());
        }
    }

    private void start(JsonObject message) {
        move("before", "between");
        require(text(message, "id").startsWith("msg_"), "id");
        require(text(message, "type").equals("message"), "type");
        require(text(message, "role").equals("assistant"), "role");
        require(!text(message, "model").isEmpty(), "model");
        require(message.getAsJsonArray("content").isEmpty(), "content must start empty");
        require(message.get("stop_reason").isJsonNull() && message.get("stop_sequence").isJsonNull(), "stop members");
        usage(message.getAsJsonObject("usage"));
    }

    private void open(JsonObject data) {
        move("between", "inside");
        index(data);
        JsonObject block = data.getAsJsonObject("content_block");
        blockType = text(block, "type");
        content.setLength(0);
        signed = false;
        switch (blockType) {
            case "text" -> require(text(block, "text").isEmpty(), "a text block starts empty");
            case "thinking" -> require(
                    text(block, "thinking").isEmpty() && text(block, "signature").isEmpty(), "thinking starts empty");
            case "redacted_thinking" -> content.append(text(block, "data"));
            case "tool_use" -> {
                require(block.getAsJsonObject("input").size() == 0, "input starts as {}");
                require(text(block, "id").matches("[a-zA-Z0-9_-]+"), "tool id " + block);
                call = text(block, "id") + " " + text(block, "name");
            }
            case "server_tool_use" -> {
                require(search.isEmpty(), "a search without its result");
                require(block.getAsJsonObject("input").size() == 0, "input starts as {}");
                require(text(block, "name").equals("web_search"), "a server tool " + block);
                search = text(block, "id");
                require(search.matches("srvtoolu_[a-zA-Z0-9_]+"), "search id " + search);
                call = search + " web_search";
            }
            case "web_search_tool_result" -> {
                require(!search.isEmpty() && text(block, "tool_use_id").equals(search), "a result of another search");
                search = "";
                searches++;
                searchResult(block.get("content"));
                content.append(block.get("content"));
            }
            default -> throw new AssertionError("unknown block " + blockType);
        }
    }

    private void delta(JsonObject data) {
        require(state.equals("inside"), "a delta outside a block");
        index(data);
        JsonObject delta = data.getAsJsonObject("delta");
        String type = text(delta, "type");
        require(!signed, "a delta behind the signature");
        switch (blockType + "/" + type) {
            case "text/text_delta" -> content.append(text(delta, "text"));
            case "thinking/thinking_delta" -> content.append(text(delta, "thinking"));
            case "thinking/signature_delta" -> {
                signed = true;
                blocks.add("thinking:" + content);
                require(!text(delta, "signature").isEmpty(), "an empty signature");
                blocks.add("signature:" + text(delta, "signature"));
            }
            case "tool_use/input_json_delta", "server_tool_use/input_json_delta" ->
                    content.append(text(delta, "partial_json"));
            default -> throw new AssertionError(type + " inside " + blockType);
        }
    }

    private void close(JsonObject data) {
        move("inside", "between");
        index(data);
        index++;
        require(search.isEmpty() || blockType.equals("server_tool_use"), "a block between a search and its result");
        switch (blockType) {
            case "text" -> blocks.add("text:" + content);
            case "thinking" -> require(signed, "a thinking block without a signature");
            case "redacted_thinking" -> blocks.add("redacted:" + content);
            case "server_tool_use" -> blocks.add("search:" + call + " " + query());
            case "web_search_tool_result" -> blocks.add("found:" + content);
            default -> blocks.add("call:" + call + " " + JsonParser.parseString(content.toString()).getAsJsonObject());
        }
    }

    private void end(JsonObject data) {
        move("between", "ended");
        JsonObject delta = data.getAsJsonObject("delta");
        ending = text(delta, "stop_reason");
        require(STOP_REASONS.contains(ending), "stop_reason " + ending);
        require(delta.has("stop_sequence"), "stop_sequence must be there");
        require(ending.equals("stop_sequence") != delta.get("stop_sequence").isJsonNull(), "stop_sequence " + delta);
        usage(data.getAsJsonObject("usage"));
        require(search.isEmpty(), "a search without its result");
        JsonObject served = usage.getAsJsonObject("server_tool_use");
        require((searches > 0) == (served != null), "server_tool_use is there with a search only");
        require(searches == 0 || served.get("web_search_requests").getAsInt() == searches, "the count of searches");
    }

    private String query() {
        JsonObject input = JsonParser.parseString(content.toString()).getAsJsonObject();
        require(input.keySet().equals(Set.of("query")), "the input of a search: " + input);
        return input.toString();
    }

    private void searchResult(JsonElement content) {
        if (content.isJsonObject()) {
            require(text(content.getAsJsonObject(), "type").equals("web_search_tool_result_error"), "error type");
            require(SEARCH_ERRORS.contains(text(content.getAsJsonObject(), "error_code")), "error code " + content);
            return;
        }
        for (JsonElement hit : content.getAsJsonArray()) {
            require(hit.getAsJsonObject().keySet().equals(HIT), "members of a result: " + hit);
            require(text(hit.getAsJsonObject(), "type").equals("web_search_result"), "type of a result");
        }
    }

    private void fail(JsonObject data) {
        require(!state.equals("before") && !state.equals("ended"), "an error at a wrong place");
        state = "failed";
        error = data.getAsJsonObject("error");
        require(text(error, "type").endsWith("_error") || text(error, "type").equals("request_too_large"), "type");
        require(!text(error, "message").isEmpty() && !text(data, "request_id").isEmpty(), "error members");
    }

    private void usage(JsonObject figures) {
        for (String name : List.of(
                "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens")) {
            require(figures.get(name).getAsLong() >= 0, name);
        }
        usage = figures;
    }

    private void index(JsonObject data) {
        require(data.get("index").getAsInt() == index, "index " + data.get("index") + ", not " + index);
    }

    private void move(String from, String to) {
        require(state.equals(from), to + " comes while " + state);
        state = to;
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + " (state " + state + ", block " + index + ")");
        }
    }
}
