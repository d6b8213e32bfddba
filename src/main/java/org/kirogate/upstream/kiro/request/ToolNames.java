package org.kirogate.upstream.kiro.request;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.chat.ToolSpec;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/**
 * The names of a request's tools as the service takes them, and back (Kiro protocol, section 3.6, "name"). A name that
 * is fine stays; another is rewritten with a piece of its hash, so that it is the same in every turn. Immutable.
 */
final class ToolNames {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,63}");
    private static final int LONGEST_STEM = 54;
    private static final int HASH_DIGITS = 8;

    private final Map<String, String> upstreamByLower = new HashMap<>();
    private final Map<String, String> callers = new HashMap<>();

    private ToolNames(Collection<String> names, Repairs repairs) {
        Set<String> used = new HashSet<>();
        names.stream().filter(ToolNames::isAllowed).forEach(name -> keep(name, name, used));
        for (String name : names) {
            if (!upstreamByLower.containsKey(lower(name))) {
                repairs.add(Step.MAP_NAMES);
                keep(name, rewritten(name, used), used);
            }
        }
    }

    /** Names of the tools that are offered, then of those called in earlier turns. */
    static ToolNames of(ChatRequest request, Repairs repairs) {
        List<String> names = Stream.concat(
                        request.tools().stream().map(ToolSpec::name), called(request.messages()))
                .toList();
        return new ToolNames(names, repairs);
    }

    /** Names of all tools that the assistant called, in order, repeated as often as called. */
    static Stream<String> called(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.role() == Message.Role.ASSISTANT)
                .flatMap(message -> message.parts().stream())
                .filter(Part.ToolUse.class::isInstance)
                .map(part -> ((Part.ToolUse) part).name());
    }

    /** The name upstream; names that differ only in case are one tool. */
    String upstream(String name) {
        return upstreamByLower.getOrDefault(lower(name), name);
    }

    /** The caller's name for an upstream name, the same when it is unknown. */
    String caller(String upstream) {
        return callers.getOrDefault(upstream, upstream);
    }

    private void keep(String name, String upstream, Set<String> used) {
        if (upstreamByLower.putIfAbsent(lower(name), upstream) == null) {
            callers.put(upstream, name);
            used.add(lower(upstream));
        }
    }

    private static String rewritten(String name, Set<String> used) {
        String stem = name.replaceAll("[^a-zA-Z0-9_-]", "_");
        if (stem.isEmpty() || !Character.isLetter(stem.charAt(0))) {
            stem = "t" + stem;
        }
        stem = stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
        String candidate = stem + "_" + Digest.hex(name, HASH_DIGITS);
        for (int n = 1; used.contains(lower(candidate)); n++) {
            candidate = stem + "_" + Digest.hex(name + "\n" + n, HASH_DIGITS);
        }
        return candidate;
    }

    private static boolean isAllowed(String name) {
        return ALLOWED.matcher(name).matches();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
