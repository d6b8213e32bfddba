package org.kirogate.alert;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Posts over HTTP: the transport that this room is handed. Thread-safe. */
@FunctionalInterface
public interface AlertPost {
    /**
     * Posts a body and follows no redirect; ten seconds at most, the look-up of the host's name aside.
     *
     * @return the HTTP status
     * @throws IOException when there is no answer; its message names host and port at most
     */
    int post(URI address, Map<String, String> headers, byte[] body) throws IOException;
}
