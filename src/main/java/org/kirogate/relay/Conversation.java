package org.kirogate.relay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.token.TokenAsk;

/**
 * What a request is a turn of: what the caller names, else what the conversation began with, since clients that name nothing
 * send it whole with every turn. Pure functions.
 */
final class Conversation {
    private static final int HEX_DIGITS = 32;

    private Conversation() {}

    /** The turn that a caller's request is. */
    static TokenAsk.Turn turn(ChatRequest chat) {
        boolean later = chat.messages().stream().anyMatch(message -> message.role() == Message.Role.ASSISTANT);
        return new TokenAsk.Turn(chat.sessionKey().isEmpty() ? opening(chat) : chat.sessionKey(), later);
    }

    /** A digest of the system text and of what the user said first. */
    private static String opening(ChatRequest chat) {
        MessageDigest digest = sha256();
        for (Message message : chat.messages()) {
            if (message.role() == Message.Role.ASSISTANT) {
                break;
            }
            digest.update((byte) message.role().ordinal());
            for (Part part : message.parts()) {
                if (part instanceof Part.Text text) {
                    digest.update(text.text().getBytes(StandardCharsets.UTF_8));
                }
            }
            if (message.role() == Message.Role.USER) {
                break;
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
