package org.kirogate.web;

import jakarta.servlet.Servlet;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One operation of the public API.
 *
 * @param name    of the servlet in the container, unique
 * @param servlet that answers
 * @param path    behind {@code /v1}: {@code /messages}, or {@code /models/*} with all that is below
 */
public record ApiRoute(String name, Servlet servlet, String path) {
    private static final String BELOW = "/*";

    public ApiRoute {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(servlet, "servlet");
        if (!path.startsWith("/") || path.endsWith("/")) {
            throw new IllegalArgumentException(
                    "The path of " + name + " begins with a slash and doesn't end with one, but is '" + path + "'.");
        }
    }

    /**
     * Every spelling of the path, as URL patterns. Some clients append {@code /v1} to the base address that their users
     * give them, others do not, and users give it with and without: so it comes once, twice or not at all.
     */
    public String[] spellings() {
        return Stream.of("/v1", "", "/v1/v1")
                .map(prefix -> prefix + path)
                .flatMap(spelling -> path.endsWith(BELOW) ? Stream.of(spelling) : Stream.of(spelling, spelling + "/"))
                .toArray(String[]::new);
    }

    /** The proper path, for people. */
    String shown() {
        return "/v1" + (path.endsWith(BELOW) ? path.substring(0, path.length() - BELOW.length()) : path);
    }
}
