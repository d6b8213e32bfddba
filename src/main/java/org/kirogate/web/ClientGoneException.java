package org.kirogate.web;

import java.io.IOException;

/** The client closed its connection or takes nothing any more: nobody is left to tell anything to. */
final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientGoneException(IOException cause) {
        super("the client is gone", cause);
    }
}
