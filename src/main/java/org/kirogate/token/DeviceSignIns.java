package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.kirogate.db.Noting;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.DeviceFlow;
import org.kirogate.upstream.DeviceGrant;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamException;

/**
 * Accounts that come by a sign-in on another device: a person has one sign-in at a time, which this node remembers
 * until it is over. Nobody waits for it: whoever looks asks the provider again, no more often than it allows.
 * Thread-safe; no lock is held across a call.
 */
public final class DeviceSignIns {
    /** Sign-ins that wait on this node at a time. */
    private static final int MOST = 500;
    /** What came of one is shown so long. */
    private static final Duration SHOWN = Duration.ofMinutes(10);

    private final Upstream upstream;
    private final Tokens tokens;
    private final TokenReplacement replacement;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, DeviceSignIn> byUser = new LinkedHashMap<>();

    /** Sign-ins that end as these tokens, or renew them. */
    public DeviceSignIns(
            Upstream upstream, Tokens tokens, TokenReplacement replacement, InstantSource clock) {
        this.upstream = Objects.requireNonNull(upstream, "upstream");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.replacement = Objects.requireNonNull(replacement, "replacement");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Whether the provider knows such sign-ins. */
    public boolean offered() {
        return upstream.deviceFlow().isPresent();
    }

    /**
     * Begins one, in place of the person's last.
     *
     * @param name     at most {@value Tokens#MAX_NAME} characters, empty = its kind
     * @param replaces a token of theirs that gets the new sign-in, 0 = it becomes a new one
     * @param noting   notes what comes of it, in the transaction that stores it
     * @throws GatewayException INVALID_REQUEST about the name; NOT_FOUND about the token to replace; FORBIDDEN when it
     *     can't be public at present; RATE_LIMITED when too many people sign in; UPSTREAM_FAILED or
     *     UPSTREAM_TIMEOUT when there is no code now
     */
    public DeviceView begin(
            long userId, String name, boolean isPublic, long replaces, Noting<TokenArrival> noting) {
        String checked = name.isBlank() ? "" : TokenChanges.checkedName(name);
        tokens.requireSharing(isPublic);
        if (replaces != 0) {
            tokens.find(TokenRef.own(userId, replaces));
        }
        requireRoom(userId);
        DeviceGrant grant;
        try {
            grant = flow().begin();
        } catch (UpstreamException e) {
            throw CheckRefusal.of(e);
        }
        DeviceSignIn.Aim aim = new DeviceSignIn.Aim(checked, isPublic, replaces, noting);
        DeviceSignIn signIn = new DeviceSignIn(grant, aim, clock.instant());
        lock.lock();
        try {
            byUser.remove(userId);
            byUser.put(userId, signIn);
        } finally {
            lock.unlock();
        }
        return signIn.view();
    }

    /** How the person's sign-in stands, without asking; empty when there is none. */
    public Optional<DeviceView> find(long userId) {
        Optional<DeviceSignIn> found = held(userId);
        found.ifPresent(signIn -> signIn.expire(clock.instant()));
        return found.map(DeviceSignIn::view);
    }

    /**
     * How it stands now: asks the provider when its time has come, and stores the account when its owner said yes.
     *
     * @return empty when there is none
     */
    public Optional<DeviceView> check(long userId) {
        Optional<DeviceSignIn> found = held(userId);
        found.filter(signIn -> signIn.take(clock.instant())).ifPresent(signIn -> {
            try {
                ask(userId, signIn);
            } finally {
                signIn.giveBack(clock.instant());
            }
        });
        return found.map(DeviceSignIn::view);
    }

    /** Forgets the person's sign-in; without effect when there is none. */
    public void cancel(long userId) {
        lock.lock();
        try {
            byUser.remove(userId);
        } finally {
            lock.unlock();
        }
    }

    private void ask(long userId, DeviceSignIn signIn) {
        try {
            if (signIn.granted().isEmpty()) {
                signIn.answered(flow().poll(signIn.grant()));
            }
            signIn.granted().ifPresent(credential -> signIn.stored(store(userId, signIn.aim(), credential)));
        } catch (UpstreamException e) {
            failed(signIn, CheckRefusal.of(e));
        } catch (GatewayException e) {
            failed(signIn, e);
        }
    }

    private TokenView store(long userId, DeviceSignIn.Aim aim, Credential credential) {
        return aim.replaces() == 0
                ? tokens.add(userId, credential, aim.name(), aim.isPublic(), aim.noting())
                : replacement.replace(TokenRef.own(userId, aim.replaces()), credential, aim.noting());
    }

    /** What may pass by itself is asked again, until the code ends. */
    private static void failed(DeviceSignIn signIn, GatewayException refusal) {
        // One that is kept in memory until the database is back must not be brought again.
        if (refusal.fault().status() < 500 || refusal.fault() == Fault.UNAVAILABLE) {
            signIn.refused(refusal.getMessage());
        }
    }

    private Optional<DeviceSignIn> held(long userId) {
        Instant now = clock.instant();
        lock.lock();
        try {
            return Optional.ofNullable(byUser.get(userId)).filter(signIn -> !signIn.over(now, SHOWN));
        } finally {
            lock.unlock();
        }
    }

    private void requireRoom(long userId) {
        Instant now = clock.instant();
        lock.lock();
        try {
            byUser.values().removeIf(signIn -> signIn.over(now, SHOWN));
            DeviceSignIn last = byUser.get(userId);
            if (byUser.size() >= MOST && last == null) {
                throw new GatewayException(Fault.RATE_LIMITED, "Too many people sign in to accounts at this moment.")
                        .retryAfter(Duration.ofMinutes(1));
            }
        } finally {
            lock.unlock();
        }
    }

    private DeviceFlow flow() {
        return upstream.deviceFlow().orElseThrow(
                () -> new GatewayException(Fault.NOT_FOUND, "This provider has no sign-in by code."));
    }
}
