package org.kirogate.upstream.kiro.request;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;

/**
 * The ids that name a conversation and a turn of it (Kiro protocol, section 3.9): always the same for the same account
 * and caller's session, so that the service's cache is met, and never the same for two accounts.
 *
 * @param conversation a UUID
 * @param continuation a UUID, one per turn of the user, the same during its tool calls
 */
record ConversationIds(String conversation, String continuation) {
    ConversationIds {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(continuation, "continuation");
    }

    /** Ids of a request; random ones when nothing names its session. */
    static ConversationIds of(ChatRequest request, String accountSalt, RandomGenerator random) {
        String session = request.sessionKey();
        if (session.isEmpty()) {
            return new ConversationIds(random(random), random(random));
        }
        int turn = lastSpoken(request.messages());
        String text = turn < 0 ? "" : spoken(request.messages().get(turn));
        return new ConversationIds(
                Digest.uuid("conversation", accountSalt, session).toString(),
                Digest.uuid("continuation", accountSalt, session, Integer.toString(turn), text).toString());
    }

    private static String random(RandomGenerator random) {
        return Digest.uuid(random.nextLong(), random.nextLong()).toString();
    }

    /** The last message in which the user said something, and not only tools answered; -1 = none. */
    private static int lastSpoken(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role() == Message.Role.USER && !spoken(messages.get(i)).isBlank()) {
                return i;
            }
        }
        return -1;
    }

    private static String spoken(Message message) {
        StringBuilder text = new StringBuilder();
        for (Part part : message.parts()) {
            if (part instanceof Part.Text said) {
                text.append(said.text());
            }
        }
        return text.toString();
    }
}
