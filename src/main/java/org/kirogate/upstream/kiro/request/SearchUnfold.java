package org.kirogate.upstream.kiro.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.SearchOffer;

/**
 * Web searches inside an answer become what they are to the service: calls of a tool with their results, and the rest
 * of the answer as a message behind them. One request.
 */
final class SearchUnfold {
    private final SearchOffer search;

    private SearchUnfold(SearchOffer search) {
        this.search = search;
    }

    /**
     * The request without searches in its messages. Where none is offered any more they are told as text: a tool that
     * stands in the conversation would be called again, and nobody would answer.
     */
    static ChatRequest apply(ChatRequest request) {
        for (Message message : request.messages()) {
            if (holdsSearch(message)) {
                return request.withMessages(new SearchUnfold(request.search()).apply(request.messages()));
            }
        }
        return request;
    }

    private List<Message> apply(List<Message> messages) {
        List<Message> unfolded = new ArrayList<>();
        for (Message message : messages) {
            if (holdsSearch(message)) {
                unfold(message, unfolded);
            } else {
                unfolded.add(message);
            }
        }
        return unfolded;
    }

    private static boolean holdsSearch(Message message) {
        for (Part part : message.parts()) {
            if (part instanceof Part.WebSearch) {
                return true;
            }
        }
        return false;
    }

    private void unfold(Message message, List<Message> unfolded) {
        List<Part> said = new ArrayList<>();
        List<Part> results = new ArrayList<>();
        for (Part part : message.parts()) {
            if (part instanceof Part.WebSearch made) {
                tell(made, said, results);
                continue;
            }
            if (!results.isEmpty()) {
                flush(message.role(), said, results, unfolded);
            }
            said.add(part);
        }
        flush(message.role(), said, results, unfolded);
    }

    private void tell(Part.WebSearch made, List<Part> said, List<Part> results) {
        Part found = new Part.Text(found(made));
        if (search.isOffered()) {
            said.add(call(made));
            results.add(new Part.ToolResult(made.id(), List.of(found), !made.error().isEmpty()));
        } else {
            results.add(new Part.Text("A web search for " + new JsonPrimitive(made.query()) + " was made:"));
            results.add(found);
        }
    }

    private static void flush(Message.Role role, List<Part> said, List<Part> results, List<Message> unfolded) {
        if (!said.isEmpty()) {
            unfolded.add(new Message(role, said));
            said.clear();
        }
        if (!results.isEmpty()) {
            unfolded.add(new Message(Message.Role.USER, results));
            results.clear();
        }
    }

    private Part call(Part.WebSearch made) {
        JsonObject input = new JsonObject();
        input.addProperty("query", made.query());
        return new Part.ToolUse(made.id(), search.tool(), input);
    }

    /** What the model reads of a search. */
    private static String found(Part.WebSearch search) {
        if (!search.error().isEmpty()) {
            return "The search failed: " + search.error();
        }
        JsonArray list = new JsonArray();
        for (SearchHit hit : search.hits()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("title", hit.title());
            entry.addProperty("url", hit.url());
            entry.addProperty("snippet", hit.snippet());
            list.add(entry);
        }
        return list.isEmpty() ? "Nothing was found." : list.toString();
    }
}
