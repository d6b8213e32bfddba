package org.kirogate.simulator.http;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * One HTTP request as it came.
 *
 * @param method  upper case
 * @param path    without the query, not decoded
 * @param query   decoded parameters, the last of a name wins
 * @param headers names in lower case, the last of a name wins
 * @param body    the bytes, not copied because it may be tens of megabytes; nobody may change them
 */
public record WireRequest(String method, String path, Map<String, String> query, Map<String, String> headers,
                          byte[] body) {

    public WireRequest {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(body, "body");
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The header of that lower-case name, empty when it was not sent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
