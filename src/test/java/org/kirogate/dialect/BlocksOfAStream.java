package org.kirogate.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Puts the content of a Messages stream together as the official clients do. */
final class BlocksOfAStream {
    private BlocksOfAStream() {}

    static JsonArray join(String stream) {
        JsonArray blocks = new JsonArray();
        StringBuilder input = new StringBuilder();
        for (SseEvent event : SseEvent.split(stream)) {
            JsonObject data = JsonParser.parseString(event.data()).getAsJsonObject();
            switch (event.name()) {
                case "content_block_start" -> blocks.add(data.get("content_block"));
                case "content_block_delta" -> {
                    JsonObject block = blocks.get(data.get("index").getAsInt()).getAsJsonObject();
                    delta(block, data.getAsJsonObject("delta"), input);
                }
                case "content_block_stop" -> {
                    if (!input.isEmpty()) {
                        blocks.get(data.get("index").getAsInt()).getAsJsonObject()
                                .add("input", JsonParser.parseString(input.toString()));
                        input.setLength(0);
                    }
                }
                default -> { }
            }
        }
        return blocks;
    }

    private static void delta(JsonObject block, JsonObject delta, StringBuilder input) {
        switch (delta.get("type").getAsString()) {
            case "input_json_delta" -> input.append(delta.get("partial_json").getAsString());
            case "signature_delta" -> block.add("signature", delta.get("signature"));
            case "text_delta" -> append(block, "text", delta);
            default -> append(block, "thinking", delta);
        }
    }

    private static void append(JsonObject block, String name, JsonObject delta) {
        block.addProperty(name, block.get(name).getAsString() + delta.get(name).getAsString());
    }
}
