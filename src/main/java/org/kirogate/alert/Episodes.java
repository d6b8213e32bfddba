package org.kirogate.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which troubles last, so that each is told once. Bounded. Not thread-safe. */
final class Episodes {
    private static final int MOST = 10_000;

    private record Key(AlertKind kind, String subject) {}

    private final Map<Key, Instant> lastSeen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** Whether the trouble is a new one. */
    boolean begins(Alert alert, Instant now) {
        Instant last = lastSeen.put(new Key(alert.kind(), alert.subject()), now);
        return last == null || !alert.kind().quiet().isZero() && !last.plus(alert.kind().quiet()).isAfter(now);
    }

    /** Whether the trouble had begun; it is over now. */
    boolean ends(Alert alert) {
        return lastSeen.remove(new Key(alert.kind(), alert.subject())) != null;
    }
}
