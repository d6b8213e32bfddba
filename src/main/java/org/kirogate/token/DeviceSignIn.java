package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.kirogate.db.Noting;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.DeviceAnswer;
import org.kirogate.upstream.DeviceGrant;

/** One person's sign-in on another device. Thread-safe, memory only. */
final class DeviceSignIn {
    /** How much longer to wait after the provider asked for it (RFC 8628, section 3.5). */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    /** What is to become of it: a new token, or the new sign-in of one. */
    record Aim(String name, boolean isPublic, long replaces, Noting<TokenArrival> noting) {}

    private final DeviceGrant grant;
    private final Aim aim;
    private final ReentrantLock lock = new ReentrantLock();
    private DeviceView.State state = DeviceView.State.WAITING;
    private Duration interval;
    private Instant nextAsk;
    private boolean asking;
    /** Kept until the account is stored: it can't be had a second time. */
    private Credential credential;
    private Instant endedAt = Instant.MAX;
    private long tokenId;
    private String tokenName = "";
    private String message = "";

    DeviceSignIn(DeviceGrant grant, Aim aim, Instant now) {
        this.grant = grant;
        this.aim = aim;
        this.interval = grant.interval();
        this.nextAsk = now.plus(interval);
    }

    DeviceGrant grant() {
        return grant;
    }

    Aim aim() {
        return aim;
    }

    /** Whether the caller is to ask now, and nobody else meanwhile. */
    boolean take(Instant now) {
        lock.lock();
        try {
            expire(now);
            if (asking || !state.open() || now.isBefore(nextAsk)) {
                return false;
            }
            asking = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it when its time is over; a code that was confirmed is worth its account's check for longer. */
    void expire(Instant now) {
        lock.lock();
        try {
            if (state == DeviceView.State.WAITING && !asking && !now.isBefore(grant.expiresAt())) {
                state = DeviceView.State.EXPIRED;
                endedAt = now;
            }
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Instant now) {
        lock.lock();
        try {
            asking = false;
            nextAsk = now.plus(interval);
            if (!state.open() && endedAt.equals(Instant.MAX)) {
                endedAt = now;
            }
        } finally {
            lock.unlock();
        }
    }

    void answered(DeviceAnswer answer) {
        lock.lock();
        try {
            answer.accept(new Listener());
        } finally {
            lock.unlock();
        }
    }

    /** What the provider gave, as long as it is not stored. */
    Optional<Credential> granted() {
        lock.lock();
        try {
            return Optional.ofNullable(credential);
        } finally {
            lock.unlock();
        }
    }

    void stored(TokenView token) {
        lock.lock();
        try {
            credential = null;
            state = DeviceView.State.DONE;
            tokenId = token.id();
            tokenName = token.name();
        } finally {
            lock.unlock();
        }
    }

    void refused(String why) {
        lock.lock();
        try {
            credential = null;
            state = DeviceView.State.REFUSED;
            message = why;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing can come of it any more, and what came of it was shown long enough. */
    boolean over(Instant now, Duration shown) {
        lock.lock();
        try {
            Instant end = endedAt.equals(Instant.MAX) ? grant.expiresAt() : endedAt;
            return now.isAfter(end.plus(shown));
        } finally {
            lock.unlock();
        }
    }

    DeviceView view() {
        lock.lock();
        try {
            return new DeviceView(state, grant.userCode(), grant.page(), grant.direct(), grant.expiresAt(), interval,
                    aim.isPublic(), aim.replaces(), tokenId, tokenName, message);
        } finally {
            lock.unlock();
        }
    }

    /** What an answer changes; called under the lock. */
    private final class Listener implements DeviceAnswer.Visitor<Void> {
        @Override
        public Void waiting(DeviceAnswer.Waiting waiting) {
            interval = waiting.slower() ? interval.plus(SLOWER) : interval;
            return null;
        }

        @Override
        public Void denied(DeviceAnswer.Denied denied) {
            state = DeviceView.State.DENIED;
            return null;
        }

        @Override
        public Void expired(DeviceAnswer.Expired expired) {
            state = DeviceView.State.EXPIRED;
            return null;
        }

        @Override
        public Void granted(DeviceAnswer.Granted granted) {
            state = DeviceView.State.CHECKING;
            credential = granted.credential();
            return null;
        }
    }
}
