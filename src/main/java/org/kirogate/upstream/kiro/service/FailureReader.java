package org.kirogate.upstream.kiro.service;

import java.util.Optional;
import java.util.function.Function;
import org.kirogate.upstream.UpstreamFailure;

/** Reads what an answer without a good status says. */
@FunctionalInterface
public interface FailureReader {

    /**
     * Classifies such an answer.
     *
     * @param status  the HTTP status
     * @param headers looks up a header by its lower-case name
     * @param body    the body, or as much of it as was read; may be empty
     */
    UpstreamFailure read(int status, Function<String, Optional<String>> headers, byte[] body);
}
