package org.kirogate.token;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How a sign-in on another device stands, for its owner.
 *
 * @param state     whether it waits, or what came of it
 * @param userCode  what they type, for people
 * @param page      where they type it
 * @param direct    the same page with the code filled in
 * @param expiresAt when the code ends
 * @param interval  between two looks at least
 * @param isPublic  whether super keys will reach the token
 * @param replaces  the token that gets the new sign-in, 0 = it becomes a new one
 * @param tokenId   the token it became, 0 = none
 * @param tokenName what that is called
 * @param message   why it came to nothing, in plain words; empty when the state says all
 */
public record DeviceView(
        State state,
        String userCode,
        URI page,
        URI direct,
        Instant expiresAt,
        Duration interval,
        boolean isPublic,
        long replaces,
        long tokenId,
        String tokenName,
        String message) {

    /** How far it has come. */
    public enum State {
        /** Its owner has not confirmed the code yet. */
        WAITING,
        /** The code was confirmed; the account is being checked. */
        CHECKING,
        /** It is a token. */
        DONE,
        /** Its owner said no. */
        DENIED,
        /** Nobody confirmed the code in time. */
        EXPIRED,
        /** The account can't be added. */
        REFUSED;

        /** Whether it may still become a token. */
        public boolean open() {
            return switch (this) {
                case WAITING, CHECKING -> true;
                case DONE, DENIED, EXPIRED, REFUSED -> false;
            };
        }
    }

    public DeviceView {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(userCode, "userCode");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(direct, "direct");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(tokenName, "tokenName");
        Objects.requireNonNull(message, "message");
    }
}
