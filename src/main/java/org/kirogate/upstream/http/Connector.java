package org.kirogate.upstream.http;

/** Opens connections that are ready for a request. Thread-safe. */
interface Connector {

    /** A connection that leads to that route, whichever way. */
    Connection open(Route route) throws HttpFailure;

    /** Adds headers that the way itself needs, each as a line with its CR LF. */
    void addHeaders(Route route, StringBuilder head);

    /** What stands before the path in the request line: empty, or scheme and host for a proxy. */
    String targetPrefix(Route route);
}
