package org.kirogate.page;

import java.util.List;
import java.util.Objects;

/**
 * What the page for something that failed shows.
 *
 * @param status    the HTTP status
 * @param what      what failed: end of the key of the words that are its title
 * @param message   why, and what to do
 * @param requestId to quote
 * @param places    where to go from here, empty = nowhere
 */
public record Failure(int status, String what, String message, String requestId, List<LikelyPlaces.Place> places) {
    public Failure {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(requestId, "requestId");
        places = List.copyOf(places);
    }
}
