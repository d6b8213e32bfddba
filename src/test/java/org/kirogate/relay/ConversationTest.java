package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Message.Role;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.SearchOffer;
import org.kirogate.token.TokenAsk;

class ConversationTest {

    private static ChatRequest chat(Message... messages) {
        return WireRelay.chat("", 0, OutputFormat.TEXT, SearchOffer.NONE).withMessages(List.of(messages));
    }

    private static TokenAsk.Turn turn(Message... messages) {
        return Conversation.turn(chat(messages));
    }

    private static Message said(Role role, String text) {
        return Message.text(role, text);
    }

    @Test
    void whatTheCallerNamesIsItsName() {
        ChatRequest named = chat(said(Role.USER, "Hello")).withSessionKey("session-1");
        assertEquals(new TokenAsk.Turn("session-1", false), Conversation.turn(named));
    }

    @Test
    void whatNobodyNamesIsKnownByItsOpeningInEveryTurn() {
        List<Message> messages = new ArrayList<>(List.of(said(Role.SYSTEM, "Be brief."), said(Role.USER, "Hello")));
        TokenAsk.Turn first = Conversation.turn(chat(messages.toArray(Message[]::new)));
        messages.add(said(Role.ASSISTANT, "Hi."));
        messages.add(said(Role.USER, "And?"));
        TokenAsk.Turn second = Conversation.turn(chat(messages.toArray(Message[]::new)));
        assertEquals(first.conversation(), second.conversation());
        assertFalse(first.later());
        assertTrue(second.later());
    }

    @Test
    void otherOpeningsAreOtherConversations() {
        String plain = turn(said(Role.USER, "Hello")).conversation();
        assertNotEquals(plain, turn(said(Role.USER, "Hello!")).conversation());
        assertNotEquals(plain, turn(said(Role.SYSTEM, "Be brief."), said(Role.USER, "Hello")).conversation());
        assertNotEquals(turn(said(Role.SYSTEM, "ab"), said(Role.USER, "c")).conversation(),
                turn(said(Role.SYSTEM, "a"), said(Role.USER, "bc")).conversation());
    }
}
