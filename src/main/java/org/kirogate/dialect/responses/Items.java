package org.kirogate.dialect.responses;

import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.dialect.ReplyHead;
import org.kirogate.dialect.ToolIds;
import org.kirogate.dialect.Utf8Buffer;

/**
 * The items of one answer's {@code output}, the same for whole answers and streams: each finished one is encoded
 * once, kept for the end, and handed back. Ids are made of the answer's id and the item's place. One thread.
 */
final class Items {
    /** What stands in front of a search's id. */
    static final String SEARCH_ID = "ws_";

    private static final byte[] ID = Utf8Buffer.utf8("{\"id\":");
    private static final byte[] COMMA = Utf8Buffer.utf8(",");
    private static final byte[] END = Utf8Buffer.utf8("}");
    private static final byte[] CLOSE = Utf8Buffer.utf8("]");
    private static final byte[] END_LIST = Utf8Buffer.utf8("]}");
    private static final byte[] END_MESSAGE = Utf8Buffer.utf8("}]}");
    private static final byte[] MESSAGE = Utf8Buffer.utf8(",\"type\":\"message\",\"status\":\"");
    private static final byte[] CONTENT = Utf8Buffer.utf8("\",\"role\":\"assistant\",\"content\":[");
    private static final byte[] TEXT =
            Utf8Buffer.utf8("{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],\"text\":");
    private static final byte[] REASONING = Utf8Buffer.utf8(",\"type\":\"reasoning\",\"summary\":[");
    private static final byte[] SUMMARY = Utf8Buffer.utf8("{\"type\":\"summary_text\",\"text\":");
    private static final byte[] SEALED = Utf8Buffer.utf8("],\"encrypted_content\":");
    private static final byte[] FUNCTION = Utf8Buffer.utf8(",\"type\":\"function_call\",\"status\":\"");
    private static final byte[] CUSTOM = Utf8Buffer.utf8(",\"type\":\"custom_tool_call\",\"status\":\"");
    private static final byte[] CALL_ID = Utf8Buffer.utf8("\",\"call_id\":");
    private static final byte[] NAME = Utf8Buffer.utf8(",\"name\":");
    private static final byte[] NAMESPACE = Utf8Buffer.utf8(",\"namespace\":");
    private static final byte[] ARGUMENTS = Utf8Buffer.utf8(",\"arguments\":");
    private static final byte[] INPUT = Utf8Buffer.utf8(",\"input\":");
    private static final byte[] SEARCH = Utf8Buffer.utf8(",\"type\":\"web_search_call\",\"status\":\"");
    private static final byte[] ACTION = Utf8Buffer.utf8("\",\"action\":{\"type\":\"search\",\"query\":");
    private static final byte[] SOURCES = Utf8Buffer.utf8(",\"sources\":[");
    private static final byte[] SOURCE = Utf8Buffer.utf8("{\"type\":\"url\",\"url\":");

    /** How far an item is. */
    enum Status {
        IN_PROGRESS("in_progress"),
        COMPLETED("completed"),
        INCOMPLETE("incomplete"),
        FAILED("failed");

        private final byte[] word;

        Status(String word) {
            this.word = Utf8Buffer.utf8(word);
        }
    }

    private final String answerId;
    private final String model;
    private final ToolNames names;
    private final Includes includes;
    private final Utf8Buffer output = new Utf8Buffer();
    private final Utf8Buffer item = new Utf8Buffer();
    private int count;
    private long reasoningTokens;

    Items(ReplyHead head, ToolNames names, Includes includes) {
        this.answerId = head.id();
        this.model = head.model();
        this.names = names;
        this.includes = includes;
    }

    /** The place of the item that is open or comes next. */
    int index() {
        return count;
    }

    /** The finished items, comma between. */
    Utf8Buffer output() {
        return output;
    }

    /** An estimate of what the reasoning took. */
    long reasoningTokens() {
        return reasoningTokens;
    }

    /** How the caller knows a tool that the model called. */
    ToolNames.Caller caller(String name) {
        return names.caller(name);
    }

