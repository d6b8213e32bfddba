package org.kirogate.simulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.kirogate.simulator.call.SimJson;

/** Builds request bodies for the simulator's own tests. */
final class Conversation {

    private final JsonObject body;

    private Conversation(JsonObject body) {
        this.body = body;
    }

    /** A good first turn of a social account. */
    static Conversation saying(String text) {
        Conversation conversation = new Conversation(JsonParser.parseString("""
                {"conversationState":{"conversationId":"00000000-0000-4000-8000-0000000000aa",
                "chatTriggerType":"MANUAL",
                "history":[],"currentMessage":{"userInputMessage":{"content":"","modelId":"claude-sonnet-4.5",
                "origin":"AI_EDITOR"}}},
                "profileArn":"arn:aws:codewhisperer:us-east-1:699475941385:profile/EHGA3GRVQMUK"}
                """).getAsJsonObject());
        conversation.user().addProperty("content", text);
        return conversation;
    }

    /** A copy of that body. */
    static Conversation of(JsonObject body) {
        return new Conversation(body.deepCopy());
    }

    Conversation history(String json) {
        JsonArray history = JsonParser.parseString(json).getAsJsonArray();
        state().add("history", history);
        return this;
    }

    Conversation context(String json) {
        user().add("userInputMessageContext", JsonParser.parseString(json));
        return this;
    }

    /** Offers tools that take anything. */
    Conversation tools(String... names) {
        JsonArray tools = new JsonArray();
        for (String name : names) {
            tools.add(JsonParser.parseString("""
                    {"toolSpecification":{"name":"%s","description":"A tool.",
                    "inputSchema":{"json":{"type":"object","properties":{}}}}}""".formatted(name)));
        }
        JsonObject context = SimJson.member(user(), "userInputMessageContext");
        context.add("tools", tools);
        user().add("userInputMessageContext", context);
        return this;
    }

    Conversation model(String id) {
        user().addProperty("modelId", id);
        return this;
    }

    /** Sets a top-level member from JSON text. */
    Conversation with(String name, String json) {
        body.add(name, JsonParser.parseString(json));
        return this;
    }

    /** Sets a member of the current user message from JSON text. */
    Conversation userWith(String name, String json) {
        user().add(name, JsonParser.parseString(json));
        return this;
    }

    Conversation without(String name) {
        body.remove(name);
        return this;
    }

    JsonObject state() {
        return body.getAsJsonObject("conversationState");
    }

    JsonObject user() {
        JsonElement current = state().getAsJsonObject("currentMessage").get("userInputMessage");
        return current.getAsJsonObject();
    }

    JsonObject json() {
        return body;
    }
}
