package org.kirogate.token;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.kirogate.upstream.Credential;

/**
 * A token's credential as this node knows it: the stored one, what could not be stored yet, what came too late, and the
 * renewal under way. Thread-safe, memory only.
 */
final class CredentialSlot {
    /** The one renewal that may be under way; empty reference = none. */
    private final AtomicReference<RefreshFlight> flight = new AtomicReference<>();
    private volatile PooledToken.Held held;
    /** A renewed credential that could not be stored, with the version it was made from; null = none. */
    private volatile PooledToken.Held unsaved;
    /** A renewed credential that found another one stored, with the version of that; null = none. */
    private volatile PooledToken.Held late;
    private volatile Instant againAt = Instant.EPOCH;

    CredentialSlot(PooledToken.Held held) {
        this.held = held;
    }

    AtomicReference<RefreshFlight> flight() {
        return flight;
    }

    PooledToken.Held held() {
        return held;
    }

    synchronized void held(PooledToken.Held stored) {
        held = stored;
    }

    /** Takes over what was read from the table, unless a renewal put a newer one in place meanwhile. */
    synchronized void heldIfNewer(PooledToken.Held read) {
        if (read.version() > held.version()) {
            held = read;
        }
    }

    /** A renewed credential that is not stored yet, made from this version. */
    Optional<Credential> unsaved(long fromVersion) {
        return made(unsaved, fromVersion);
    }

    /** Whether a renewed credential waits to be stored. */
    boolean hasUnsaved() {
        PooledToken.Held current = unsaved;
        return current != null && current.version() == held.version();
    }

    synchronized void unsaved(Credential renewed, long fromVersion) {
        unsaved = new PooledToken.Held(renewed, fromVersion);
    }

    synchronized void saved() {
        unsaved = null;
        late = null;
    }

    /** A renewed credential that came after another node had stored its own as this version. */
    Optional<Credential> late(long storedVersion) {
        return made(late, storedVersion);
    }

    synchronized void late(Credential renewed, long storedVersion) {
        unsaved = null;
        late = new PooledToken.Held(renewed, storedVersion);
    }

    /** What waited to be stored over a version that is no longer the stored one came too late. */
    synchronized void settleUnsaved() {
        if (unsaved != null && unsaved.version() != held.version()) {
            late(unsaved.credential(), held.version());
        }
    }

    synchronized void dropLate() {
        late = null;
    }

    /** Not before this time is a renewal tried again while the bearer still holds. */
    Instant againAt() {
        return againAt;
    }

    void againAt(Instant time) {
        againAt = time;
    }

    private static Optional<Credential> made(PooledToken.Held kept, long version) {
        return kept == null || kept.version() != version ? Optional.empty() : Optional.of(kept.credential());
    }
}