    /** Whether what only the upstream can read has an item: only when it may be in it. */
    boolean showsSealed() {
        return includes.sealedReasoning();
    }

    /** Whether reasoning has an item: one that would say nothing is left out. */
    boolean shows(Part.Reasoning reasoning) {
        return !reasoning.text().isEmpty() || includes.sealedReasoning() && !reasoning.signature().isEmpty();
    }

    /** The id of the item that is open or comes next. */
    String id(String prefix) {
        return prefix + answerId + "_" + count;
    }

    /** The item of a message that is being written. */
    byte[] openMessage() {
        begin("msg_").raw(MESSAGE).raw(Status.IN_PROGRESS.word).raw(CONTENT).raw(END_LIST);
        return taken();
    }

    byte[] message(String text, Status status) {
        begin("msg_").raw(MESSAGE).raw(status.word).raw(CONTENT).raw(TEXT).quoted(text).raw(END_MESSAGE);
        return kept();
    }

    byte[] openReasoning() {
        begin("rs_").raw(REASONING).raw(END_LIST);
        return taken();
    }

    byte[] reasoning(Part.Reasoning part) {
        reasoningTokens += TokenEstimate.ofText(part.text(), model);
        begin("rs_").raw(REASONING);
        if (!part.text().isEmpty()) {
            item.raw(SUMMARY).quoted(part.text()).raw(END);
        }
        if (includes.sealedReasoning()) {
            item.raw(SEALED).quoted(Seal.of(part)).raw(END);
        } else {
            item.raw(END_LIST);
        }
        return kept();
    }

    byte[] redacted(Part.RedactedReasoning part) {
        begin("rs_").raw(REASONING).raw(SEALED).quoted(Seal.of(part)).raw(END);
        return kept();
    }

    byte[] openCall(String callId, ToolNames.Caller tool) {
        call(callId, tool, "", Status.IN_PROGRESS);
        return taken();
    }

    /** A call with its input as text: the JSON of a function's, the plain text of a custom tool's. */
    byte[] call(String callId, ToolNames.Caller tool, String input) {
        call(callId, tool, input, Status.COMPLETED);
        return kept();
    }

    byte[] openSearch(Part.WebSearch search) {
        search(search, Status.IN_PROGRESS);
        return taken();
    }

    byte[] search(Part.WebSearch search) {
        search(search, search.error().isEmpty() ? Status.COMPLETED : Status.FAILED);
        return kept();
    }

    private void call(String callId, ToolNames.Caller tool, String input, Status status) {
        begin(tool.itemPrefix()).raw(tool.custom() ? CUSTOM : FUNCTION).raw(status.word);
        item.raw(CALL_ID).quoted(ToolIds.fit(callId)).raw(NAME).quoted(tool.name());
        if (!tool.namespace().isEmpty()) {
            item.raw(NAMESPACE).quoted(tool.namespace());
        }
        item.raw(tool.custom() ? INPUT : ARGUMENTS).quoted(input).raw(END);
    }

    private void search(Part.WebSearch search, Status status) {
        item.raw(ID).quoted(SEARCH_ID + search.id()).raw(SEARCH).raw(status.word).raw(ACTION).quoted(search.query());
        if (includes.searchSources() && status != Status.IN_PROGRESS) {
            sources(search.hits());
        }
        item.raw(END).raw(END);
    }

    private void sources(List<SearchHit> hits) {
        item.raw(SOURCES);
        for (int i = 0; i < hits.size(); i++) {
            if (i > 0) {
                item.raw(COMMA);
            }
            item.raw(SOURCE).quoted(hits.get(i).url()).raw(END);
        }
        item.raw(CLOSE);
    }

    private Utf8Buffer begin(String prefix) {
        return item.raw(ID).quoted(id(prefix));
    }

    private byte[] taken() {
        byte[] bytes = item.toByteArray();
        item.clear();
        return bytes;
    }

    private byte[] kept() {
        byte[] bytes = taken();
        if (count++ > 0) {
            output.raw(COMMA);
        }
        output.raw(bytes);
        return bytes;
    }
}
