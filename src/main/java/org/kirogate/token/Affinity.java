package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which token served a conversation last: the account knows its beginning, and only it accepts the proofs of its own reasoning.
 * Two generations bound the memory: when the younger is full the older is forgotten. Thread-safe, without a lock on the way of
 * requests.
 */
final class Affinity {
    /** Conversations of one generation; a name and its entry take some 150 bytes. */
    private static final int GENERATION = 50_000;

    private record Choice(long tokenId, Instant until) {}

    private final Duration ttl;
    private final int generation;
    private volatile Map<String, Choice> young = new ConcurrentHashMap<>();
    private volatile Map<String, Choice> old = Map.of();

    /** Remembers for that long after a conversation's last turn; zero = never. */
    Affinity(Duration ttl) {
        this(ttl, GENERATION);
    }

    Affinity(Duration ttl, int generation) {
        this.ttl = ttl;
        this.generation = generation;
    }

    /** The token of the conversation's last turn, 0 = none is known. */
    long recall(String conversation, Instant now) {
        if (conversation.isEmpty()) {
            return 0;
        }
        Choice choice = young.getOrDefault(conversation, old.get(conversation));
        return choice == null || !now.isBefore(choice.until) ? 0 : choice.tokenId;
    }

    /** A turn of the conversation was served. */
    void served(String conversation, long tokenId, Instant now) {
        if (ttl.isZero() || conversation.isEmpty()) {
            return;
        }
        Map<String, Choice> current = young;
        current.put(conversation, new Choice(tokenId, now.plus(ttl)));
        if (current.size() > generation) {
            age(current);
        }
    }

    private synchronized void age(Map<String, Choice> full) {
        if (young == full) { // else another request was quicker
            old = full;
            young = new ConcurrentHashMap<>();
        }
    }
}
