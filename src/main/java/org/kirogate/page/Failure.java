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
 * @param places    pages that may have been meant
 */
public record Failure(int status, String what, String message, String requestId, List<Place> places) {
    public Failure {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(requestId, "requestId");
        places = List.copyOf(places);
    }

    /** Whether whoever sees it may go elsewhere on the site. */
    public boolean elsewhere() {
        return !what.equals("blocked");
    }

    /**
     * A page with its tab.
     *
     * @param path  inside the application
     * @param tab   end of the key of the words on its tab
     * @param emoji in front of them
     */
    public record Place(String path, String tab, String emoji) {
        public Place {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(tab, "tab");
            Objects.requireNonNull(emoji, "emoji");
        }
    }
}
