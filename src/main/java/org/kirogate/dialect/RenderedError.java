package org.kirogate.dialect;

import java.util.Map;

/**
 * An error answer.
 *
 * @param status  HTTP status, 400-599
 * @param headers response headers that belong to it ({@code retry-after}, {@code x-should-retry}), lower-case names
 * @param body    UTF-8 JSON
 */
public record RenderedError(int status, Map<String, String> headers, byte[] body) {
    public RenderedError {
        headers = Map.copyOf(headers);
        body = body.clone();
    }
}
