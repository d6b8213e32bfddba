package org.kirogate.page;

import java.util.List;
import java.util.Objects;

/**
 * What the page for something that failed shows.
 *
 * @param status    the HTTP status
 * @param title     what failed, in a few words
 * @param message   why, and what to do
 * @param requestId to quote
 * @param places    where to go from here
 */
public record Failure(
        int status, String title, String message, String requestId, List<LikelyPlaces.Place> places) {
    public Failure {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(requestId, "requestId");
        places = List.copyOf(places);
    }
}
