package org.kirogate.upstream.kiro.request;

import java.util.List;
import java.util.regex.Pattern;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;

/**
 * Step 1: the system messages before the first other message are the system text; a later one stays where it is.
 *
 * @param system   the system text, or empty
 * @param messages all other messages, in order
 */
record SystemSplit(String system, List<Message> messages) {
    // A client writes a line of its own accounting there that differs from call to call: it would spoil the prompt
    // cache.
    private static final Pattern NOISE = Pattern.compile("\\A(?:x-anthropic-[a-z-]+-header:[^\\n]*\\n?)+");

    SystemSplit {
        messages = List.copyOf(messages);
    }

    static SystemSplit of(List<Message> messages) {
        String system = "";
        int next = 0;
        while (next < messages.size() && isPlainSystem(messages.get(next))) {
            for (Part part : messages.get(next).parts()) {
                system = Texts.joined(system, NOISE.matcher(((Part.Text) part).text()).replaceFirst(""));
            }
            next++;
        }
        return new SystemSplit(system, messages.subList(next, messages.size()));
    }

    private static boolean isPlainSystem(Message message) {
        return message.role() == Message.Role.SYSTEM && message.parts().stream().allMatch(Part.Text.class::isInstance);
    }
}
