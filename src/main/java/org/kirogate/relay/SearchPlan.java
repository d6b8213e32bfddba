package org.kirogate.relay;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.json.Json;

/** What the rounds of an answer with searches ask the model. Pure functions. */
final class SearchPlan {
    private static final String DESCRIPTION = "Searches the web and returns titles, addresses and excerpts of pages."
            + " Use it for what may have changed lately, for what you are not sure of, and whenever sources are"
            + " asked for.";

    private SearchPlan() {}

    /** The request with one more tool, under a name that no tool of the caller has. */
    static ChatRequest offered(ChatRequest chat) {
        SearchOffer search = chat.search().beside(chat.tools());
        List<ToolSpec> tools = new ArrayList<>(chat.tools());
        tools.add(new ToolSpec(search.tool(), DESCRIPTION, schema()));
        return chat.withSearch(search).withTools(tools, chat.toolChoice());
    }

    /**
     * What follows a round that searched.
     *
     * @param chat      as offered in the first round
     * @param said      the answer so far, with the searches that were run
     * @param maxTokens what is left of the limit, 0 = there is none
     */
    static ChatRequest next(ChatRequest chat, List<Part> said, int maxTokens) {
        List<Message> messages = new ArrayList<>(chat.messages());
        messages.add(new Message(Message.Role.ASSISTANT, said));
        return chat.withMessages(messages).withTools(chat.tools(), obeyed(chat)).withMaxTokens(maxTokens);
    }

    /** A search that had to be made has been made; any other wish still holds. */
    private static ToolChoice obeyed(ChatRequest chat) {
        ToolChoice choice = chat.toolChoice();
        return switch (choice.mode()) {
            case AUTO, NONE -> choice;
            case REQUIRED -> new ToolChoice(ToolChoice.Mode.AUTO, "", choice.parallel());
            case NAMED -> choice.tool().equals(chat.search().tool())
                    ? new ToolChoice(ToolChoice.Mode.AUTO, "", choice.parallel())
                    : choice;
        };
    }

    private static JsonObject schema() {
        return Json.object("""
                {"type":"object","properties":{
                "query":{"type":"string","description":"what to look for, at most 200 characters"}},
                "required":["query"]}""");
    }
}
