package org.kirogate.chat;

import java.util.Objects;

/**
 * One result of a web search.
 *
 * @param title       the page's title, may be empty
 * @param url         the page's address
 * @param snippet     what the page says about the query, may be empty
 * @param publishedAt when the page was published in epoch milliseconds, 0 = not known
 */
public record SearchHit(String title, String url, String snippet, long publishedAt) {
    public SearchHit {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(snippet, "snippet");
    }
}
