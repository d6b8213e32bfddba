package org.kirogate.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kirogate.dialect.StreamGrammars;
import org.kirogate.json.Json;
import org.kirogate.simulator.CapturedCall;

/** Writes down one exchange with what differs from run to run taken out. */
final class Exchange {
    private static final List<String> HEADERS =
            List.of("content-type", "retry-after", "x-should-retry", "x-kirogate-model", "x-kirogate-repairs");
    private static final Pattern RANDOM = Pattern.compile(
            "\\b(msg|req|resp|rs|fc|ctc|ws|srvtoolu)_[A-Za-z0-9]{16,}|\\b(chatcmpl)-[A-Za-z0-9]{16,}"
                    + "|web_search_tooluse_[A-Za-z0-9]{22}_[0-9]{13}_[A-Za-z0-9]{8}"
                    + "|(?<=\"toolUseId\": \")[A-Za-z0-9]{24}(?=\")"
                    + "|\"(created|created_at|completed_at)\":[0-9.]+"
                    + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Exchange() {}

    /** Status, telling headers and body; a body that was cut off says so. */
    static String answer(String path, WireAnswer answer) {
        StringBuilder text = new StringBuilder().append(answer.status()).append('\n');
        for (String name : HEADERS) {
            String value = answer.headers().getOrDefault(name, "");
            if (!value.isEmpty()) {
                text.append(name).append(": ").append(value).append('\n');
            }
        }
        return text.append('\n').append(plain(body(path, answer))).toString().strip();
    }

    /** What the upstream was sent, one after the other. */
    static String calls(List<CapturedCall> calls) {
        StringBuilder text = new StringBuilder();
        for (CapturedCall call : calls) {
            text.append(call.operation()).append('\n').append(pretty(call.body())).append('\n');
        }
        return plain(text.toString()).strip();
    }

    private static String body(String path, WireAnswer answer) {
        if (answer.headers().getOrDefault("content-type", "").startsWith("text/event-stream")) {
            StreamGrammars.check(path, answer.body());
        }
        String text = answer.body();
        return (text.startsWith("{") ? pretty(JsonParser.parseString(text)) : text)
                + (answer.whole() ? "" : "(the connection was dropped)");
    }

    private static String pretty(JsonElement json) {
        return Json.GSON.newBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(json);
    }

    /** Ids, times and UUIDs become names that stand for them: the same one for the same text. */
    private static String plain(String text) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher matcher = RANDOM.matcher(text.replaceAll("\"(created|created_at|completed_at)\": ", "\"$1\":"));
        return matcher.replaceAll(found -> Matcher.quoteReplacement(name(found.group(), names)));
    }

    private static String name(String found, Map<String, String> names) {
        if (found.startsWith("\"")) {
            return found.substring(0, found.indexOf(':')) + ":0";
        }
        int end = Math.max(found.indexOf('_'), found.startsWith("chatcmpl-") ? "chatcmpl".length() : -1);
        String kind = end < 0 ? "uuid" : found.substring(0, end);
        return names.computeIfAbsent(found, missing -> {
            long before = names.values().stream().filter(name -> name.startsWith("<" + kind + "-")).count();
            return "<" + kind + "-" + (before + 1) + ">";
        });
    }

    /** The request in the two forms. */
    static JsonObject request(String section, boolean stream) {
        JsonObject body = JsonParser.parseString(section).getAsJsonObject();
        body.addProperty("stream", stream);
        return body;
    }
}
