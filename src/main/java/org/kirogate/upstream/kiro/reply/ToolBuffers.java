package org.kirogate.upstream.kiro.reply;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kirogate.chat.ReplyEvent.ToolCall;
import org.kirogate.json.Json;

/**
 * Puts tool calls together from their fragments (Kiro protocol, section 4.4). A call goes on only when it is whole
 * and its input is one JSON object; anything else is dropped and remembered as {@link #lost}, never mended. One
 * thread, one answer.
 */
final class ToolBuffers {
    /** Characters of input that may lie open at once; a frame holds 16 MiB at most. */
    static final int MAX_OPEN_INPUT = 16 * 1024 * 1024;
    /** Calls of one answer. */
    static final int MAX_CALLS = 1024;

    private static final String NO_INPUT = "{}";

    private final UnaryOperator<String> names;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private long openInput;
    private boolean lost;

    /** @param names turns a tool's name on the wire into the caller's name for it */
    ToolBuffers(UnaryOperator<String> names) {
        this.names = Objects.requireNonNull(names, "names");
    }

    /**
     * Takes a fragment.
     *
     * @param id    the call's id
     * @param name  the tool's name on the wire; may be empty after the first fragment
     * @param input more of the input's JSON text, may be empty
     * @param stop  whether it is the call's last
     * @return the call when it is whole now
     * @throws MalformedEventException when there is no id or name, or too much of anything
     */
    Optional<ToolCall> add(String id, String name, String input, boolean stop) {
        if (id.isEmpty()) {
            throw new MalformedEventException("a tool call without an id");
        }
        if (closed.contains(id)) {
            return Optional.empty(); // the same call once more
        }
        Open call = open.get(id);
        if (call == null) {
            call = begin(id, name);
        }
        openInput += input.length();
        if (openInput > MAX_OPEN_INPUT) {
            throw new MalformedEventException("tool input of more than " + MAX_OPEN_INPUT + " characters");
        }
        call.input().append(input);
        if (!stop) {
            return Optional.empty();
        }
        open.remove(id);
        openInput -= call.input().length();
        return close(id, call);
    }

    private Open begin(String id, String name) {
        if (name.isEmpty()) {
            throw new MalformedEventException("a tool call without a name");
        }
        if (open.size() + closed.size() == MAX_CALLS) {
            throw new MalformedEventException("more than " + MAX_CALLS + " tool calls");
        }
        Open call = new Open(name, new StringBuilder());
        open.put(id, call);
        return call;
    }

    private Optional<ToolCall> close(String id, Open call) {
        closed.add(id);
        String input = WholeCharacters.of(call.input().toString().strip());
        if (input.isEmpty()) {
            input = NO_INPUT;
        }
        if (!isObject(input)) {
            lost = true;
            return Optional.empty();
        }
        return Optional.of(new ToolCall(id, names.apply(call.name()), input));
    }

    /**
     * The answer is over. A call that is still open and has no input is one without arguments, whose stop the service
     * never sends, provided that the answer came to its proper end; every other open call is lost.
     *
     * @param complete whether the answer came to its proper end
     * @return the calls that are whole after all, in the order they began
     */
    List<ToolCall> end(boolean complete) {
        List<ToolCall> calls = new ArrayList<>();
        open.forEach((id, call) -> {
            if (complete && call.input().toString().isBlank()) {
                close(id, call).ifPresent(calls::add);
            } else {
                lost = true;
            }
        });
        open.clear();
        openInput = 0;
        return calls;
    }

    /** Whether a call was dropped because it stayed half or its input was no JSON object. */
    boolean lost() {
        return lost;
    }

    private static boolean isObject(String json) {
        if (json.equals(NO_INPUT)) {
            return true;
        }
        try {
            return Json.parse(json).isJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return false;
        }
    }

    private record Open(String name, StringBuilder input) {}
}
