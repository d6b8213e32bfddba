package org.kirogate.dialect;

import java.util.HashSet;
import java.util.Set;
import org.kirogate.json.Fields;

/** The tool calls met so far while a conversation is read, oldest first. One thread. */
public final class CallLedger {
    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /** Notes a call. */
    public void called(String id, String name) {
        ids.add(id);
        names.add(name);
    }

    /**
     * Reads the id of the call that a result answers.
     *
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST when no earlier message made that call
     */
    public String answered(Fields result, String name) {
        String id = Limits.name(result, name);
        if (!ids.contains(id)) {
            throw result.invalid(name, "No tool call with this id comes before this result");
        }
        return id;
    }

    /** Whether a tool of that name was called. */
    public boolean hasCalled(String name) {
        return names.contains(name);
    }
}
