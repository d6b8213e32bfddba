package org.kirogate.access;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Digests;

/**
 * Who a presented key stands for. Everything is in memory: no database, and bcrypt only when this node first meets a
 * key that is right. Thread-safe.
 */
public final class Authenticator {
    private final KeyMemory memory;
    private final Users users;
    private final Digests digests;
    private final BiPredicate<String, String> bcrypt;
    private final InstantSource clock;

    /**
     * Authenticates these keys.
     *
     * @param digests under the key secret, the same as the keys were made with
     * @param bcrypt  whether a text is the one of a hash
     */
    public Authenticator(
            ApiKeys keys, Users users, Digests digests, BiPredicate<String, String> bcrypt, InstantSource clock) {
        this.memory = keys.memory();
        this.users = Objects.requireNonNull(users, "users");
        this.digests = Objects.requireNonNull(digests, "digests");
        this.bcrypt = Objects.requireNonNull(bcrypt, "bcrypt");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * The caller that a key stands for.
     *
     * @param presentedKey what came, empty = nothing
     * @throws GatewayException UNAUTHENTICATED, a final answer, when the key is missing, unknown, deleted, disabled or
     *     expired or was refused; FORBIDDEN when it waits for an approval or its owner is not in good standing
     */
    public Caller authenticate(String presentedKey) {
        if (presentedKey.isEmpty()) {
            throw refused("No API key was sent. Send it as 'Authorization: Bearer KEY' or as 'x-api-key: KEY'.");
        }
        Optional<KeyMemory.Slot> slot = NewSecret.plausible(presentedKey)
                ? memory.find(digests.hmac(NewSecret.PURPOSE, presentedKey))
                : Optional.empty();
        long now = clock.millis();
        if (slot.isEmpty() || slot.get().secret().over(now) || !slot.get().secret().proved(presentedKey, bcrypt)) {
            throw refused("Invalid API key.");
        }
        LiveKey key = slot.get().key();
        if (!key.settings().active()) {
            throw refused("This API key is disabled.");
        }
        if (key.expired(now, memory.firstUse(key))) {
            throw refused("This API key has expired.");
        }
        checkApproval(key.approval());
        checkOwner(users.state(key.caller().userId()).orElse(UserState.PENDING));
        return key.caller();
    }

    private static void checkApproval(Approval approval) {
        switch (approval) {
            case NONE, APPROVED -> { }
            case PENDING -> throw new GatewayException(
                    Fault.FORBIDDEN, "This API key does not work until a second administrator approves it.").noRetry();
            case REFUSED -> throw refused("This API key was refused by an administrator.");
        }
    }

    /** An owner who is not known here yet was made on another node a moment ago, and waits like a pending one. */
    private static void checkOwner(UserState state) {
        switch (state) {
            case ACTIVE -> { }
            case PENDING -> throw new GatewayException(
                    Fault.FORBIDDEN, "The owner of this API key waits for an administrator's approval.").noRetry();
            case BANNED -> throw new GatewayException(Fault.FORBIDDEN, "The owner of this API key is banned.")
                    .noRetry();
        }
    }

    private static GatewayException refused(String message) {
        return new GatewayException(Fault.UNAUTHENTICATED, message).noRetry();
    }
}
