package org.kirogate.relay;

import java.time.Instant;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.ToolChoice;
import org.kirogate.token.TokenLease;

/** Opens the calls of which one answer is made. One request, one thread. */
final class Rounds {
    private final Relay.Means means;
    private final Errand errand;

    Rounds(Relay.Means means, Errand errand) {
        this.means = means;
        this.errand = errand;
    }

    /** The answer to a request: one call, or as many as its searches or its form need. */
    RelayedReply answer(ChatRequest asked) {
        ChatRequest chat = named(asked);
        boolean searches = chat.search().isOffered() && chat.toolChoice().mode() != ToolChoice.Mode.NONE;
        Resumable answer = searches
                ? SearchedReply.begin(this, chat)
                : first(chat.withSearch(SearchOffer.NONE), stages(chat, true));
        return switch (chat.outputFormat().kind()) {
            case TEXT -> answer;
            case JSON_OBJECT, JSON_SCHEMA -> CheckedReply.begin(this, chat, answer);
        };
    }

    /** All its calls are one conversation to the upstream, which keeps what it has read by the conversation's name. */
    private ChatRequest named(ChatRequest chat) {
        return chat.sessionKey().isEmpty() ? chat.withSessionKey(errand.request().requestId()) : chat;
    }

    /** Work on the answer to a request. */
    Stages stages(ChatRequest chat, boolean hidesReasoning) {
        return new Stages(means.upstream(), chat, errand.trace(), hidesReasoning);
    }

    /** The first call. */
    Round first(ChatRequest chat, Stages stages) {
        return new Attempts(means, errand, chat, stages).run();
    }

    /** One more call, with the token of the one before if it still serves: it knows the conversation already. */
    Round next(ChatRequest chat, Stages stages, TokenLease kept) {
        return new Attempts(means, errand, chat, stages).run(kept);
    }

    Relay.Means means() {
        return means;
    }

    Errand errand() {
        return errand;
    }

    Instant now() {
        return means.clock().instant();
    }
}
