package org.kirogate.web;

import java.io.IOException;

/**
 * Makes the container drop the connection of an answer that failed half way: an ordered end would tell some clients that
 * the cut text is the whole answer. It has no stack trace, since it is a decision and no error of the program.
 */
final class CutStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    CutStreamException(String requestId) {
        super("The stream of " + requestId + " failed upstream and was cut");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
