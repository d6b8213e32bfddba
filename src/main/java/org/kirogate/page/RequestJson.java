package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kirogate.usage.UsageRecord;

/** A request as the JSON interfaces show it: usage record, and receipt where one is kept. Times are epoch ms. */
public final class RequestJson {
    private static final String TOKEN = "token";

    private RequestJson() {}

    /** A request without the client's address; {@code receipt} is left out when none is kept. */
    public static JsonObject of(UsageRecord record) {
        JsonObject json = new JsonObject();
        json.addProperty("id", record.requestId());
        json.addProperty("at", record.at().toEpochMilli());
        json.addProperty("key_id", record.who().keyId());
        json.addProperty("user_id", record.who().userId());
        json.addProperty("is_super", record.who().superKey());
        json.addProperty("client", record.who().client());
        json.addProperty("dialect", record.route().dialect());
        json.addProperty("model_asked", record.route().modelAsked());
        json.addProperty("model_served", record.route().modelServed());
        json.addProperty("streaming", record.route().streaming());
        json.addProperty("token_id", record.route().tokenId());
        json.addProperty("attempts", record.route().attempts());
        JsonArray tried = new JsonArray();
        record.route().tried().forEach(tried::add);
        json.add("tokens_tried", tried);
        json.addProperty("outcome", record.outcome().label());
        json.addProperty("status", record.status());
        json.addProperty("error_class", record.errorClass());
        json.addProperty("input_tokens", record.counts().input());
        json.addProperty("output_tokens", record.counts().output());
        json.addProperty("cache_read", record.counts().cacheRead());
        json.addProperty("cache_write", record.counts().cacheWrite());
        json.addProperty("counted", record.counts().source().name().toLowerCase(Locale.ROOT));
        json.addProperty("credits", record.counts().credits());
        json.addProperty("credits_known", record.creditSource().label());
        json.addProperty("queue_ms", record.queueMs());
        json.addProperty("first_token_ms", record.firstTokenMs());
        json.addProperty("duration_ms", record.durationMs());
        if (!record.receipt().isEmpty()) {
            json.add("receipt", JsonParser.parseString(record.receipt()));
        }
        return json;
    }

    /** The ids of all tokens that the request has to do with, each once, in ascending order. */
    public static Set<Long> tokenIds(UsageRecord record) {
        Set<Long> ids = new TreeSet<>(record.route().tried());
        if (record.route().tokenId() != 0) {
            ids.add(record.route().tokenId());
        }
        if (!record.receipt().isEmpty()) {
            collect(JsonParser.parseString(record.receipt()), ids);
        }
        return ids;
    }

    /** Ids stand in members named {@code token} and in arrays named {@code ids}, however deep. */
    private static void collect(JsonElement element, Set<Long> ids) {
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(child -> collect(child, ids));
        }
        if (!element.isJsonObject()) {
            return;
        }
        for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
            if (member.getKey().equals(TOKEN)) {
                ids.add(member.getValue().getAsLong());
            } else if (member.getKey().equals("ids")) {
                JsonArray named = member.getValue().getAsJsonArray();
                named.forEach(id -> ids.add(id.getAsLong()));
            } else {
                collect(member.getValue(), ids);
            }
        }
    }
}
