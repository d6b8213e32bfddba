package org.kirogate.bench;

import java.util.List;
import java.util.Objects;

/**
 * Something that is put under load.
 *
 * @param name      as the table names it
 * @param port      on 127.0.0.1
 * @param request   the bytes of one request
 * @param whole     says whether an answer is whole
 * @param processes whose cost is counted; none for the upstream itself, which shares the client's process
 */
record Target(String name, int port, byte[] request, Whole whole, List<ProcessHandle> processes) {

    Target {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(whole, "whole");
        processes = List.copyOf(processes);
    }

    /** Says whether an answer is whole. Thread-safe, and cheap: it sees every answer. */
    @FunctionalInterface
    interface Whole {

        /** Looks at the first {@code length} bytes. */
        boolean test(byte[] body, int length);
    }
}
