package org.kirogate.simulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.stream.Reply;

/** The hosted tools of the steered run: a web search that finds one page about anything (section 6.5). Stateless. */
final class McpService {

    private static final int INVALID_PARAMS = -32602;
    private static final int UNKNOWN_METHOD = -32601;

    private McpService() {
    }

    static Reply answer(Call call) {
        String method = SimJson.string(call.body(), "method");
        JsonObject params = SimJson.member(call.body(), "params");
        return switch (method) {
            case "initialize", "notifications/initialized" -> result(call, new JsonObject());
            case "tools/list" -> result(call, toolList());
            case "tools/call" -> search(call, params);
            default -> error(call, UNKNOWN_METHOD, "Method not found");
        };
    }

    private static Reply search(Call call, JsonObject params) {
        String query = SimJson.string(SimJson.member(params, "arguments"), "query");
        boolean good = SimJson.string(params, "name").equals("web_search") && !query.isBlank()
                && query.codePointCount(0, query.length()) <= 200;
        if (!good) {
            return error(call, INVALID_PARAMS, "Invalid params");
        }
        JsonObject page = new JsonObject();
        page.addProperty("title", "Simulated page about " + query);
        page.addProperty("url", "https://example.com/");
        page.addProperty("snippet", "The simulator knows nothing about " + query + " but answers anyway.");
        page.addProperty("publishedDate", 1_735_689_600_000L);
        page.addProperty("id", "r1");
        page.addProperty("domain", "example.com");
        page.addProperty("maxVerbatimWordLimit", 30);
        page.addProperty("publicDomain", false);
        JsonObject found = new JsonObject();
        found.add("results", list(page));
        found.addProperty("totalResults", 1);
        found.addProperty("query", query);
        found.add("error", null);
        JsonObject text = new JsonObject();
        text.addProperty("type", "text");
        text.addProperty("text", found.toString());
        JsonObject result = new JsonObject();
        result.add("content", list(text));
        result.addProperty("isError", false);
        return result(call, result);
    }

    private static JsonObject toolList() {
        JsonObject query = new JsonObject();
        query.addProperty("type", "string");
        JsonObject properties = new JsonObject();
        properties.add("query", query);
        JsonArray required = new JsonArray();
        required.add("query");
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.add("properties", properties);
        schema.add("required", required);
        JsonObject tool = new JsonObject();
        tool.addProperty("name", "web_search");
        tool.addProperty("description", "Search the web.");
        tool.add("inputSchema", schema);
        JsonObject tools = new JsonObject();
        tools.add("tools", list(tool));
        return tools;
    }

    private static JsonArray list(JsonElement only) {
        JsonArray list = new JsonArray();
        list.add(only);
        return list;
    }

    private static Reply result(Call call, JsonObject result) {
        JsonObject body = envelope(call);
        body.add("result", result);
        return Reply.json(body);
    }

    private static Reply error(Call call, int code, String message) {
        JsonObject error = new JsonObject();
        error.addProperty("code", code);
        error.addProperty("message", message);
        JsonObject body = envelope(call);
        body.add("error", error);
        return Reply.json(body);
    }

    private static JsonObject envelope(Call call) {
        JsonObject body = new JsonObject();
        body.add("id", call.body().get("id"));
        body.addProperty("jsonrpc", "2.0");
        return body;
    }
}
